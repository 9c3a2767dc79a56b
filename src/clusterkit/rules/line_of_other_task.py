"""An account row names a task, and a budget line that stands on another.

Why: a payment belongs to one piece of work. With a task and a line that are not each other's it is told under the line,
and whoever looks for it under the task finds nothing.

Fix: correct one of them. The line alone is enough: its task is known.

Example:
    # the line line-shuttle stands on task aging-2
    date,source,task,line,kind,amount
    2026-05-03,participation,aging-1,line-shuttle,commitment,64500      # line-of-other-task: aging-2

Source: what auditors of local authorities find: money used for another purpose than the one it was approved for.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.model.plan import LineSpot, Plan, TaskSpot
from clusterkit.rules.finding import Finding

name = "line-of-other-task"
severity: Final = "error"


def check(plan: Plan) -> Iterator[Finding]:
    """A row's line stands on the row's task or on what the task is in, or is repeated on it; both are known."""
    if not plan.sections_read:
        return
    repeats = {(spot.line.same_as, spot.task.id) for spot in plan.lines if spot.line.same_as and spot.task}
    for row in plan.actuals:
        spot, task = plan.line_spots.get(row.line or ""), plan.task_spots.get(row.task or "")
        if spot and task and not _holds(spot, task) and (row.line, row.task) not in repeats:
            yield Finding(
                row.places.of("line"),
                (),
                "the line {line} stands on {holder}, and the row is for {task}",
                "correct the line or the task; the line alone is enough",
                values={"line": row.line, "holder": spot.holder.id, "task": row.task},
                also=(spot.line.place,),
            )


def _holds(spot: LineSpot, task: TaskSpot) -> bool:
    """Whether what a line stands on is the task, or its goal, or a section that it is in."""
    return any(spot.holder is one for one in (task.task, task.goal, *task.sections))
