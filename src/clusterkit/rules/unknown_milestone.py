"""A report tells of a milestone that its task does not have.

Why: a milestone is reported by its period in the plan. Under a wrong period it is told of nowhere, and the task's real
milestone looks as if nobody had spoken of it.

Fix: write the period as the task's `milestones:` in the plan have it; what was reached besides belongs in `report:`.

Example:
    # sections/10-waste.yaml has the milestones 2026-H1 and 2026-H2
    # progress/2026-Q2.yaml
    tasks:
      - {task: w-1, state: in-progress, milestones: {2026-Q2: met}}      # unknown-milestone

Source: clusterkit, the plan format (docs/fields.md): the approved plan says what is to stand when.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding

name = "unknown-milestone"
severity: Final = "error"


def check(plan: Plan) -> Iterator[Finding]:
    """Every reported milestone is one of its task's; nothing is said of a task that is not there."""
    if not plan.sections_read:
        return
    known = {task.id: task for task in plan.tasks}
    for progress in plan.progress:
        for report in progress.tasks:
            task = known.get(report.task)
            if task is None or "milestones" in task.places.refused:
                continue
            periods = [one.period for one in task.milestones]
            for one in report.milestones:
                if one.period not in periods:
                    yield Finding(
                        one.places.of("period"),
                        (report, progress),
                        "task {id} has no milestone for {period}",
                        "its milestones are for {periods}" if periods else "it has none in the plan",
                        values={"id": task.id, "period": str(one.period), "periods": ", ".join(map(str, periods))},
                        also=(task.places.of("milestones" if periods else "title"),),
                    )
