"""A line names a source and no amount.

Why: a blank is not a zero. Nobody can tell whether nothing is needed, the sum is not yet known, or somebody forgot it;
and the source looks freer than it is.

Fix: write the amount; `amount: 0` where nothing is expected, `amount: tbd` where it is not yet known, `up_to: …` where
it is drawn on demand, `in_kind: true` where the source pays directly.

Example:
    budget:
      - {source: tabar-waste}      # source-without-amount

Source: the practice of the field: blank is not zero.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.budget import amount_of, sources_of
from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding

name = "source-without-amount"
severity: Final = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """Every counted line says how much, that it is not yet known, on demand, or in kind."""
    for spot in plan.lines:
        line = spot.line
        said = line.amount is not None or line.up_to is not None or amount_of(line) is not None
        if not said and not line.places.refused & {"amount", "up_to"} and not line.in_kind and line.same_as is None:
            sources = sources_of(line)
            yield Finding(
                line.places.of("source" if line.source else "sources"),
                (line, spot.holder),
                "source {sources} and no amount" if sources else "a budget line without an amount",
                "write the amount: 0, tbd, or `up_to:` where it is drawn on demand",
                values={"sources": " ".join(sources)},
            )
