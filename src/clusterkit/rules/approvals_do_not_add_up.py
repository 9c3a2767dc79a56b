"""A source's approved amount is not what its approvals say.

Why: the council and the ministry each approve an amount, and later enlarge or reduce it. The amount that the plan
counts on must be one that they approved.

Fix: correct `approved`, or add the approval that is missing.

Example:
    sources:
      - id: tabar-waste
        name: תב"ר פסולת
        kind: tabar
        approved: 1850000      # approvals-do-not-add-up: the ministry approved 1,500,000
        approvals:
          - {body: מועצת האשכול, amount: 1850000}
          - {body: משרד הפנים, amount: 1500000}

Source: Municipalities Ordinance 213א: a tabar needs the council's approval and the ministry's.
"""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.model.sources import Source
from clusterkit.money import show
from clusterkit.rules.finding import Finding
from clusterkit.texts import alike

name = "approvals-do-not-add-up"
severity: Final = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """Where every approval has an amount, `approved` is one that they allow."""
    for source in plan.head.sources:
        amounts = [(approval.body, approval.amount) for approval in source.approvals]
        known = [(body, amount) for body, amount in amounts if isinstance(amount, Decimal)]
        if not known or len(known) < len(amounts) or not isinstance(source.approved, Decimal):
            continue
        if not _allowed(source.approved, known):
            yield _finding(source, source.approved, known)


def _allowed(approved: Decimal, known: list[tuple[str, Decimal]]) -> bool:
    """Whether an amount is the sum of all, or one body's sum or last word that is not above any other body's sum."""
    by_body: dict[str, list[Decimal]] = defaultdict(list)
    for body, amount in known:
        by_body[alike(body)].append(amount)
    sums = [sum(amounts, Decimal(0)) for amounts in by_body.values()]
    said = {*sums, *(amounts[-1] for amounts in by_body.values())}
    return approved == sum(sums) or (approved in said and approved <= min(sums))


def _finding(source: Source, approved: Decimal, known: list[tuple[str, Decimal]]) -> Finding:
    return Finding(
        source.places.of("approved"),
        (source,),
        "source {source} is said to have {approved} approved, and its approvals say otherwise",
        "correct `approved`, or add the approval that is missing",
        notes=("approved {approved} · approvals {approvals}",),
        values={
            "source": source.id,
            "approved": approved,
            "approvals": " + ".join(show(amount) for _, amount in known),
        },
        also=tuple(approval.places.of("amount") for approval in source.approvals),
    )
