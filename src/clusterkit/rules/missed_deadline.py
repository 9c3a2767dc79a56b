"""A call for proposals is still planned, and its last day is over.

Why: a deadline that was missed is money that does not come this year, and a plan that still counts on it misleads. Or
the request went out, and nobody wrote it down.

Fix: report how far it has come under `calls:` in `progress/`, move the call's `state` on, or correct `deadline` where
it was put off.

Example:
    # as of 2026-06-01
    calls:
      - {id: call-business, title: ליווי עסקים, state: planned, deadline: 2026-05-15}      # missed-deadline

Source: the practice of the field: the pipeline of calls, from request to win.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.readings import called
from clusterkit.rules.finding import Finding

name = "missed-deadline"
severity: Final = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """No deadline of a call that is still planned is before today; not checked where nobody says what today is."""
    for call in called(plan, plan.as_of):
        if call.state == "planned" and call.deadline and plan.as_of and call.deadline < plan.as_of:
            yield Finding(
                call.places.of("deadline"),
                (call,),
                "the last day of the call {call} was {deadline}, and it is still planned",
                "move its `state` on, or correct `deadline`",
                values={"call": call.id, "deadline": str(call.deadline)},
                also=(call.places.of("state"),),
            )
