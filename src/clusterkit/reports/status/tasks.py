"""The status of the work, task by task: how each stands and why, when it is due, and the money beside it."""

from collections import defaultdict
from collections.abc import Sequence

from clusterkit.budget import Charge, charges
from clusterkit.labels import N_, label
from clusterkit.model.plan import Plan
from clusterkit.movements import Movement, all_movements
from clusterkit.reports.ask import Ask
from clusterkit.reports.dimensions import DIMENSIONS
from clusterkit.reports.groups import subject
from clusterkit.reports.status.counts import MONEY, money
from clusterkit.reports.status.notes import mixed, notes
from clusterkit.reports.status.said import STATE, reasons
from clusterkit.reports.table import Cell, Column, Table
from clusterkit.status import Course, Stand, course

_PLAN = Column("plan", N_("Plan"), "key")
_COLUMNS = (
    Column("task", N_("Task"), "key"),
    Column("name", N_("Name"), "text"),
    Column("owner", N_("Owner"), "text"),
    Column("due", N_("Due"), "text"),
    Column("moved", N_("Moved to"), "text"),
    Column("state", N_("State"), "text"),
    Column("why", N_("Why"), "text"),
    Column("reported", N_("Reported for"), "text"),
    *MONEY,
    Column("percent", N_("Executed, of what is allocated"), "percent"),
    Column("report", N_("Report"), "text"),
)


def tasks(plans: Sequence[Plan], ask: Ask) -> Table:
    """Every task with its state, why, the latest report on it and its money in shekels, in the plans' order."""
    several, language = len(plans) > 1, ask.spoken(plans)
    courses = [course(plan, ask.as_of) for plan in plans]
    moves = [(one, _by_task(one.plan, ask)) for one in courses]
    columns = (*((_PLAN,) if several else ()), *_COLUMNS)
    cells = money([one for _, of_task in moves for found in of_task.values() for one in found])
    before = len(columns) - len(cells) - 1
    return Table(
        title=N_("Status by task, as of {day}") if ask.as_of else N_("Status by task"),
        subject=subject(plans),
        by=(),
        columns=columns,
        rows=tuple(
            (*((one.plan.id,) if several else ()), *_row(one, stand, of_task[stand.task.id], language))
            for one, of_task in moves
            for stand in one.stands
        ),
        total=(*("" for _ in range(before)), *cells, None),
        language=language,
        partial=ask.partial,
        values={"day": str(ask.as_of)},
        notes=(*(note for one in courses for note in notes(one)), *mixed(courses)),
    )


def _by_task(plan: Plan, ask: Ask) -> dict[str, list[Charge | Movement]]:
    """The lines and the movements of each task, by its id; those of no task are left out."""
    found: dict[str, list[Charge | Movement]] = defaultdict(list)
    every: list[Charge | Movement] = [*charges(plan), *all_movements(plan, ask.as_of)]
    for one in every:
        if one.task:
            found[one.task.id].append(one)
    return found


def _row(found: Course, stand: Stand, of_task: Sequence[Charge | Movement], language: str) -> tuple[Cell, ...]:
    task, plan = stand.task, found.plan
    owners = dict(DIMENSIONS["owner"].names(plan))
    report = stand.report
    return (
        task.id,
        task.title.pick(plan.language)[0],
        owners.get("+".join(task.owner)),
        str(stand.due) if stand.due else None,
        str(stand.moved) if stand.moved else None,
        label(STATE[stand.state], language) if found.reports else None,
        reasons(stand, language) or None if found.reports else None,
        str(stand.period) if stand.period else None,
        *money(of_task),
        report.report.pick(plan.language)[0] if report and report.report else None,
    )
