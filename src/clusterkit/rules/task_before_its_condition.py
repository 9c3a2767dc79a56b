"""A task ends before a task that it comes after.

Why: the order says that the other must be done first, and the dates say that it will not be. One of them is wrong.

Fix: move one of the two, or take the other out of `after:`.

Example:
    tasks:
      - {id: w-1, title: מכרז, milestones: {2026-Q3: נבחר קבלן}}
      - {id: w-2, title: איסוף נפרד, after: [w-1], milestones: {2026-Q2: האיסוף פועל}}      # task-before-its-condition

Source: the practice of the field: steps in a possible order.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.rules.due import end, ends
from clusterkit.rules.finding import Finding

name = "task-before-its-condition"
severity: Final = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """The last period of a task ends no sooner than that of each task before it."""
    tasks = {task.id: task for task in plan.tasks}
    for task in plan.tasks:
        for index, id in enumerate(task.after):
            before = tasks.get(id, task)
            mine, its = ends(task), ends(before)
            if mine and its and end(mine) < end(its):
                yield Finding(
                    task.places.of("after", index),
                    (task, before),
                    "task {id} ends in {mine}, before {before}, which ends in {its}",
                    "move one of the two, or take {before} out of `after:`",
                    values={"id": task.id, "mine": str(mine), "before": before.id, "its": str(its)},
                    also=(before.places.of("milestones" if before.milestones else "schedule"),),
                )
