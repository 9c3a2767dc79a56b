"""When a task begins, is first due and ends, as (year, month); None where it says nothing."""

from clusterkit.model.work import Task
from clusterkit.periods import Period

Month = tuple[int, int]


def end(period: Period) -> Month:
    """The last month of a period."""
    return period.year, period.last


def periods(task: Task) -> tuple[Period, ...]:
    """Every period that a task names: of its milestones and of its schedule."""
    return (*(milestone.period for milestone in task.milestones), *task.schedule)


def ends(task: Task) -> Period | None:
    """The last period that a task names."""
    return max(periods(task), key=end, default=None)


def first_due(task: Task) -> Period | None:
    """The first period at whose end something of a task stands, or has been worked on."""
    return min(periods(task), key=end, default=None)
