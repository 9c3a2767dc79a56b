"""The budget report: the plans' money by one dimension or several, with the plans' total under every grouping."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from clusterkit.budget import Charge, Sum, add_up, charges
from clusterkit.labels import label
from clusterkit.model.plan import Plan
from clusterkit.model.sources import Source
from clusterkit.money import Unknown
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
COUNTS = (
    Column("lines", "Lines", "count"),
    Column("tbd", "of which not yet known", "count"),
    Column("no_amount", "of which without an amount", "count"),
)

_BY_SOURCE = (("source",), ("plan", "source"))
"""The groupings whose rows are sources, with their approved and free money."""

Key = tuple[str, ...]


def budget(
    plans: Sequence[Plan], by: Sequence[str] = ("source",), language: str | None = None, partial: bool = False
) -> Table:
    """The money of the plans, grouped by the named dimensions (keys of DIMENSIONS), in the plans' own order.

    Several plans with a dimension that means something in one plan alone are grouped by plan first. A source without
    a line has its row too. Headings are in `language` (the first plan's where none is given), names in their plan's
    own. `free` is approved − allocated, and negative where the source is overdrawn.
    """
    by = _with_plan(plans, by)
    language = language or next((plan.language for plan in plans), "en")
    found = [charge for plan in plans for charge in charges(plan)]
    groups: dict[Key, list[Charge]] = {key: [] for key in _sources(plans, by)}
    for charge in found:
        groups.setdefault(tuple(DIMENSIONS[name].key(charge) for name in by), []).append(charge)
    names = {key: _name(key, groups[key], plans, by, language) for key in groups}
    return Table(
        title="Budget by {by}",
        subject=", ".join(dict.fromkeys(cluster_name(plan) for plan in plans)),
        by=by,
        columns=_columns(by),
        rows=tuple(
            (*key, names[key], *_figures(add_up(groups[key]), _entry(key, plans, by)))
            for key in sorted(groups, key=_order(plans, by))
        ),
        total=(*("" for _ in by), "", *_figures(add_up(found), None)),
        language=language,
        partial=partial,
    )


def _with_plan(plans: Sequence[Plan], by: Sequence[str]) -> tuple[str, ...]:
    local = any(DIMENSIONS[name].local for name in by)
    return ("plan", *by) if local and len(plans) > 1 and "plan" not in by else tuple(by)


def _columns(by: tuple[str, ...]) -> tuple[Column, ...]:
    keys = tuple(Column(name, DIMENSIONS[name].label, "key") for name in by)
    return (*keys, Column("name", "Name", "text"), *MONEY, *FOR_A_SOURCE, *COUNTS)


def _sources(plans: Sequence[Plan], by: tuple[str, ...]) -> Iterator[Key]:
    """Every source in the registers, where rows are sources: one without a line is seen too."""
    for plan in plans if by in _BY_SOURCE else ():
        yield from ((plan.id, source.id)[-len(by) :] for source in plan.head.sources)


def _name(key: Key, found: Sequence[Charge], plans: Sequence[Plan], by: tuple[str, ...], language: str) -> str:
    """What a row is called: its keys' names, the plan's own left out where something else is named too."""
    of_row = [charge.plan for charge in found] or [plan for plan in plans if plan.id == key[0]] or list(plans)
    shown = [(name, part) for name, part in zip(by, key, strict=True) if name != "plan" or len(by) == 1]
    return " · ".join(_one_name(name, part, of_row, language) for name, part in shown)


def _one_name(dimension: str, part: str, plans: Sequence[Plan], language: str) -> str:
    if part in HEADINGS:
        return label(HEADINGS[part], language)
    known = DIMENSIONS[dimension].names
    return next((name for plan in dict.fromkeys(plans) for key, name in known(plan) if key == part), part)


def _order(plans: Sequence[Plan], by: tuple[str, ...]) -> Callable[[Key], list[tuple[int, str]]]:
    """A sort key for rows: the plans' own order, dimension by dimension; after it unknown names, and the headings."""
    ranks = [{at: rank for rank, at in enumerate(_known(plans, one, "plan" in by))} for one in by]
    last = max(map(len, ranks), default=0)

    def rank(key: Key) -> list[tuple[int, str]]:
        plan = key[by.index("plan")] if "plan" in by else ""
        headings = (*HEADINGS,)
        return [
            (last + 1 + headings.index(part), "") if part in headings else (known.get((plan, part), last), part)
            for part, known in zip(key, ranks, strict=True)
        ]

    return rank


def _known(plans: Sequence[Plan], dimension: str, by_plan: bool) -> dict[tuple[str, str], None]:
    """A dimension's keys in order, each with its plan where rows name the plan."""
    return {(plan.id if by_plan else "", key): None for plan in plans for key, _ in DIMENSIONS[dimension].names(plan)}


def _entry(key: Key, plans: Sequence[Plan], by: tuple[str, ...]) -> Source | None:
    """The source that a row is, if rows are sources."""
    if by not in _BY_SOURCE:
        return None
    return next((plan.sources.get(key[-1]) for plan in plans if len(by) == 1 or plan.id == key[0]), None)


def _figures(sums: Sum, source: Source | None) -> tuple[Cell, ...]:
    """The cells of a row after its name. A source without an approved amount has none, and nothing free."""
    money = (sums.allocated, sums.on_approved, sums.in_kind, sums.up_to, sums.income)
    approved = source.approved if source else None
    free = approved - sums.allocated if isinstance(approved, Decimal) else None
    shown = str(approved) if isinstance(approved, Unknown) else approved
    return (*money, shown, free, sums.lines, sums.tbd, sums.no_amount)
