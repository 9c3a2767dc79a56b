"""The Gantt grid of a section: its tasks by the periods in which they are worked on."""

from clusterkit.labels import N_
from clusterkit.model.work import Section, Task
from clusterkit.periods import Period
from clusterkit.reports.booklet.rows import Gantt, GanttRow, Heading
from clusterkit.reports.booklet.scribe import Scribe

SHORT = {6: N_("H{number}"), 3: N_("Q{number}"), 1: "{number}", 12: "{number}"}
"""A period's short form, by its months; a month's is its number."""


def gantt(scribe: Scribe, section: Section) -> Gantt | None:
    """The grid; None where no task of the section says when it is worked on."""
    tasks = [task for goal in section.goals for task in goal.tasks if task.schedule]
    if not tasks:
        return None
    columns = _columns(tasks)
    rows = tuple(
        GanttRow(f"t-{task.id}", scribe.phrase(task.title), tuple(_busy(task, column) for column in columns))
        for task in tasks
    )
    return Gantt(tuple(Heading(_short(scribe, column), scribe.period(column)) for column in columns), rows)


def _columns(tasks: list[Task]) -> list[Period]:
    """Equal periods from the first year to the last, as long as the shortest that is scheduled."""
    scheduled = [period for task in tasks for period in task.schedule]
    months = min(period.months for period in scheduled)
    years = range(min(period.year for period in scheduled), max(period.year for period in scheduled) + 1)
    return [Period(year, month, months) for year in years for month in range(1, 13, months)]


def _busy(task: Task, column: Period) -> bool:
    return any(period.covers(column) for period in task.schedule)


def _short(scribe: Scribe, period: Period) -> str:
    number = period.year if period.months == 12 else (period.month - 1) // period.months + 1
    return scribe.label(SHORT[period.months], number=number)
