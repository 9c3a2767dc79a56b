"""A funder, a partner or a member is not in the register of partners.

Why: ministries compare clusters, and a reader filters the booklet by authority. Both need one name for one body.

Fix: correct the id, or add the body to partners.yaml.

Example:
    funders: [moin, moepp]      # unknown-partner: did you mean moep?

Source: the practice of the field: a funder is an organisation.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from clusterkit.diagnostics import Place
from clusterkit.model.entity import Entity
from clusterkit.model.plan import Plan
from clusterkit.model.sources import Participant
from clusterkit.rules.finding import Finding
from clusterkit.rules.names import unknown

name = "unknown-partner"
severity: Final = "error"

_LISTS = ("funders", "partners", "potential_partners", "ministries", "by", "authorities", "road_shows")
_SINGLE = ("funder", "authority", "group")
_PAIRED = ("participants", "parts")


def check(plan: Plan) -> Iterator[Finding]:
    """Every partner that the plan or its cluster names has an entry; not checked without a partners.yaml."""
    if plan.partners is None:
        return
    for entity in plan.entities:
        for partner, place in _named(entity):
            if partner not in plan.partner_register:
                yield unknown(
                    partner,
                    place,
                    (entity,),
                    "no partner has the id {id}",
                    "correct the id, or add the body to partners.yaml",
                    plan.partner_register,
                )


def _named(entity: Entity) -> Iterator[tuple[str, Place]]:
    fields = entity.__dict__
    for key in _SINGLE:
        if fields.get(key):
            yield fields[key], entity.places.of(key)
    paying = (part for key in _PAIRED for part in fields.get(key) or () if isinstance(part, Participant))
    yield from ((part.partner, part.places.of("partner")) for part in paying)
    for key in _LISTS:
        listed: Sequence[object] = fields.get(key) or ()
        yield from ((item, entity.places.of(key, index)) for index, item in enumerate(listed) if isinstance(item, str))
