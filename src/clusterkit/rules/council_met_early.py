"""The council held its first meeting before most of its members were appointed.

Why: the council may act once most of its members are appointed, and the ministry convenes it then. What it decides
before, the election of its chair too, does not hold.

Fix: correct the day of the meeting or those of the appointments, or add the appointment that is missing.

Example:
    candidates: [{authority: tamra}, {authority: zevulun}, {authority: usfiya}]
    council: [{authority: tamra, appointed: 2026-08-01}, {authority: zevulun, appointed: 2026-12-01}]
    formation: [{title: ישיבה ראשונה, kind: council, date: 2026-10-11}]      # council-met-early: 1 of 3

Source: Associations of Towns Law 1955, on the council; the Interior Ministry's programme of regional clusters,
overview 2018: the first meeting becomes possible once most members are appointed.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding

name = "council-met-early"
severity: Final = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """Where appointments are dated, more than half of the authorities' were made by the first meeting."""
    cluster = plan.cluster
    if not cluster or {"council", "candidates", "members"} & cluster.places.refused:
        return
    met = next((step for step in cluster.formation if step.kind == "council" and step.date), None)
    appointed = [seat.appointed for seat in cluster.council if seat.appointed]
    if not met or not met.date or not appointed:
        return
    # A member that joined later had no seat then; who was there from the start is a candidate, where these are named.
    authorities = len({one.authority for one in cluster.candidates or cluster.members or cluster.council})
    seated = sum(1 for day in appointed if day <= met.date)
    if 2 * seated <= authorities:
        yield Finding(
            met.places.of("date"),
            (met, cluster),
            "the council met on {date}, when {seated} of {authorities} representatives were appointed",
            "correct the dates: most of the representatives are appointed before the first meeting",
            values={"date": met.date, "seated": seated, "authorities": authorities},
        )
