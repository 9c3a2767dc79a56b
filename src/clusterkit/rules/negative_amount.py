"""An amount is below zero.

Why: a cost below zero lowers its source's allocation, and hides that other lines take more than is approved. Income
has a line of its own kind, and is never netted against cost.

Fix: write what is saved or given back as `kind: income`, or lower the line that it belongs to. `(15)` means −15.

Example:
    budget:
      - {item: החזר ממע"מ, amount: (5000), source: regular}      # negative-amount

Source: clusterkit, docs/decisions.md; the practice of the field: income is not netted against cost.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from clusterkit.diagnostics import Place
from clusterkit.model.entity import Entity
from clusterkit.model.plan import Plan
from clusterkit.money import Amount
from clusterkit.rules.finding import Finding

name = "negative-amount"
severity: Final = "warning"

_FIGURES = ("requested", "approved", "received")


def check(plan: Plan) -> Iterator[Finding]:
    """What lines, sources and calls say is not below zero. Accounts may hold corrections."""
    for amount, place, on in _amounts(plan):
        if isinstance(amount, Decimal) and amount < 0:
            help = "write what comes back as `kind: income`, or lower the line"
            yield Finding(place, on, "{amount} is below zero", help, values={"amount": amount})


def _amounts(plan: Plan) -> Iterator[tuple[Amount | None, Place, tuple[Entity, ...]]]:
    for spot in plan.lines:
        line = spot.line
        yield line.amount, line.places.of("amount"), (line, spot.holder)
        yield line.up_to, line.places.of("up_to"), (line, spot.holder)
        yield from ((one.part.amount, one.places.of("part"), (line, spot.holder)) for one in line.split)
    for entity in (*plan.head.sources, *plan.head.calls):
        yield from ((getattr(entity, key, None), entity.places.of(key), (entity,)) for key in _FIGURES)
