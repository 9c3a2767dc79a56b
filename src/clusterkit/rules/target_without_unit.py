"""An indicator has a target number and no unit.

Why: a bare 40 may be forty per cent, forty people or forty meetings; whoever measures it must guess.

Fix: write `unit:`: %, participants, authorities, days.

Example:
    indicators:
      - {kind: output, title: קורסים לאזרחים ותיקים, target: 16}      # target-without-unit

Source: the practice of the field: a numeric measure has a value and a unit.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding

name = "target-without-unit"
severity: Final = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """Every target has a unit, or a title that begins with what it counts: `number of …`."""
    for holder, one in plan.indicators:
        counted = str(one.title).startswith(("מספר ", "מס' ", "כמות "))
        if one.target is not None and one.unit is None and "unit" not in one.places.refused and not counted:
            yield Finding(
                one.places.of("target"),
                (one, holder),
                "the target {target} has no unit",
                "say what the number counts: `unit: …`",
                values={"target": one.target},
            )
