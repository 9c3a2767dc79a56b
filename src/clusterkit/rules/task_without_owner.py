"""A task has no accountable owner.

Why: what nobody answers for is not done. When a whole plan names no owner, one finding says so for all of its tasks.

Fix: write `owner:` with the id of an officer or a member of staff; a post that is yet to be filled may own a task too.

Example:
    tasks:
      - {id: w-1, title: סקר פסולת}      # task-without-owner

Source: the practice of the field: one accountable owner per task.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding

name = "task-without-owner"
severity: Final = "warning"

_HELP = "write `owner:` with the id of an officer or a member of staff"


def check(plan: Plan) -> Iterator[Finding]:
    """Every task has an owner."""
    without = [task for task in plan.tasks if not task.owner and "owner" not in task.places.refused]
    if len(without) > 1 and len(without) == len(plan.tasks):
        place, values = plan.tasks[0].places.of("id"), {"count": len(without)}
        yield Finding(place, (plan.head,), "none of the plan's {count} tasks has an owner", _HELP, values=values)
        return
    for task in without:
        yield Finding(task.places.of("id"), (task,), "task {id} has no owner", _HELP, values={"id": task.id})
