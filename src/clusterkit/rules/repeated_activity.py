"""A survey names one activity twice among those of one kind.

Why: the report counts activities by how long they have been worked on; the same one under two times is counted twice.

Fix: keep one, with the right time; or say in the titles what differs.

Example:
    activities:
      other:
        - {title: פיתוח תיירות שיקום, time: up-to-12}
        - {title: פיתוח תיירות שיקום, time: up-to-6}      # repeated-activity

Source: the national status report of the regional clusters for 2015, which lists an activity of one cluster twice.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding
from clusterkit.rules.words import respelled
from clusterkit.texts import alike

if TYPE_CHECKING:
    from clusterkit.model.survey import Activity

name = "repeated-activity"
severity: Final = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """Titles differ among the activities of one kind."""
    found = plan.survey.activities if plan.survey else None
    for activities in (found.planning, found.ongoing, found.other) if found else ():
        yield from _twice(activities or ())


def _twice(activities: "Sequence[Activity]") -> Iterator[Finding]:
    first: dict[str, Activity] = {}
    for activity in activities:
        known = first.setdefault(respelled(alike(str(activity.title))), activity)
        if known is not activity:
            yield Finding(
                activity.places.of("title"),
                (activity,),
                "this activity is named above: {title}",
                "keep one, or say in the titles what differs",
                values={"title": str(activity.title)},
                also=(known.places.of("title"),),
            )
