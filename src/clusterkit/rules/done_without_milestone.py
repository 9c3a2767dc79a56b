"""A task is reported as done, and what was last said of one of its milestones is that it was not met.

Why: the council reads that the work is finished and that a part of it is missing. Only one of them can be true.

Fix: report the milestone as met, with its day; where the rest of the work was given up, say so in `allow:`.

Example:
    # progress/2026-Q2.yaml
    tasks:
      - {task: w-1, state: done, milestones: {2026-H1: not-met}}      # done-without-milestone

Source: the practice of the field: what auditors of local authorities find when they read reports against the plan.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.model.progress import MilestoneReport
from clusterkit.periods import Period
from clusterkit.rules.due import end
from clusterkit.rules.finding import Finding

name = "done-without-milestone"
severity: Final = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """Where a task is done, no milestone of it was last said not to be met, then or before."""
    said: dict[tuple[str, Period], MilestoneReport] = {}
    for progress in sorted(plan.progress, key=lambda one: (end(one.period), one.period.order)):
        for report in progress.tasks:
            said |= {(report.task, one.period): one for one in report.milestones}
            missed = [one for (task, _), one in said.items() if task == report.task and not one.attained.met]
            if report.state == "done" and missed:
                yield Finding(
                    report.places.of("state"),
                    (report, progress),
                    "task {id} is done, and its milestone for {period} was not met",
                    "report the milestone as met, or the task as not done",
                    values={"id": report.task, "period": str(missed[0].period)},
                    also=tuple(one.places.of("attained") for one in missed),
                )
