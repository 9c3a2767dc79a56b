"""More of a tender's overhead came in than was billed.

Why: money that nobody was billed for is somebody else's, or a bill is missing from the books. Either is found when the
supplier's account is settled.

Fix: correct `billed` or `collected`; what was collected for another tender belongs there.

Example:
    tenders:
      - {id: tender-pest, title: הדברה, billed: 15000, collected: 21000}      # collected-over-billed: by 6,000

Source: the practice of the field: overhead billed and collected, by tender.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding

name = "collected-over-billed"
severity: Final = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """What came in of every tender's overhead is at most what was billed, where both are known."""
    for tender in plan.head.tenders:
        billed, collected = tender.billed, tender.collected
        if isinstance(billed, Decimal) and isinstance(collected, Decimal) and collected > billed:
            yield Finding(
                tender.places.of("collected"),
                (tender,),
                "{collected} of overhead was collected, and {billed} billed: {gap} too much",
                "correct `billed` or `collected`",
                values={"collected": collected, "billed": billed, "gap": collected - billed},
                also=(tender.places.of("billed"),),
            )
