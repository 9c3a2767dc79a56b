"""What is named as a funder is a fund or a person, not an organisation.

Why: a source is the money, and a funder is the body that gives it. A fund registered as a partner is counted among the
ministries and the authorities, and its money is added up under two headings.

Fix: name the ministry, the authority or the company whose money it is; a fund belongs in the plan's `sources:`.

Example:
    # partners.yaml
    - {id: waste-tabar, name: תב"ר פסולת, kind: other}
    # a section
    funders: [waste-tabar]      # funder-not-organisation

Source: the practice of the field: a funder is an organisation.
"""

import re
from collections.abc import Iterator
from typing import Final

from clusterkit.diagnostics import Place
from clusterkit.model.body import Partner
from clusterkit.model.entity import Entity
from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding
from clusterkit.rules.words import AFTER
from clusterkit.texts import alike

name = "funder-not-organisation"
severity: Final = "warning"

_FUND = f'^(?:תב"?ר|תקציב|תקצוב|קול קורא|סעיף תקציבי|מענק|תקור(?:ה|ות)){AFTER}'


def check(plan: Plan) -> Iterator[Finding]:
    """No funder's entry among the partners has the name of a fund, or of one of the cluster's own people."""
    people = {alike(str(person.name)) for person in plan.people.values() if person.name}
    for funder, place, entity in _funders(plan):
        partner = plan.partner_register.get(funder)
        if partner and _is_none(partner, people):
            yield Finding(
                place,
                (entity, partner),
                "the funder {name} is not an organisation",
                "name the body whose money it is; a fund belongs in the plan's `sources:`",
                values={"name": str(partner.name)},
                also=(partner.places.of("name"),),
            )


def _is_none(partner: Partner, people: set[str]) -> bool:
    said = alike(str(partner.name))
    return said in people or bool(re.search(_FUND, said))


def _funders(plan: Plan) -> Iterator[tuple[str, Place, Entity]]:
    for task in plan.tasks:
        yield from ((funder, task.places.of("funders", index), task) for index, funder in enumerate(task.funders))
    for source in plan.head.sources:
        if source.funder:
            yield source.funder, source.places.of("funder"), source
