"""A source comes from a call for proposals, or a report tells of one, that is not in the plan.

Why: the way of ministry money begins with the call; a treasurer follows it from the request to the last report.

Fix: correct the id, or add the call to `calls:` in plan.yaml.

Example:
    sources:
      - {id: health-2, name: תב"ר בריאות, kind: tabar, call: helth}      # unknown-call

Source: the practice of treasurers: call, request, win, authorisation, council, ministry.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.model.progress import CallReport
from clusterkit.model.sources import Source
from clusterkit.rules.finding import Finding
from clusterkit.rules.names import unknown

name = "unknown-call"
severity: Final = "error"


def check(plan: Plan) -> Iterator[Finding]:
    """Every call that a source or a progress report names is in the plan."""
    known = {call.id: call for call in plan.head.calls}
    reports = [one for progress in plan.progress for one in progress.calls]
    naming: tuple[Source | CallReport, ...] = (*plan.head.sources, *reports)
    for one in naming:
        if one.call and one.call not in known:
            yield unknown(
                one.call,
                one.places.of("call"),
                (one,),
                "no call has the id {id}",
                "correct the id, or add the call to `calls:` in plan.yaml",
                known,
            )
