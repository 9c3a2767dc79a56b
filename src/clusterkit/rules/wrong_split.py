"""The parts of a split line do not add up to the line.

Why: every shekel of a line is some source's. Parts that come to less leave money that nobody pays; parts that come to
more pay it twice.

Fix: correct a part, or the amount. Shares come to 100%. A split by shares needs an amount.

Example:
    budget:
      - {amount: 100000, split: {moin: 60%, regular: 30%}}      # wrong-split: 10,000 are nobody's

Source: clusterkit, how money is counted (docs/treasurer.md): the sum over any grouping, to the agora, is the plan's
total.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from clusterkit.budget import amount_of, up_to_of
from clusterkit.model.plan import LineSpot, Plan
from clusterkit.rules.finding import Finding

name = "wrong-split"
severity: Final = "error"


def check(plan: Plan) -> Iterator[Finding]:
    """Every split adds up to its line, exactly."""
    for spot in plan.lines:
        if spot.line.split:
            yield from _check(spot)


def _check(spot: LineSpot) -> Iterator[Finding]:
    line = spot.line
    known = amount_of(line)
    whole = known if known is not None else up_to_of(line)
    shares = sum((portion.part.fraction or Decimal(0) for portion in line.split), Decimal(0))
    if whole is None:
        if shares not in (0, 1):
            yield _finding(spot, "the shares come to {percent}%, not to 100%", {"percent": shares * 100})
        return
    parts = sum((portion.part.amount or Decimal(0) for portion in line.split), Decimal(0)) + shares * whole
    if parts != whole:
        values = {"parts": parts, "amount": whole, "gap": abs(parts - whole)}
        yield _finding(spot, "the parts come to {parts}, the line to {amount}: {gap} apart", values)


def _finding(spot: LineSpot, message: str, values: Mapping[str, object]) -> Finding:
    return Finding(
        spot.line.places.of("split"), (spot.line, spot.holder), message, "correct a part or the amount", values=values
    )
