"""A step of the cluster's formation was taken, and one that must come before it was not.

Why: each step of the programme is the ground of the next. An order without the plenaries, or a first meeting without
an order, has no force.

Fix: give the earlier step its `date:` (or `done: true` where nobody knows the day), or take back the later one.

Example:
    formation:
      - {title: אישורי המליאות, kind: plenaries, expected: 2026-Q4}      # formation-step-skipped
      - {title: צו שר הפנים, kind: order, date: 2026-07-12}

Source: the Interior Ministry's programme of regional clusters, overview 2018: the steps and their order.
"""

from collections.abc import Iterator
from typing import Final, get_args

from clusterkit.model.formation import StepKind
from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding

name = "formation-step-skipped"
severity: Final = "warning"

_ORDER = get_args(StepKind)


def check(plan: Plan) -> Iterator[Finding]:
    """No step that the file says is not taken precedes one that is; a step that says nothing may have been."""
    steps = [step for step in (plan.cluster.formation if plan.cluster else ()) if step.kind]
    taken = [step for step in steps if step.taken]
    for step in steps:
        later = [one for one in taken if _ORDER.index(str(one.kind)) > _ORDER.index(str(step.kind))]
        if later and step.taken is False:
            yield Finding(
                step.places.of("done" if step.done is not None else "expected"),
                (step,),
                "the step {kind} is not taken, and {later} after it is",
                "give it its `date`, or `done: true`; else correct the later one",
                values={"kind": step.kind, "later": later[0].kind},
                also=(later[0].place,),
            )
