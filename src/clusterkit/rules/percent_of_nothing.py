"""A percentage does not say what it is a percentage of.

Why: 80% of the participants, of those invited and of the residents are three different numbers.

Fix: write `of:` with the whole: the course's participants, the authorities of the cluster. A change in per cent has
the baseline as its whole.

Example:
    indicators:
      - {kind: outcome, title: רשויות פעילות, target: 80, unit: "%"}      # percent-of-nothing

Source: Mishor HaHof work plan 2026, whose percentages name their whole; the practice of the field.
"""

import re
from collections.abc import Iterator
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.model.work import Indicator
from clusterkit.rules.finding import Finding
from clusterkit.rules.words import AFTER, BEFORE
from clusterkit.texts import alike

name = "percent-of-nothing"
severity: Final = "warning"

_PERCENT = {"%", "אחוז", "אחוזים", "percent"}
_NOT_OF = "(?<!רצון )(?<!מרוצים )(?<!מרוצות )(?<!נהנו )"
"""`content with the service`: not a part of it."""

_WHOLE = f"{BEFORE}(?:(?:מתוך|מכלל|מכל|מבין|בקרב|מקרב|משיעור){AFTER}|מ-|{_NOT_OF}מה[א-ת]{{2,}})|% מ"
_CHANGE = f"{BEFORE}(?:עלייה|עליה|גידול|הגדלה|תוספת|שיפור|ירידה|צמצום|הפחתה|הקטנה|חיסכון){AFTER}"


def check(plan: Plan) -> Iterator[Finding]:
    """Every percentage has its whole: in `of`, in a baseline that it changes, or in the title's words."""
    for holder, one in plan.indicators:
        if one.unit and alike(str(one.unit)) in _PERCENT and not _has_whole(one):
            yield Finding(
                one.places.of("unit"),
                (one, holder),
                "a percentage of what? {title}",
                "write `of:`, such as the participants or the cluster's authorities",
                values={"title": str(one.title)},
            )


def _has_whole(one: Indicator) -> bool:
    said = f"{one.title} {one.measured_by or ''}"
    return one.of is not None or "of" in one.places.refused or re.search(f"{_WHOLE}|{_CHANGE}", said) is not None
