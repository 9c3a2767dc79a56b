"""The budget report: the plans' money by one dimension or several, with the plan's total under every grouping."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from clusterkit.budget import NONE, UNSPLIT, Charge, Sum, add_up, charges
from clusterkit.labels import label
from clusterkit.model.plan import Plan
from clusterkit.reports.dimensions import DIMENSIONS, HEADINGS, cluster_name
from clusterkit.reports.table import Cell, Column, Table

MONEY = (
    Column("allocated", "Allocated", "money"),
    Column("on_approved", "of which on approved money", "money"),
    Column("in_kind", "of which in kind", "money"),
    Column("up_to", "On demand, up to", "money"),
    Column("income", "Income", "money"),
)
FOR_A_SOURCE = (Column("approved", "Approved", "money"), Column("free", "Free", "money"))
COUNTS = (Column("lines", "Lines", "count"), Column("unknown", "Not yet known", "count"))


def budget(
    plans: Sequence[Plan], by: Sequence[str] = ("source",), language: str | None = None, partial: bool = False
) -> Table:
    """The money of the plans, grouped by the named dimensions (keys of DIMENSIONS), in the plans' own order.

    Several plans with a dimension that means something in one plan alone are grouped by plan first. An approved
    source without a line has its row too. Headings are in `language`, names in the plan's own. `free` is approved − allocated, and negative where the source is overdrawn.
    """
    by = _with_plan(plans, by)
    found = [charge for plan in plans for charge in charges(plan)]
    groups: dict[tuple[str, ...], list[Charge]] = {key: [] for key in _idle(plans, by)}
    for charge in found:
        groups.setdefault(tuple(DIMENSIONS[name].key(charge) for name in by), []).append(charge)
    names = _names(plans, by)
    language = language or plans[0].language
    rows = [_row(key, add_up(groups[key]), names, by, plans, language) for key in _ordered(groups, names)]
    return Table(
        title="Budget by {by}",
        subject=", ".join(dict.fromkeys(cluster_name(plan) for plan in plans)),
        by=by,
        columns=_columns(by),
        rows=tuple(rows),
        total=_total(add_up(found), by, rows),
        language=language,
        partial=partial,
    )


def _with_plan(plans: Sequence[Plan], by: Sequence[str]) -> tuple[str, ...]:
    local = any(DIMENSIONS[name].local for name in by)
    return ("plan", *by) if local and len(plans) > 1 and "plan" not in by else tuple(by)


def _columns(by: tuple[str, ...]) -> tuple[Column, ...]:
    keys = tuple(Column(name, DIMENSIONS[name].label, "key") for name in by)
    of_source = FOR_A_SOURCE if by[-1] == "source" else ()
    return (*keys, Column("name", "Name", "text"), *MONEY, *of_source, *COUNTS)


def _idle(plans: Sequence[Plan], by: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Sources in the register, so that one without a line is seen too; only where rows are sources."""
    if by == ("source",) or by == ("plan", "source"):
        for plan in plans:
            for source in plan.head.sources:
                yield (plan.id, source.id) if len(by) > 1 else (source.id,)


def _names(plans: Sequence[Plan], by: tuple[str, ...]) -> list[dict[str, str]]:
    """For each dimension its keys in order, with their names."""
    return [{key: name for plan in plans for key, name in DIMENSIONS[one].names(plan)} for one in by]


def _ordered(groups: dict[tuple[str, ...], list[Charge]], names: list[dict[str, str]]) -> list[tuple[str, ...]]:
    """The groups in the plans' order, the headings in place of a name last."""
    places = [{key: index for index, key in enumerate([*known, UNSPLIT, NONE])} for known in names]
    return sorted(groups, key=lambda key: [places[index].get(part, -1) for index, part in enumerate(key)])


def _row(
    key: tuple[str, ...], sums: Sum, names: list[dict[str, str]], by: tuple[str, ...], plans: Sequence[Plan], language: str
) -> tuple[Cell, ...]:
    shown = [known.get(part) or label(HEADINGS.get(part, part), language) for part, known in zip(key, names, strict=True)]
    return (*key, " · ".join(shown), *_money(sums), *_of_source(key, sums, by, plans), sums.lines, sums.unknown)


def _money(sums: Sum) -> tuple[Decimal, ...]:
    return sums.allocated, sums.on_approved, sums.in_kind, sums.up_to, sums.income


def _of_source(key: tuple[str, ...], sums: Sum, by: tuple[str, ...], plans: Sequence[Plan]) -> tuple[Cell, ...]:
    """A source's approved and free shekels; None where it has no approved amount, `tbd` where that is not yet known."""
    if by[-1] != "source":
        return ()
    owner = next((plan for plan in plans if plan.id == key[0]), None) if by[0] == "plan" else plans[0]
    source = owner.sources.get(key[-1]) if owner else None
    if source is None or source.approved is None:
        return (None, None)
    if not isinstance(source.approved, Decimal):
        return (str(source.approved), None)
    return (source.approved, source.approved - sums.allocated if by in (("source",), ("plan", "source")) else None)


def _total(sums: Sum, by: tuple[str, ...], rows: Sequence[tuple[Cell, ...]]) -> tuple[Cell, ...]:
    of_source: tuple[Cell, ...] = (None, None) if by[-1] == "source" else ()
    return (*("" for _ in by), "", *_money(sums), *of_source, sums.lines, sums.unknown)
