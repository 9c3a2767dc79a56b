"""The parts of those who pay a source do not come to the source.

Why: every shekel that is approved is somebody's. Parts that come to less leave money that nobody pays, and the source
will be short of it; parts that come to more promise money that is not in it.

Fix: correct a part, or `approved`. Shares come to 100%, amounts to what is approved.

Example:
    sources:
      - id: tabar-industry
        name: תב"ר אזור תעשייה
        kind: tabar
        approved: 1000000
        participants: {economy: 80%, givat-hadugma: 10%}      # participants-do-not-add-up: 90%

Source: Municipalities Ordinance 213א: the approval of a tabar names its receipts, and who pays each.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.model.sources import Source
from clusterkit.rules.finding import Finding

name = "participants-do-not-add-up"
severity: Final = "warning"

_ROUNDED = Decimal("0.001")
"""By how much shares that were rounded may miss the whole: three thirds of 33.3%."""

_HELP = "correct a part, or `approved`: shares come to 100%, amounts to what is approved"


def check(plan: Plan) -> Iterator[Finding]:
    """Shares come to the whole but for rounding, amounts to what is approved, and both together too."""
    for source in plan.head.sources:
        if source.participants and not {"participants", "approved"} & source.places.refused:
            yield from _check(source)


def _check(source: Source) -> Iterator[Finding]:
    shares = [one.part.fraction for one in source.participants if one.part.fraction is not None]
    amounts = [one.part.amount for one in source.participants if one.part.amount is not None]
    share, amount = sum(shares, Decimal(0)), sum(amounts, Decimal(0))
    approved = source.approved if isinstance(source.approved, Decimal) else None
    if not amounts and abs(share - 1) > _ROUNDED:
        message = "the shares of those who pay source {source} come to {percent}%, not to 100%"
        yield _finding(source, message, {"percent": share * 100})
    elif amounts and approved is not None:
        gap = amount + share * approved - approved
        if abs(gap) > (_ROUNDED * approved if shares else 0):
            message = "those who pay source {source} pay {sum}, and {approved} is approved"
            yield _finding(source, message, {"sum": approved + gap, "approved": approved})


def _finding(source: Source, message: str, values: dict[str, object]) -> Finding:
    return Finding(source.places.of("participants"), (source,), message, _HELP, values={"source": source.id, **values})
