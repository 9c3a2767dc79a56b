"""A line repeats (`same_as`) a line that is not in the plan, or one that is itself a repetition.

Why: a repeated line is shown in both places and counted where it first stands. If it first stands nowhere, the money is
counted nowhere.

Fix: give the first line an `id:` and name it here.

Example:
    budget:
      - {same_as: software, amount: 30000}      # unknown-line: no line has the id software

Source: clusterkit, how money is counted (docs/treasurer.md): a line that repeats another is counted once.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding
from clusterkit.rules.names import unknown

name = "unknown-line"
severity: Final = "error"


def check(plan: Plan) -> Iterator[Finding]:
    """Every `same_as` names a line that is counted."""
    if not plan.sections_read:
        return
    known = {spot.line.id: spot.line for spot in plan.lines if spot.line.id and not spot.line.same_as}
    for spot in plan.lines:
        if spot.line.same_as and spot.line.same_as not in known:
            place = spot.line.places.of("same_as")
            yield unknown(
                spot.line.same_as,
                place,
                (spot.line, spot.holder),
                "no counted line has the id {id}",
                "correct the id, or write it at the line that is counted",
                known,
            )
