"""A report says that a milestone was met on a day that comes after the report itself.

Why: a report tells what has happened. A day that had not come is a hope, or a slip of the year or the month.

Fix: correct the day or the report's date; until it has happened, leave the milestone out or write `not-met`.

Example:
    # progress/2026-Q1.yaml
    date: 2026-04-12
    tasks:
      - {task: w-1, state: in-progress, milestones: {2026-Q1: 2026-04-20}}      # met-after-report

Source: the practice of the field: no report dated in the future.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding

name = "met-after-report"
severity: Final = "error"


def check(plan: Plan) -> Iterator[Finding]:
    """No milestone's day is after its report's date; nothing where the report has none."""
    for progress in plan.progress:
        for report in progress.tasks:
            for one in report.milestones:
                day = one.attained.day
                if day and progress.date and day > progress.date:
                    yield Finding(
                        one.places.of("attained"),
                        (report, progress),
                        "the milestone was met on {day}, and the report is of {date}",
                        "correct the day or the report's date",
                        values={"day": day, "date": progress.date},
                        also=(progress.places.of("date"),),
                    )
