"""The order was signed, or the plenaries' step taken, and the plenary of a candidate had not approved.

Why: the approval of every plenary is the condition and the ground of the order. Without one of them the cluster was
made for an authority that did not agree.

Fix: write the plenary's day in `approved:`, or correct the step's date.

Example:
    candidates:
      - {authority: tamra, approved: 2026-01-13}
      - {authority: zevulun}      # plenary-not-approved
    formation: [{title: צו שר הפנים, kind: order, date: 2026-07-12}]

Source: the Interior Ministry's programme of regional clusters, overview 2018: the approval of the plenaries.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from clusterkit.model.body import Cluster
from clusterkit.model.formation import Candidate, Step
from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding

name = "plenary-not-approved"
severity: Final = "error"


def check(plan: Plan) -> Iterator[Finding]:
    """Each candidate approved by the first of these steps; nothing where no candidate's approval is told."""
    cluster = plan.cluster
    if cluster is None or not any(one.approved for one in cluster.candidates):
        return
    steps = [step for step in cluster.formation if step.kind in ("plenaries", "order") and step.taken]
    for candidate in cluster.candidates if steps else ():
        if "approved" not in candidate.places.refused:
            yield from _of(candidate, steps, cluster)


def _of(candidate: Candidate, steps: list[Step], cluster: Cluster) -> Iterator[Finding]:
    late = next((step for step in steps if _before(step.date, candidate.approved)), None)
    if candidate.approved is None:
        yield Finding(
            candidate.places.of("authority"),
            (candidate, cluster),
            "the plenary of {authority} has not approved, and the step {step} is taken",
            "write the day in `approved`, or correct the step",
            values={"authority": candidate.authority, "step": steps[0].kind},
            also=(steps[0].place,),
        )
    elif late:
        yield Finding(
            candidate.places.of("approved"),
            (candidate, cluster),
            "the plenary of {authority} approved on {approved}, after the step {step} of {date}",
            "correct one of the dates",
            values={
                "authority": candidate.authority,
                "approved": candidate.approved,
                "step": late.kind,
                "date": late.date,
            },
            also=(late.places.of("date"),),
        )


def _before(day: date | None, other: date | None) -> bool:
    return day is not None and other is not None and day < other
