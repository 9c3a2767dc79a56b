"""An indicator's value is reported, and it has neither a target nor a baseline.

Why: a value with nothing to compare it with says neither that things go well nor that they do not.

Fix: write `target:` or `baseline:` on the indicator; a target set during the year belongs in next year's plan.

Example:
    indicators:
      - {id: ind-visits, kind: output, title: ביקורים בניידת}      # reported-without-target

Source: the practice of the field: a reported measure is compared with its target.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding

name = "reported-without-target"
severity: Final = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """Every indicator that progress reports has a number to compare with."""
    reported = {report.indicator: report for progress in plan.progress for report in progress.indicators}
    for holder, one in plan.indicators:
        report = reported.get(one.id or "")
        known = one.target is not None or one.baseline is not None or {"target", "baseline"} & one.places.refused
        if report and not known:
            yield Finding(
                one.places.of("title"),
                (one, holder),
                "{value} was reported, and there is no target or baseline to compare it with",
                "write `target:` or `baseline:`",
                values={"value": report.value},
                also=(report.places.of("value"),),
            )
