"""A call for proposals and the source that came of it say different amounts, or different states.

Why: the same money stands twice in a plan, among the calls and in the register. When one is corrected and the other
is not, the booklet prints both.

Fix: correct the one that is wrong.

Example:
    calls:
      - {id: call-aging, title: הזדקנות בריאה, state: won, approved: 480000}
    sources:
      - {id: aging, name: הזדקנות בריאה, kind: call, call: call-aging, approved: 450000}      # call-and-source-disagree

Source: the practice of the field: the same thing has the same number everywhere.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from clusterkit.budget import is_approved
from clusterkit.model.plan import Plan
from clusterkit.model.sources import Call, Source
from clusterkit.rules.finding import Finding

name = "call-and-source-disagree"
severity: Final = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """The one source of a call has its amounts; no source is approved while its call is not won."""
    calls = {call.id: call for call in plan.head.calls}
    named = [source.call for source in plan.head.sources]
    for source in plan.head.sources:
        call = calls.get(source.call or "")
        if call and named.count(call.id) == 1:
            yield from _amount(
                source, call, "approved", "approved {amount} for the source, {other} for the call {call}"
            )
            yield from _amount(
                source, call, "requested", "requested {amount} for the source, {other} for the call {call}"
            )
        if call and is_approved(source) and call.state in ("planned", "submitted", "stage-passed"):
            yield Finding(
                source.places.of("state" if source.state == "approved" else "approved"),
                (source, call),
                "source {source} is approved, and its call {call} is not won yet",
                "correct the state of one of them",
                values={"source": source.id, "call": call.id},
                also=(call.places.of("state"),),
            )


def _amount(source: Source, call: Call, key: str, message: str) -> Iterator[Finding]:
    amount, other = getattr(source, key), getattr(call, key)
    if isinstance(amount, Decimal) and isinstance(other, Decimal) and amount != other:
        yield Finding(
            source.places.of(key),
            (source, call),
            message,
            "correct the one that is wrong",
            values={"amount": amount, "other": other, "call": call.id},
            also=(call.places.of(key),),
        )
