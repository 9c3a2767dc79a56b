"""Two tasks of a goal, two goals of a section, or two sections side by side have the same title.

Why: the same work under two entries gets two owners and two budgets, and a reader cannot tell them apart.

Fix: merge them, or say in the titles what differs.

Example:
    tasks:
      - {id: w-1, title: הכנת תוכנית}
      - {id: w-2, title: הכנת תוכנית לאנרגיה}
      - {id: w-3, title: הכנת תכנית}      # duplicate-title: the same word in another spelling

Source: the practice of the field: nothing twice under one title.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from clusterkit.model.fields import UNNAMED
from clusterkit.model.plan import Plan
from clusterkit.model.work import Goal, Section, Task
from clusterkit.rules.finding import Finding
from clusterkit.rules.words import respelled
from clusterkit.texts import alike

name = "duplicate-title"
severity: Final = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """Titles differ among the tasks of a goal, the goals of a section, and the sections that stand side by side.

    Two of one id are the same one written twice, which duplicate-id says.
    The same task under two goals is no fault: a plan does the same survey for welfare and for education.
    """
    yield from _twice(plan.sections)
    for path in plan.all_sections:
        yield from _twice(path[-1].sections)
        yield from _twice(path[-1].goals)
        for goal in path[-1].goals:
            yield from _twice(goal.tasks)


def _twice(entities: Sequence[Section | Goal | Task]) -> Iterator[Finding]:
    first: dict[str, Section | Goal | Task] = {}
    for entity in entities:
        known = first.setdefault(respelled(alike(str(entity.title))), entity)
        if known is not entity and (entity.id != known.id or entity.id is UNNAMED):
            yield Finding(
                entity.places.of("title"),
                (entity,),
                "{id} has the title of {first}: {title}",
                "merge them, or say in the titles what differs",
                values={"id": entity.id, "first": known.id, "title": str(entity.title)},
                also=(known.places.of("title"),),
            )
