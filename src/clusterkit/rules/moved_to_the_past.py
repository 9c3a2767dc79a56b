"""A progress report moves a task to a period that was over before the period that it reports on.

Why: a new date says when the work will now be done. One that has gone by promises nothing, and the task is late again
on the day that it is moved.

Fix: write the period in which the work will be done; most often the year is a slip.

Example:
    # progress/2026-Q3.yaml
    tasks:
      - {task: w-1, state: late, new_date: 2026-Q1, report: הקבלן הוחלף}      # moved-to-the-past

Source: the practice of the field: a moved date keeps the old one and the reason.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding

name = "moved-to-the-past"
severity: Final = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """No task that is not done moves to a period that ended before the reported one began."""
    for progress in plan.progress:
        for one in progress.tasks:
            over = one.new_date is not None and one.new_date.last_day < progress.period.first_day
            if over and one.state not in ("done", "dropped"):
                yield Finding(
                    one.places.of("new_date"),
                    (one, progress),
                    "task {id} moves to {date}, which was over before {period} began",
                    "write the period in which it will be done",
                    values={"id": one.task, "date": str(one.new_date), "period": str(progress.period)},
                )
