"""The parts of a transfer between sources do not come to zero.

Why: a transfer moves money from one source to another: what one gets, another gives. Parts that come to anything else
make money, or lose it, and the sources' balances are wrong from that day on.

Fix: correct a part; what a source gives has a minus sign. Money that is new to a source is an approval or an
enlargement, not a transfer.

Example:
    transfers:
      - date: 2026-09-06
        body: מועצת האשכול
        parts: {overhead: -20000, regular: 25000}      # transfer-not-zero: 5,000 from nowhere

Source: what auditors of local authorities find: transfers between sources without approval.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.money import show
from clusterkit.rules.finding import Finding

name = "transfer-not-zero"
severity: Final = "error"


def check(plan: Plan) -> Iterator[Finding]:
    """Where every part of a transfer is known, they come to zero."""
    for transfer in plan.head.transfers:
        known = [part.amount for part in transfer.parts if isinstance(part.amount, Decimal)]
        gap = sum(known, Decimal(0))
        whole = len(known) == len(transfer.parts) and "parts" not in transfer.places.refused
        if whole and gap:
            yield Finding(
                transfer.places.of("parts"),
                (transfer, plan.head),
                "the parts of the transfer come to {gap}, and not to zero",
                "correct a part: what a source gives has a minus sign",
                notes=("{parts} = {gap}",) if len(known) > 1 else (),
                values={"gap": gap, "parts": " + ".join(f"({show(one)})" if one < 0 else show(one) for one in known)},
            )
