"""The same thing is measured twice in one place.

Why: the two are reported apart, and soon differ. A measure that is both an output and an outcome is one of them.

Fix: delete one of them, or say in the titles what differs.

Example:
    indicators:
      - {kind: output, title: עסקים שסיימו ליווי, target: 40, unit: עסקים}
      - {kind: outcome, title: עסקים שסיימו ליווי, target: 40, unit: עסקים}      # duplicate-indicator

Source: the practice of the field: nothing twice under one title.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding
from clusterkit.rules.measures import same_measure

name = "duplicate-indicator"
severity: Final = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """Indicators of one place, of one title, unit and due date, do not have the same target, or none."""
    for holder, first, again in same_measure(plan):
        if (first.target, first.target_to) == (again.target, again.target_to):
            yield Finding(
                again.places.of("title"),
                (again, holder),
                "measured twice: {title}",
                "delete one of them, or say in the titles what differs",
                values={"title": str(again.title)},
                also=(first.places.of("title"),),
            )
