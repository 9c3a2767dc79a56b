"""A line has an amount and no source.

Why: money without a source is not funded. The treasurer cannot say what pays for it, and the council should see how
much of the plan rests on nothing.

Fix: name the source. Nothing is needed where the amount is 0, not yet known (`tbd`), or in kind (somebody else's).

Example:
    budget:
      - {item: כנס, amount: 10000}      # amount-without-source

Source: the practice of the field: an amount has a source, and a source an amount.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.budget import amount_of, sources_of, up_to_of
from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding

name = "amount-without-source"
severity: Final = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """Every counted cost with an amount above zero names a source, unless it is in kind."""
    for spot in plan.lines:
        line = spot.line
        amount = amount_of(line) or up_to_of(line)
        sourced = sources_of(line) or line.same_as or line.places.refused & {"source", "sources", "split", "same_as"}
        if amount and line.kind == "cost" and not sourced and not line.in_kind:
            yield Finding(
                line.places.of("amount" if line.amount is not None else "up_to"),
                (line, spot.holder),
                "{amount} and no source that pays",
                "name its source: `source: …`",
                values={"amount": amount},
            )
