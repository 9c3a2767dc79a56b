"""An amount is too large or too small to be likely.

Why: one zero too many, or thousands written without saying so (282 for 282,000), changes every sum above it.

Fix: correct the amount, or accept the finding with the reason. What is likely is set in clusterkit.toml:
`largest-amount` (50 million) and `smallest-amount` (100).

Example:
    budget:
      - {item: ליווי מקצועי, amount: 85, source: moin-support}      # implausible-amount: 85 thousand?

Source: the documents themselves: Mishor HaHof 2026 and HaMifratz 2021 write amounts in shekels, thousands and millions.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from clusterkit.diagnostics import Place
from clusterkit.model.entity import Entity
from clusterkit.model.plan import Plan
from clusterkit.money import Amount
from clusterkit.rules.finding import Finding

name = "implausible-amount"
severity: Final = "info"

_FIGURES = ("requested", "approved", "received")


def check(plan: Plan) -> Iterator[Finding]:
    """What lines, sources and calls say is neither above the largest likely amount nor below the smallest."""
    largest, smallest = plan.settings.threshold("largest-amount"), plan.settings.threshold("smallest-amount")
    for amount, place, on in _amounts(plan):
        if not isinstance(amount, Decimal) or not amount or smallest <= abs(amount) <= largest:
            continue
        large = abs(amount) > largest
        yield Finding(
            place,
            on,
            "{amount} is more than is likely" if large else "{amount} is less than is likely",
            "is there a zero too many?" if large else "are these thousands? write 85,000 or 85K",
            values={"amount": amount},
        )


def _amounts(plan: Plan) -> Iterator[tuple[Amount | None, Place, tuple[Entity, ...]]]:
    for spot in plan.lines:
        line = spot.line
        yield line.amount, line.places.of("amount"), (line, spot.holder)
        yield line.up_to, line.places.of("up_to"), (line, spot.holder)
    for entity in (*plan.head.sources, *plan.head.calls):
        yield from ((getattr(entity, key, None), entity.places.of(key), (entity,)) for key in _FIGURES)
