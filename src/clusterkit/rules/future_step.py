"""A step of the cluster's formation, a plenary's approval or an appointment is dated in the future.

Why: `date:` says when a step was taken. A day that has not come is a hope, and the pipeline would count it as done.

Fix: write `expected:` and a period in place of a step's date; leave out an approval that is not given yet.

Example:
    # today is 2026-11-01
    formation:
      - {title: ישיבה ראשונה, kind: council, date: 2026-12-20}      # future-step

Source: the practice of the field: no report dated in the future.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from clusterkit.diagnostics import Place
from clusterkit.model.body import Cluster
from clusterkit.model.entity import Entity
from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding

name = "future-step"
severity: Final = "error"


def check(plan: Plan) -> Iterator[Finding]:
    """No day on which something was done is after today; nothing where nobody said what today is."""
    if plan.cluster is None or plan.as_of is None:
        return
    for entity, day, place in _days(plan.cluster):
        if day and day > plan.as_of:
            yield Finding(
                place,
                (entity,),
                "{date} has not come: today is {today}",
                "write when it is `expected`, or leave the date out",
                values={"date": day, "today": plan.as_of},
            )


def _days(cluster: Cluster) -> Iterator[tuple[Entity, date | None, Place]]:
    yield from ((step, step.date, step.places.of("date")) for step in cluster.formation)
    yield from ((one, one.approved, one.places.of("approved")) for one in cluster.candidates)
    yield from ((seat, seat.appointed, seat.places.of("appointed")) for seat in cluster.council)
    if cluster.request:
        yield cluster.request, cluster.request.date, cluster.request.places.of("date")
