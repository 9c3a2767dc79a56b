"""A report gives the value of an indicator that is not in the plan.

Why: a measured value means something beside its target and baseline, which the plan's indicator holds.

Fix: correct the id, or give the indicator in the plan this `id:`.

Example:
    # progress/2026-Q1.yaml
    indicators:
      - {indicator: recycling-rat, value: 31}      # unknown-indicator

Source: clusterkit, the plan format (docs/fields.md): progress is reported by task and indicator id.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding
from clusterkit.rules.names import unknown

name = "unknown-indicator"
severity: Final = "error"


def check(plan: Plan) -> Iterator[Finding]:
    """Every indicator that progress reports on is in the plan."""
    if not plan.sections_read:
        return
    known = {indicator.id: indicator for _, indicator in plan.indicators if indicator.id}
    for progress in plan.progress:
        for report in progress.indicators:
            if report.indicator not in known:
                yield unknown(
                    report.indicator,
                    report.places.of("indicator"),
                    (report,),
                    "no indicator has the id {id}",
                    "correct the id, or write it at the indicator in the plan",
                    known,
                )
