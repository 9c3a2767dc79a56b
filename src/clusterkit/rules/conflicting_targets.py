"""The same measure has two different targets in one place.

Why: the same thing has the same number everywhere; with two, whichever is met will be reported.

Fix: correct one of them; where they are steps of one year, give each its `due:`.

Example:
    indicators:
      - {kind: output, title: מכרזי מדף שפורסמו, target: 2, unit: מכרזים}
      - {kind: output, title: מכרזי מדף שפורסמו, target: 3, unit: מכרזים}      # conflicting-targets

Source: the practice of the field: the same thing has the same number everywhere.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding
from clusterkit.rules.measures import same_measure

name = "conflicting-targets"
severity: Final = "error"


def check(plan: Plan) -> Iterator[Finding]:
    """Indicators of one section, goal or task, of one title, unit and due date, have one target."""
    for holder, first, again in same_measure(plan):
        if (first.target, first.target_to) != (again.target, again.target_to) and None not in (
            first.target,
            again.target,
        ):
            yield Finding(
                again.places.of("target"),
                (again, holder),
                "the target is {first} in one place and {again} in another: {title}",
                "correct one of them, or give each its `due:`",
                values={"first": first.target, "again": again.target, "title": str(again.title)},
                also=(first.places.of("target"),),
            )
