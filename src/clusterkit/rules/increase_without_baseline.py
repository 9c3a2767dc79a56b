"""An indicator says that something rises or falls, and not from what value.

Why: "more than last year" cannot be shown without last year's value. Measuring it once the work has begun is too late.

Fix: measure before the work begins, and write `baseline:`; until then, make the measurement a task.

Example:
    indicators:
      - {kind: outcome, title: תושבים המשתמשים בתחבורה ציבורית, direction: up}      # increase-without-baseline

Source: the practice of the field: a baseline wherever a measure says "increase"; Mishor HaHof work plan 2026.
"""

import re
from collections.abc import Iterator
from typing import Final

from clusterkit.diagnostics import Place
from clusterkit.model.plan import Plan
from clusterkit.model.work import Indicator
from clusterkit.rules.finding import Finding

name = "increase-without-baseline"
severity: Final = "info"

_MOVES = "(?:עלייה|עליה|גידול|ירידה|הפחתה) (?:ב|של )"
_HELP = "write `baseline:`, the value before the work"


def check(plan: Plan) -> Iterator[Finding]:
    """Every indicator with a direction, or whose title begins with one, has a baseline."""
    moving = [(holder, one) for holder, one in plan.indicators if one.direction or re.match(_MOVES, str(one.title))]
    without = [(holder, one) for holder, one in moving if one.baseline is None and "baseline" not in one.places.refused]
    if len(without) > 1 and len(without) == len(moving):
        place, values = _place(without[0][1]), {"count": len(without)}
        message = "none of the plan's {count} indicators that rise or fall has a baseline"
        yield Finding(place, (plan.head,), message, _HELP, values=values)
        return
    for holder, one in without:
        title = {"title": str(one.title)}
        yield Finding(_place(one), (one, holder), "from what value? no baseline: {title}", _HELP, values=title)


def _place(one: Indicator) -> Place:
    return one.places.of("direction" if one.direction else "title")
