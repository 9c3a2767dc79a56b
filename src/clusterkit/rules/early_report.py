"""A progress report is dated before the last month of the period that it reports on.

Why: a report tells the state at the end of its period. Months before that nobody knows it: the date or the period is a
slip, or the states are hopes.

Fix: correct the date or the period; what is told in mid-year belongs to a shorter period.

Example:
    period: 2026-H1
    date: 2026-02-14      # early-report

Source: the practice of the field: reports for a period are made when it is over.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding

name = "early-report"
severity: Final = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """Every report's date is in the last month of its period, or after it."""
    for progress in plan.progress:
        if progress.date and progress.date < progress.period.last_day.replace(day=1):
            yield Finding(
                progress.places.of("date"),
                (progress,),
                "the report for {period} is dated {date}, before the period's last month",
                "correct the date or the period",
                values={"period": str(progress.period), "date": progress.date},
                also=(progress.places.of("period"),),
            )
