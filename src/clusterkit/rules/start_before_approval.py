"""A task is to be over, or to have reached a milestone, before its source was first approved.

Why: nothing starts before its money is approved, by the council and by the ministry. Work that was done earlier has no
lawful source, and a grant does not pay for it afterwards.

Fix: move the work after the approval, or pay for it from another source.

Example:
    # the first approval of call-aging is of 2026-05-10
    schedule: [2026-Q1, 2026-Q2]      # start-before-approval
    budget:
      - {item: סקר צרכים, amount: 40000, source: call-aging}

Source: what auditors of local authorities find: spending before approval; Municipalities Ordinance 213א.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.budget import sources_of
from clusterkit.diagnostics import Place
from clusterkit.model.plan import LineSpot, Plan
from clusterkit.movements import first_approval
from clusterkit.periods import Period
from clusterkit.rules.finding import Finding

name = "start-before-approval"
severity: Final = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """The first period that a line's work is set for does not end before its source's first approval."""
    for spot in (spot for spot in plan.lines if spot.line.kind == "cost"):
        first = _first_period(spot)
        for source in (plan.sources[id] for id in sources_of(spot.line) if id in plan.sources):
            approved = first_approval(source)
            if first and approved and first[0].last_day < approved:
                yield Finding(
                    first[1],
                    (spot.line, spot.holder, source),
                    "work is set for {period}, and its source {source} was first approved on {date}",
                    "move the work after the approval, or pay for it from another source",
                    values={"period": str(first[0]), "source": source.id, "date": str(approved)},
                    also=(spot.line.place, source.places.of("approvals")),
                )


def _first_period(spot: LineSpot) -> tuple[Period, Place] | None:
    """The first period that a line's work is set for, and where: its own, else its task's earliest."""
    if spot.line.period:
        return spot.line.period, spot.line.places.of("period")
    if spot.task is None:
        return None
    task = spot.task
    found = [(period, task.places.of("schedule", index)) for index, period in enumerate(task.schedule)]
    found = found or [(one.period, one.places.key("period")) for one in task.milestones]
    return min(found, key=lambda pair: (pair[0].last_day, pair[0].order), default=None)
