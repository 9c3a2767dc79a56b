"""Lines use a source whose call for proposals was lost or withdrawn.

Why: the money will not come. Plans are copied from draft to draft, and the loss stays in the list of calls.

Fix: move the lines to another source or drop them, or correct the call's `state`.

Example:
    calls:
      - {id: call-tourism, title: מוצר תיירות אזורי, state: lost}
    sources:
      - {id: tourism, name: קול קורא תיירות, kind: call, call: call-tourism}      # source-of-lost-call
    budget:
      - {item: שביל אזורי, amount: 200000, source: tourism}

Source: the practice of the field: the pipeline of calls, from request to win.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.budget import add_up, charges
from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding

name = "source-of-lost-call"
severity: Final = "error"


def check(plan: Plan) -> Iterator[Finding]:
    """No source of a lost or withdrawn call has a line."""
    lost = {call.id: call for call in plan.head.calls if call.state in ("lost", "withdrawn")}
    for source in plan.head.sources if lost else ():
        call = lost.get(source.call or "")
        users = [charge for charge in charges(plan) if call and charge.source == source.id]
        if call and users:
            yield Finding(
                source.places.of("call"),
                (source, call),
                "source {source} hangs on the call {call}, which was lost or withdrawn",
                "move its lines to another source or drop them, or correct the call's `state`",
                notes=("allocated {allocated} · from {count} lines: {holders}",),
                values={
                    "source": source.id,
                    "call": call.id,
                    "allocated": add_up(users).allocated,
                    "count": len(users),
                    "holders": " ".join(dict.fromkeys(charge.spot.holder.id for charge in users)),
                },
                also=(call.places.of("state"), *(charge.line.place for charge in users)),
            )
