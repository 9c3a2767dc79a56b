"""Two tasks of a goal, or two goals of a section, have the same title.

Why: the same work under two entries gets two owners and two budgets, and a reader cannot tell them apart.

Fix: merge them, or say in the titles what differs.

Example:
    tasks:
      - {id: w-1, title: הכנת תוכנית}
      - {id: w-2, title: הכנת תכנית}
      - {id: w-3, title: הכנת תוכנית}      # duplicate-title

Source: the practice of the field: nothing twice under one title.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.model.work import Goal, Task
from clusterkit.rules.finding import Finding
from clusterkit.texts import alike

name = "duplicate-title"
severity: Final = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """Titles differ among the tasks of a goal and among the goals of a section."""
    for path in plan.all_sections:
        yield from _twice(path[-1].goals)
        for goal in path[-1].goals:
            yield from _twice(goal.tasks)


def _twice(entities: Sequence[Goal | Task]) -> Iterator[Finding]:
    first: dict[str, Goal | Task] = {}
    for entity in entities:
        known = first.setdefault(alike(str(entity.title)), entity)
        if known is not entity:
            yield Finding(
                entity.places.of("title"),
                (entity,),
                "{id} has the title of {first}: {title}",
                "merge them, or say in the titles what differs",
                values={"id": entity.id, "first": known.id, "title": str(entity.title)},
                also=(known.places.of("title"),),
            )
