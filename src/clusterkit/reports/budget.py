"""The budget report: the plans' money by one dimension or several, with the plans' total under every grouping."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from clusterkit.budget import Charge, Sum, add_up, charges
from clusterkit.labels import N_
from clusterkit.model.plan import Plan
from clusterkit.money import Unknown
from clusterkit.reports.ask import Ask
from clusterkit.reports.groups import Key, key_columns, key_of, name_of, order, subject, with_plan
from clusterkit.reports.table import Cell, Column, Table
from clusterkit.standings import transferred, usable

MONEY = (
    Column("allocated", N_("Allocated"), "money"),
    Column("on_approved", N_("of which on approved money"), "money"),
    Column("in_kind", N_("of which in kind"), "money"),
    Column("up_to", N_("On demand, up to"), "money"),
    Column("income", N_("Income"), "money"),
)
FOR_A_SOURCE = (
    Column("approved", N_("Approved"), "money"),
    Column("transferred", N_("Transferred"), "money"),
    Column("spent_before", N_("Paid in earlier years"), "money"),
    Column("free", N_("Free"), "money"),
)
COUNTS = (
    Column("lines", N_("Lines"), "count"),
    Column("tbd", N_("of which not yet known"), "count"),
    Column("no_amount", N_("of which without an amount"), "count"),
)

_BY_SOURCE = (("source",), ("plan", "source"))
"""The groupings whose rows are sources, with their approved and free money."""

_NOTHING: tuple[Cell, ...] = (None, None, None, None)


def budget(plans: Sequence[Plan], ask: Ask) -> Table:
    """The money of the plans, grouped by the named dimensions (keys of DIMENSIONS), in the plans' own order.

    Several plans with a dimension that means something in one plan alone are grouped by plan first. A source without
    a line has its row too. Headings are in the language asked, names in their plan's own. `free` is what the year may
    use of a source (approved, with transfers, less what earlier years paid) less what is allocated of it.
    """
    by = with_plan(plans, ask.by)
    language = ask.spoken(plans)
    found = [charge for plan in plans for charge in charges(plan)]
    groups: dict[Key, list[Charge]] = {key: [] for key in _sources(plans, by)}
    for charge in found:
        groups.setdefault(key_of(charge, by), []).append(charge)
    names = {key: name_of(key, groups[key], plans, by, language) for key in groups}
    return Table(
        title=N_("Budget by {by}"),
        subject=subject(plans),
        by=by,
        columns=_columns(by),
        rows=tuple(
            (*key, names[key], *_figures(add_up(groups[key]), _of_source(key, plans, by)))
            for key in sorted(groups, key=order(plans, by))
        ),
        total=(*("" for _ in by), "", *_figures(add_up(found), _NOTHING)),
        language=language,
        partial=ask.partial,
    )


def _columns(by: Key) -> tuple[Column, ...]:
    return (*key_columns(by), *MONEY, *FOR_A_SOURCE, *COUNTS)


def _sources(plans: Sequence[Plan], by: Key) -> Iterator[Key]:
    """Every source in the registers, where rows are sources: one without a line is seen too."""
    for plan in plans if by in _BY_SOURCE else ():
        yield from ((plan.id, source.id)[-len(by) :] for source in plan.head.sources if plan.balance(source.id))


def _of_source(key: Key, plans: Sequence[Plan], by: Key) -> tuple[Cell, ...]:
    """Approved, transferred, paid before and usable of the source that a row is; nothing where rows are not sources."""
    plan = next((plan for plan in plans if len(by) == 1 or plan.id == key[0]), None)
    source = plan.balance(key[-1]) if plan and by in _BY_SOURCE else None
    if source is None or plan is None:
        return _NOTHING
    approved = str(source.approved) if isinstance(source.approved, Unknown) else source.approved
    before = source.spent_before if isinstance(source.spent_before, Decimal) else None
    return approved, transferred(plan, source.id) or None, before, usable(plan, source)


def _figures(sums: Sum, of_source: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """The cells of a row after its name. A source without an approved amount has none, and nothing free."""
    money = (sums.allocated, sums.on_approved, sums.in_kind, sums.up_to, sums.income)
    *approved, may_use = of_source
    free = may_use - sums.allocated if isinstance(may_use, Decimal) else None
    return (*money, *approved, free, sums.lines, sums.tbd, sums.no_amount)
