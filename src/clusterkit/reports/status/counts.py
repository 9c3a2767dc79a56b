"""The status of the work by section, owner, source and more: how many tasks stand how, and the money beside them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from clusterkit.budget import NONE, Charge, add_up, charges
from clusterkit.labels import N_
from clusterkit.model.plan import Plan
from clusterkit.model.sources import Source
from clusterkit.model.work import Goal, Section, Task
from clusterkit.movements import Movement, all_movements
from clusterkit.periods import Period
from clusterkit.reports.ask import Ask
from clusterkit.reports.dimensions import Grouped
from clusterkit.reports.groups import Key, key_columns, key_of, name_of, order, subject, with_plan
from clusterkit.reports.status.notes import mixed, notes
from clusterkit.reports.status.said import COUNTED
from clusterkit.reports.table import ALWAYS, Cell, Column, Note, Table
from clusterkit.standings import flow, percent
from clusterkit.status import STATES, Course, Stand, course

BY = ("section", "goal", "owner", "source", "cluster", "plan")
"""The dimensions that tasks, lines and movements have."""

MONEY = (
    Column("allocated", N_("Allocated"), "money"),
    Column("committed", N_("Committed"), "money"),
    Column("executed", N_("Executed"), "money"),
)
_TASKS = Column("tasks", N_("Tasks"), "count")
_STATES = tuple(Column(state.replace("-", "_"), COUNTED[state], "count") for state in STATES)
_UNKNOWN = Column("unknown", N_("In plans without reports"), "count")
_PERCENT = Column("percent", N_("Executed, of what is allocated"), "percent")
_ALWAYS = (*ALWAYS, "tasks", "done", "late", "at_risk", "unreported")


class _Work(NamedTuple):
    """A task on one of its sources, as something that can be grouped; `known`: somebody has reported on its plan."""

    stand: Stand
    source: str
    known: bool

    @property
    def plan(self) -> Plan:
        return self.stand.plan

    @property
    def sources(self) -> tuple[str, ...]:
        return (self.source,)

    @property
    def entry(self) -> Source | None:
        return self.plan.sources.get(self.source)

    @property
    def section(self) -> Section:
        return self.stand.spot.sections[-1]

    @property
    def goal(self) -> Goal:
        return self.stand.spot.goal

    @property
    def task(self) -> Task:
        return self.stand.task

    @property
    def period(self) -> Period:
        return Period(self.plan.head.year)


def counts(plans: Sequence[Plan], ask: Ask) -> Table:
    """How many tasks are in each state on a day, and what is allocated, committed and executed, in shekels.

    A task that several sources pay for stands in the row of each; the total counts every task once. `committed` is
    ordered and not yet paid. A plan that nobody has reported on says how many tasks it has, and not how they stand:
    `unknown` counts them where others are reported on, so that the states with it come to all tasks.
    """
    by, language = with_plan(plans, ask.by), ask.spoken(plans)
    courses = [course(plan, ask.as_of) for plan in plans]
    reported = any(one.reports for one in courses)
    groups: dict[Key, list[Grouped]] = defaultdict(list)
    for one in _grouped(courses, ask):
        groups[key_of(one, by)].append(one)
    return Table(
        title=N_("Status by {by}, as of {day}") if ask.as_of else N_("Status by {by}"),
        subject=subject(plans),
        by=by,
        columns=(*key_columns(by), _TASKS, *_STATES, _UNKNOWN, *MONEY, _PERCENT),
        rows=tuple(
            (*key, name_of(key, groups[key], plans, by, language), *_figures(groups[key], reported))
            for key in sorted(groups, key=order(plans, by))
        ),
        total=(*("" for _ in by), "", *_figures([one for found in groups.values() for one in found], reported)),
        language=language,
        partial=ask.partial,
        values={"day": str(ask.as_of)},
        notes=(*(note for one in courses for note in notes(one)), *mixed(courses), *_several(groups.values())),
        always=_ALWAYS,
    )


def _grouped(courses: Iterable[Course], ask: Ask) -> Iterator[Grouped]:
    """The tasks of every plan, once for each of their sources; their lines; what was ordered and paid."""
    for found in courses:
        plan = found.plan
        of_plan = list(charges(plan))
        sources: dict[int, dict[str, None]] = defaultdict(dict)
        for charge in of_plan:
            sources[id(charge.task)][charge.source] = None
        for stand in found.stands:
            known = bool(found.reports)
            yield from (_Work(stand, source, known) for source in sources.get(id(stand.task), {NONE: None}))
        yield from of_plan
        yield from (one for one in all_movements(plan, ask.as_of) if one.row.kind != "receipt")


def _figures(found: Sequence[Grouped], reported: bool) -> tuple[Cell, ...]:
    works = {id(one.stand.task): one for one in found if isinstance(one, _Work)}.values()
    known = [one.stand.state for one in works if one.known]
    states = [known.count(state) if known or not works else None for state in STATES]
    return (len(works), *states, len(works) - len(known) if reported else None, *money(found))


def money(found: Sequence[object]) -> tuple[Cell, ...]:
    """What lines allocate and the accounts committed and executed, with the percentage.

    None where no line has a known amount, and where no accounts are kept. No percentage where lines of plans without
    accounts are among them: what was executed is of a part of what is allocated.
    """
    lines = [one for one in found if isinstance(one, Charge)]
    moved = [one for one in found if isinstance(one, Movement)]
    known = any(one.amount is not None for one in lines)
    allocated, flows = add_up(lines).allocated if known else None, flow(moved)
    if not any(one.plan.actuals for one in found if isinstance(one, (Charge, Movement, _Work))):
        return allocated, None, None, None
    accounted = add_up(one for one in lines if one.plan.actuals).allocated
    part = percent(flows.payments, accounted) if allocated is None or accounted == allocated else None
    return allocated, flows.open, flows.payments, part


def _several(groups: Iterable[Sequence[Grouped]]) -> Iterator[Note]:
    """Said where a task stands in several rows."""
    rows = [{id(one.stand.task) for one in found if isinstance(one, _Work)} for found in groups]
    if sum(map(len, rows)) > len(set().union(*rows)):
        yield Note(N_("a task that several sources pay for stands in the row of each; the total counts it once"), {})
