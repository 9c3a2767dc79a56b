"""A line is paid by several sources, and the plan does not say how much each pays.

Why: the money cannot be charged to any of them, so what is left of each is unknown. The report keeps such money under a
heading of its own, counted once.

Fix: give each source's part in `split:`, by share or by amount. Where the funders have not decided, accept the finding
with the reason: `allow: {unsplit-line: "…"}`.

Example:
    budget:
      - {amount: 600000, sources: [waste, tenders, health]}      # unsplit-line

Source: HaMifratz work plan 2021, where one line charges three sources.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.budget import amount_of, up_to_of
from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding

name = "unsplit-line"
severity: Final = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """Every counted line with several sources has a split."""
    for spot in plan.lines:
        line = spot.line
        if len(set(line.sources)) > 1 and line.same_as is None:
            amount = amount_of(line) or up_to_of(line)
            yield Finding(
                line.places.of("sources"),
                (line, spot.holder),
                "{amount} from {count} sources, not split between them" if amount else "{count} sources, with no split",
                "write `split:` with each source's share or amount",
                values={"amount": amount, "count": len(line.sources)},
            )
