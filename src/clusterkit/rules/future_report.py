"""A report is dated in the future, or tells of a period that has not begun.

Why: what has not happened yet cannot be reported. Most often the year or the month is a slip.

Fix: correct the date or the period.

Example:
    # today is 2026-05-03
    period: 2026-Q1
    date: 2026-06-14      # future-report

Source: the practice of the field: no report dated in the future.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding

name = "future-report"
severity: Final = "error"


def check(plan: Plan) -> Iterator[Finding]:
    """No report's date and no reported period's first day is after today; nothing where nobody said what today is."""
    if plan.as_of is None:
        return
    for progress in plan.progress:
        begins = progress.period.first_day
        values = {"period": str(progress.period), "date": progress.date, "today": plan.as_of}
        if progress.date and progress.date > plan.as_of:
            message = "the report for {period} is dated {date}, and today is {today}"
            yield Finding(progress.places.of("date"), (progress,), message, "correct the date", values=values)
        elif begins > plan.as_of:
            message = "{period} has not begun: today is {today}"
            yield Finding(progress.places.of("period"), (progress,), message, "correct the period", values=values)
