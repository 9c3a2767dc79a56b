"""A task promises to promote, to examine, to act or to go on, and nothing says what will stand in the end.

Why: such a task can be reported as done, or as in progress, in every quarter. Nobody can tell whether it was.

Fix: say in the title what will be there in the end (a plan, a tender, an agreement), or write a milestone, details or
an output indicator.

Example:
    tasks:
      - {id: w-1, title: קידום שיתופי פעולה אזוריים, owner: moran}      # vague-task

Source: the practice of the field: no vague verb without a product (the government's planning guide asks for a result
that can be measured).
"""

import re
from collections.abc import Iterator
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.model.work import Goal, Task
from clusterkit.rules.finding import Finding
from clusterkit.rules.words import PRODUCT, VAGUE_VERB

name = "vague-task"
severity: Final = "warning"

_SAYS = {"details", "milestones", "budget", "indicators"}


def check(plan: Plan) -> Iterator[Finding]:
    """A title that begins with a vague verb names a product; or the task or its goal says what comes out."""
    for _, goal in plan.goals:
        for task in goal.tasks:
            verb = re.search(VAGUE_VERB, str(task.title))
            if verb and _says_nothing(task, goal) and not re.search(PRODUCT, str(task.title)):
                yield Finding(
                    task.places.of("title"),
                    (task,),
                    "{verb}: nothing says what will stand in the end of task {id}",
                    "name the product in the title, or write a milestone or details",
                    values={"verb": verb[0], "id": task.id},
                )


def _says_nothing(task: Task, goal: Goal) -> bool:
    said = task.details or task.milestones or task.budget or task.indicators or task.places.refused & _SAYS
    return not said and not any(indicator.kind == "output" for indicator in goal.indicators)
