"""Two entities of a plan have the same id.

Why: lines, progress and deep links name a task, a source or a line by its id. With two of the same id nobody can say
which one is meant, and money may be counted under the wrong one.

Fix: give one of them another id, and correct whatever names it.

Example:
    tasks:
      - {id: w-1, title: סקר פסולת}
      - {id: w-1, title: מכרז פינוי}      # duplicate-id

Source: clusterkit, the plan format (docs/fields.md): progress is reported by task and indicator id.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from clusterkit.model.body import Partner, Person
from clusterkit.model.fields import UNNAMED
from clusterkit.model.plan import Identified, Plan
from clusterkit.rules.finding import Finding

name = "duplicate-id"
severity: Final = "error"


def check(plan: Plan) -> Iterator[Finding]:
    """Ids are unique among a plan's own entities; among partners; and among the cluster's people."""
    people = (*plan.cluster.officers, *plan.cluster.staff) if plan.cluster else ()
    registers: tuple[Sequence[Identified | Partner | Person], ...] = (plan.identified, plan.partners or (), people)
    for entities in registers:
        first: dict[str | None, Identified | Partner | Person] = {}
        for entity in entities:
            if entity.id is UNNAMED:
                continue
            known = first.setdefault(entity.id, entity)
            if known is not entity:
                yield Finding(
                    entity.places.of("id"),
                    (entity,),
                    "the id {id} is taken",
                    "give this one another id",
                    label="the second with this id",
                    values={"id": entity.id},
                    also=(known.places.of("id"),),
                )
