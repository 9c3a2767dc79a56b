"""A step of the cluster's formation is dated before the step above it, or stands before one that precedes it.

Why: the steps rest on each other: no minister's order before the councils agree, no first meeting before the order. A
reader who meets them out of order cannot trust the dates.

Fix: correct the date, or put the steps in the order in which they were taken.

Example:
    formation:
      - {title: צו שר הפנים, kind: order, date: 2022-03-20}
      - {title: ישיבה ראשונה של מועצת האשכול, kind: council, date: 2021-05-01}      # formation-out-of-order

Source: the Interior Ministry's programme of regional clusters, overview 2018: the steps and their order.
"""

from collections.abc import Iterator
from typing import Final, get_args

from clusterkit.model.formation import Step, StepKind
from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding

name = "formation-out-of-order"
severity: Final = "warning"

_ORDER = get_args(StepKind)


def check(plan: Plan) -> Iterator[Finding]:
    """The dates of the steps, where they have one, do not go back; nor do their kinds in the programme's order."""
    steps = plan.cluster.formation if plan.cluster else ()
    yield from _dates(steps)
    yield from _kinds(steps)


def _dates(steps: tuple[Step, ...]) -> Iterator[Finding]:
    latest: Step | None = None
    for step in steps:
        if step.date and latest and latest.date and step.date < latest.date:
            yield Finding(
                step.places.of("date"),
                (step,),
                "{date} is before {earlier}, the date of a step above it: {title}",
                "correct the date, or put the steps in order",
                values={"date": step.date, "earlier": latest.date, "title": str(latest.title)},
                also=(latest.places.of("date"),),
            )
        elif step.date:
            latest = step


def _kinds(steps: tuple[Step, ...]) -> Iterator[Finding]:
    last: Step | None = None
    for step in steps:
        if step.kind and last and last.kind and _ORDER.index(step.kind) < _ORDER.index(last.kind):
            yield Finding(
                step.places.of("kind"),
                (step,),
                "the step {kind} comes before {above}, which stands above it",
                "put the steps in the programme's order, or correct `kind`",
                values={"kind": step.kind, "above": last.kind},
                also=(last.places.of("kind"),),
            )
        elif step.kind:
            last = step
