"""The control report: what every source has, what the plan and the accounts use of it, and what is left.

By source and what follows from it (kind, funder, cluster, plan), the figures are where the source stands on a day. By
anything else, and by half, quarter or month, they are what was planned and what moved.

Source: the quarterly control report of a local authority's treasurer.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from clusterkit.budget import Charge, add_up, charges
from clusterkit.labels import N_
from clusterkit.model.plan import Plan
from clusterkit.model.sources import Source
from clusterkit.movements import Movement, all_movements
from clusterkit.periods import Period
from clusterkit.reports.approvals import approved_later
from clusterkit.reports.ask import Ask
from clusterkit.reports.dimensions import DIMENSIONS, Grouped
from clusterkit.reports.groups import Key, key_columns, key_of, name_of, order, subject, with_plan
from clusterkit.reports.table import Cell, Column, Note, Table
from clusterkit.standings import flow, percent, standing, together, usable

TIMES = ("half", "quarter", "month")
BY = ("source", "kind", "funder", "section", "goal", "owner", *TIMES, "cluster", "plan")
"""The dimensions that both lines and movements have."""

STANDING = (
    Column("approved", N_("Approved"), "money"),
    Column("transferred", N_("Transferred"), "money"),
    Column("spent_before", N_("Paid in earlier years"), "money"),
    Column("allocated", N_("Allocated"), "money"),
    Column("committed", N_("Committed"), "money"),
    Column("executed", N_("Executed"), "money"),
    Column("received", N_("Received"), "money"),
    Column("free", N_("Free"), "money"),
    Column("available", N_("Available"), "money"),
    Column("percent", N_("Executed, of what may be used"), "percent"),
)
MOVED = (
    Column("allocated", N_("Allocated"), "money"),
    Column("commitments", N_("Commitments"), "money"),
    Column("payments", N_("Payments"), "money"),
    Column("receipts", N_("Receipts"), "money"),
    Column("committed", N_("Committed, to date"), "money"),
    Column("executed", N_("Executed, to date"), "money"),
    Column("percent", N_("Executed, of what is allocated"), "percent"),
)


class _Registered(NamedTuple):
    """A source of the register, as something that can be grouped."""

    plan: Plan
    entry: Source

    @property
    def source(self) -> str:
        return self.entry.id

    @property
    def sources(self) -> tuple[str, ...]:
        return (self.entry.id,)

    @property
    def section(self) -> None:
        return None

    @property
    def goal(self) -> None:
        return None

    @property
    def task(self) -> None:
        return None

    @property
    def period(self) -> Period:
        return Period(self.plan.head.year)


def control(plans: Sequence[Plan], ask: Ask) -> Table:
    """What is approved, allocated, committed, executed, received, free and available, up to a day, in shekels.

    `committed` is ordered and not yet paid; `free` = approved, with transfers, less what earlier years paid and what is
    allocated; `available` the same less what is committed and executed. `percent` is executed, of what may be used.
    """
    by, language = with_plan(plans, ask.by), ask.spoken(plans)
    of_sources = all(DIMENSIONS[name].of_source for name in by)
    groups = _groups(plans, by, ask.as_of, of_sources)
    ordered = sorted(groups, key=order(plans, by))
    figures = partial(_standings, ask.as_of) if of_sources else _moves
    return Table(
        title=N_("Control by {by}, as of {day}") if ask.as_of else N_("Control by {by}"),
        subject=subject(plans),
        by=by,
        columns=(*key_columns(by), *(STANDING if of_sources else MOVED)),
        rows=tuple(
            (*key, name_of(key, groups[key], plans, by, language), *cells)
            for key, cells in zip(ordered, figures([groups[key] for key in ordered], ordered, by), strict=True)
        ),
        total=(*("" for _ in by), "", *figures([[one for key in ordered for one in groups[key]]], [()], ())[0]),
        language=language,
        partial=ask.partial,
        values={"day": str(ask.as_of)},
        notes=(*_notes(groups.values()), *approved_later(plans, ask.as_of)) if of_sources else (),
    )


def _groups(plans: Sequence[Plan], by: Key, as_of: date | None, of_sources: bool) -> dict[Key, list[Grouped]]:
    """Charges, movements and, where rows follow from sources, the register's sources: each in one row."""
    groups: dict[Key, list[Grouped]] = defaultdict(list)
    for plan in plans:
        found: list[Grouped] = [*charges(plan), *all_movements(plan, as_of)]
        registered = [_Registered(plan, source) for source in plan.head.sources] if of_sources else []
        for one in (*registered, *found):
            known: Grouped = _Registered(plan, one.entry) if of_sources and one.entry else one
            groups[key_of(known, by)].append(one)
    return groups


def _standings(
    until: date | None, groups: Sequence[Sequence[Grouped]], keys: Sequence[Key], by: Key
) -> list[tuple[Cell, ...]]:
    return [_standing(found, until) for found in groups]


def _standing(found: Sequence[Grouped], until: date | None) -> tuple[Cell, ...]:
    """The cells of sources: each source's standing by itself, added up."""
    of_source: dict[tuple[str, str], list[Grouped]] = defaultdict(list)
    for one in found:
        of_source[one.plan.folder, one.source].append(one)
    whole = together(standing(some[0].plan, some[0].source, *_parted(some), until) for some in of_source.values())
    return tuple(getattr(whole, column.key) for column in STANDING)


def _moves(groups: Sequence[Sequence[Grouped]], keys: Sequence[Key], by: Key) -> list[tuple[Cell, ...]]:
    """The cells of other rows: what was planned and what moved; a period's `to date` holds the periods before it."""
    moved: dict[Key, list[Movement]] = defaultdict(list)
    planned: dict[Key, Decimal] = defaultdict(Decimal)
    rest = [tuple(part for name, part in zip(by, key, strict=True) if name not in TIMES) for key in keys]
    for key, found in zip(rest, groups, strict=True):
        planned[key] += add_up(_parted(found)[0]).allocated
    cells: list[tuple[Cell, ...]] = []
    for key, found in zip(rest, groups, strict=True):
        lines, movements = _parted(found)
        moved[key] += movements
        kept = any(one.plan.actuals for one in found)
        figures = _flows(movements, moved[key] if set(by) & set(TIMES) else movements, planned[key])
        cells.append((add_up(lines).allocated, *(figures if kept else [None] * len(figures))))
    return cells


def _flows(now: Sequence[Movement], to_date: Sequence[Movement], planned: Decimal) -> tuple[Cell, ...]:
    moved, whole = flow(now), flow(to_date)
    part = percent(whole.payments, planned)
    return (moved.commitments, moved.payments, moved.receipts, whole.open, whole.payments, part)


def _parted(found: Sequence[Grouped]) -> tuple[list[Charge], list[Movement]]:
    """The charges and the movements among what was grouped."""
    return [one for one in found if isinstance(one, Charge)], [one for one in found if isinstance(one, Movement)]


def _notes(groups: Iterable[Sequence[Grouped]]) -> Iterator[Note]:
    """What is allocated where nobody says how much is approved: `free` and `available` cannot count it."""
    lines = [one for found in groups for one in _parted(found)[0]]
    loose = add_up(one for one in lines if one.entry is None or usable(one.plan, one.entry) is None).allocated
    if loose:
        yield Note(
            N_("{amount} is allocated where no approved amount is known: free and available are without it."),
            {"amount": loose},
        )
