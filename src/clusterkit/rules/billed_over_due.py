"""More overhead was billed on a tender than its volume and its rate give.

Why: a bill beyond the rate must be given back. More often the volume is last year's estimate, and the income that the
plan expects of the tender is too low.

Fix: correct `billed`, or bring `volume` up to date.

Example:
    tenders:
      - {id: tender-pest, title: הדברה, volume: 750000, overhead: 4, billed: 34000}      # billed-over-due

Source: the practice of the field: overhead billed and collected, by tender.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from clusterkit.budget import overhead_of
from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding

name = "billed-over-due"
severity: Final = "info"


def check(plan: Plan) -> Iterator[Finding]:
    """What was billed on every tender is at most its volume times its rate, to the shekel, where all are known."""
    for tender in plan.head.tenders:
        due, billed = overhead_of(tender), tender.billed
        if due is not None and isinstance(billed, Decimal) and billed - due >= 1:
            yield Finding(
                tender.places.of("billed"),
                (tender,),
                "{billed} of overhead was billed, and {due} is due: {gap} too much",
                "correct `billed`, or bring `volume` up to date",
                notes=("volume {volume} × {rate}% = {due}",),
                values={
                    "billed": billed,
                    "due": due,
                    "gap": billed - due,
                    "volume": tender.volume,
                    "rate": tender.overhead,
                },
                also=(tender.places.of("volume"), tender.places.of("overhead")),
            )
