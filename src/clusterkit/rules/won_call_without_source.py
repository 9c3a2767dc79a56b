"""A call for proposals was won, and no source of the register came of it.

Why: money that was won and is in no register is in nobody's budget. The grant's time runs, and it is given back.

Fix: add the source, with `call:`; where the ministry pays by itself, the call is `in_kind: true`.

Example:
    calls:
      - {id: call-aging, title: הזדקנות בריאה, state: won, approved: 480000}      # won-call-without-source
    sources:
      - {id: regular, name: תקציב שוטף, kind: regular}

Source: the path of ministry money: call, request, win, authorisation, council, commitment; what auditors find: money
not claimed in time.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.model.sources import Call, Source
from clusterkit.rules.finding import Finding

name = "won-call-without-source"
severity: Final = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """Every call that was won, not in kind, has its source; or one that names no call may be it."""
    if not plan.register_read or plan.head.places.refused & {"sources"}:
        return
    named = {source.call for source in plan.head.sources}
    loose = [source for source in plan.head.sources if source.call is None]
    for call in plan.head.calls:
        if _brings_money(call) and call.id not in named and not any(_may_be(source, call) for source in loose):
            yield Finding(
                call.places.of("state"),
                (call,),
                "the call {call} was won, and no source of the register names it",
                "add the source with `call: {call}`, or mark the call `in_kind: true`",
                values={"call": call.id},
            )


def _brings_money(call: Call) -> bool:
    return call.state == "won" and not call.in_kind and call.approved != Decimal(0)


def _may_be(source: Source, call: Call) -> bool:
    """Whether a source may have come of the call though it does not say so: a call's money, or the same amount."""
    return source.kind == "call" or (isinstance(call.approved, Decimal) and source.approved == call.approved)
