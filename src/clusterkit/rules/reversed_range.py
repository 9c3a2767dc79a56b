"""The upper end of an indicator's target is below the lower.

Why: no value is in such a range. In a document that runs from right to left, `25-20` is 20 to 25.

Fix: swap the two.

Example:
    indicators:
      - {kind: output, title: משתתפים בקבוצה, target: 25, target_to: 20, unit: משתתפים}      # reversed-range

Source: Mishor HaHof work plan 2026, whose ranges are printed from right to left.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding

name = "reversed-range"
severity: Final = "error"


def check(plan: Plan) -> Iterator[Finding]:
    """Every range runs upwards."""
    for holder, one in plan.indicators:
        if one.target is not None and one.target_to is not None and one.target_to < one.target:
            yield Finding(
                one.places.of("target_to"),
                (one, holder),
                "the range runs from {target} down to {target_to}",
                "swap `target` and `target_to`",
                values={"target": one.target, "target_to": one.target_to},
                also=(one.places.of("target"),),
            )
