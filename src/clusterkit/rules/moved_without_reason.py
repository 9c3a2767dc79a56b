"""A progress report moves a task to a new date and does not say why.

Why: the council approved the old date. A delay without a reason cannot be judged, and is repeated.

Fix: write in `report:` what stands in the way, and what was done about it.

Example:
    tasks:
      - {task: w-1, state: late, new_date: 2026-Q4}      # moved-without-reason

Source: the practice of the field: a moved date keeps the old one and the reason.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding

name = "moved-without-reason"
severity: Final = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """Every report with a new date says something."""
    for progress in plan.progress:
        for one in progress.tasks:
            if one.new_date and not one.report and "report" not in one.places.refused:
                yield Finding(
                    one.places.of("new_date"),
                    (one, progress),
                    "task {id} moves to {date}, and nothing says why",
                    "write in `report:` what stands in the way",
                    values={"id": one.task, "date": str(one.new_date)},
                )
