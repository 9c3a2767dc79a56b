"""A goal has no task.

Why: a goal that nobody works towards is a wish. The booklet would print a row with nothing to do.

Fix: add its tasks, or drop the goal.

Example:
    goals:
      - {id: w-g1, title: צמצום ההטמנה}      # goal-without-task

Source: the practice of the field: no goal without task.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding

name = "goal-without-task"
severity: Final = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """Every goal has a task."""
    for _, goal in plan.goals:
        if not goal.tasks and "tasks" not in goal.places.refused:
            help = "add its tasks, or drop the goal"
            yield Finding(goal.places.of("id"), (goal,), "goal {id} has no task", help, values={"id": goal.id})
