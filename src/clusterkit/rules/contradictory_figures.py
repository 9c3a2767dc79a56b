"""More is approved than was asked for, or more came in, was carried over or was paid before than is approved.

Why: a source's figures go down from one to the next: requested, approved, received. One that goes up is a wrong
number, or an approval that nobody wrote down. What earlier years left over and what they paid are parts of what is
approved.

Fix: correct the figure, or add the enlargement: the second request and its approval.

Example:
    sources:
      - {id: culture, name: קול קורא תרבות, kind: call, requested: 50000, approved: 500000}      # contradictory-figures

Source: the path of ministry money: call, request, win, authorisation, council, ministry, commitment, invoice, payment.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.model.sources import Call, Source
from clusterkit.rules.finding import Finding

name = "contradictory-figures"
severity: Final = "warning"

_MORE_APPROVED = "{more} approved, and only {less} requested"
_MORE_RECEIVED = "{more} received, and only {less} approved"
_MORE_CARRIED = "{more} carried over, and only {less} approved"
_MORE_SPENT = "{more} paid in earlier years, and only {less} approved"
_HELP = "correct the figure, or add the enlargement"


def check(plan: Plan) -> Iterator[Finding]:
    """Requested is at least approved, approved at least received. The cluster's own income may exceed its estimate."""
    for source in plan.head.sources:
        yield from _compare(source, "approved", "requested", _MORE_APPROVED)
        if source.kind not in ("own", "overhead"):
            yield from _compare(source, "received", "approved", _MORE_RECEIVED)
        yield from _compare(source, "carried_over", "approved", _MORE_CARRIED)
        yield from _compare(source, "spent_before", "approved", _MORE_SPENT)
    for call in plan.head.calls:
        yield from _compare(call, "approved", "requested", _MORE_APPROVED)


def _compare(entity: Source | Call, more: str, less: str, message: str) -> Iterator[Finding]:
    first, second = getattr(entity, more), getattr(entity, less)
    if isinstance(first, Decimal) and isinstance(second, Decimal) and first > second:
        yield Finding(
            entity.places.of(more),
            (entity,),
            message,
            _HELP,
            values={"more": first, "less": second},
            also=(entity.places.of(less),),
        )
