"""A task has no milestone in any period, and no schedule.

Why: without a time nobody knows when to ask, and the task is in progress until the year is over. When a whole plan
names no time, one finding says so for all of its tasks.

Fix: write under `milestones:` what will stand at the end of a period, or at least the periods of work in `schedule:`.

Example:
    tasks:
      - {id: w-1, title: סקר פסולת, owner: moran}      # task-without-milestone

Source: the practice of the field: a milestone in some period; in the HaMifratz work plan 2021 each task has one.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.model.work import Task
from clusterkit.rules.finding import Finding

name = "task-without-milestone"
severity: Final = "warning"

_HELP = "write under `milestones:` what will stand at the end of a period"


def check(plan: Plan) -> Iterator[Finding]:
    """Every task has a milestone, a scheduled period, or a measure with a due date."""
    without = [task for task in plan.tasks if not _has_time(task)]
    if len(without) > 1 and len(without) == len(plan.tasks):
        place, values = plan.tasks[0].places.of("id"), {"count": len(without)}
        message = "none of the plan's {count} tasks has a milestone or a schedule"
        yield Finding(place, (plan.head,), message, _HELP, values=values)
        return
    for task in without:
        message = "task {id} has no milestone and no schedule"
        yield Finding(task.places.of("id"), (task,), message, _HELP, values={"id": task.id})


def _has_time(task: Task) -> bool:
    refused = task.places.refused & {"milestones", "schedule", "indicators"}
    return bool(task.milestones or task.schedule or refused or any(indicator.due for indicator in task.indicators))
