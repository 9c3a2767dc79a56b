"""A milestone, or a task without any period, says when only in words such as "soon" or "later on".

Why: nobody can be asked about "soon". A word that names no time hides that no time was set.

Fix: write what will stand, under the period at whose end it will.

Example:
    milestones:
      2026-H2: פרסום המכרז בהקדם      # vague-date

Source: the practice of the field: no vague date.
"""

import re
from collections.abc import Iterator
from typing import Final

from clusterkit.diagnostics import Place
from clusterkit.model.entity import Entity
from clusterkit.model.plan import Plan
from clusterkit.model.work import Task
from clusterkit.rules.finding import Finding
from clusterkit.rules.words import DATE, REFERENCE, VAGUE_DATE

name = "vague-date"
severity: Final = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """No milestone, task without a period or measure without a due date says when in vague words alone."""
    for text, place, entity in _texts(plan):
        vague = re.search(VAGUE_DATE, text)
        if vague and not re.search(DATE, text) and not re.search(REFERENCE, text):
            yield Finding(
                place,
                (entity,),
                "{word} is not a time",
                "write what will stand, under the period at whose end it will",
                values={"word": vague[0]},
            )


def _texts(plan: Plan) -> Iterator[tuple[str, Place, Entity]]:
    for task in plan.tasks:
        yield from ((str(one.text), one.places.of("text"), task) for one in task.milestones)
        yield from _of_undated(task)
    for _, indicator in plan.indicators:
        if not indicator.due and "due" not in indicator.places.refused:
            yield str(indicator.title), indicator.places.of("title"), indicator


def _of_undated(task: Task) -> Iterator[tuple[str, Place, Entity]]:
    if task.milestones or task.schedule or task.places.refused & {"milestones", "schedule"}:
        return
    yield str(task.title), task.places.of("title"), task
    if task.details:
        yield str(task.details), task.places.of("details"), task
