"""An indicator has a target number and no due date.

Why: a target without a date cannot be late. Where most of a plan's targets have none, they are due at the year's end,
and one remark speaks for them all.

Fix: write `due:` with the period at whose end the target is due: 2026-Q2, or 2026 for the year's end.

Example:
    indicators:
      - {kind: output, title: מכרזי מדף שפורסמו, target: 2, unit: מכרזים}      # target-without-due

Source: the practice of the field: a numeric measure has a value, a unit and a due date.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding

name = "target-without-due"
severity: Final = "info"


_HELP = "write `due:` with the period at whose end the target is due, such as 2026-Q2"


def check(plan: Plan) -> Iterator[Finding]:
    """Every target has a due date; one finding where most of a plan's targets have none."""
    targets = [(holder, one) for holder, one in plan.indicators if one.target is not None]
    without = [(holder, one) for holder, one in targets if one.due is None and "due" not in one.places.refused]
    if len(without) > 1 and len(without) * 2 > len(targets):
        yield Finding(
            without[0][1].places.of("target"),
            (plan.head,),
            "{count} of the plan's {all} targets have no due date",
            _HELP,
            values={"count": len(without), "all": len(targets)},
            also=tuple(one.places.of("target") for _, one in without[1:]),
        )
        return
    for holder, one in without:
        place, on, values = one.places.of("target"), (one, holder), {"title": str(one.title)}
        yield Finding(place, on, "the target has no due date: {title}", _HELP, values=values)
