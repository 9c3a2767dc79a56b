"""A task goes on from last year, and does not say what was done in it.

Why: a task that is "continued" every year is never finished. What was done last year is what its owner answers for.
Plans without a column for it are not asked.

Fix: write `previous:` with what was done, or drop the word when the task is new.

Example:
    tasks:
      - {id: w-1, title: סקר פסולת, previous: נדגמו 40 משאיות}
      - {id: w-2, title: המשך קידום התוכנית האזורית}      # carried-without-result

Source: HaMifratz work plan 2021, which shows beside each task what was done in 2020.
"""

import re
from collections.abc import Iterator
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding
from clusterkit.rules.words import AFTER

name = "carried-without-result"
severity: Final = "warning"

_CARRIED = f"(?:ה?המשך|להמשיך|ממשיכים){AFTER}"


def check(plan: Plan) -> Iterator[Finding]:
    """Every task whose title begins with going on has `previous`, where most of the plan's tasks have it."""
    having = sum(1 for task in plan.tasks if task.previous)
    if having * 2 <= len(plan.tasks):
        return
    for task in plan.tasks:
        if task.previous is None and "previous" not in task.places.refused and re.match(_CARRIED, str(task.title)):
            yield Finding(
                task.places.of("title"),
                (task,),
                "task {id} goes on from last year, and does not say what was done: {title}",
                "write `previous:`",
                values={"id": task.id, "title": str(task.title)},
            )
