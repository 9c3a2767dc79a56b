"""A task was reported as done, or as begun, or a milestone as met, and a later report says that it is not.

Why: the council was told that the work is finished, or had come so far. Either the first report was wrong, or work
began anew; the reader must know which.

Fix: correct the report that is wrong; where work began anew, say so in `allow:` with the reason.

Example:
    # progress/2026-Q1.yaml
    - {task: w-1, state: done}
    # progress/2026-Q2.yaml
    - {task: w-1, state: in-progress}      # state-went-back

Source: the practice of the field: what auditors of local authorities find when they compare two quarters' reports.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.model.progress import MilestoneReport, Progress, TaskReport
from clusterkit.periods import Period
from clusterkit.rules.due import end
from clusterkit.rules.finding import Finding

name = "state-went-back"
severity: Final = "warning"

_BACK: dict[str, tuple[str, ...]] = {
    "done": ("not-started", "in-progress", "late", "blocked", "dropped"),
    "in-progress": ("not-started",),
}


def check(plan: Plan) -> Iterator[Finding]:
    """Nothing that is done, begun or met is later not done, not begun or not met."""
    in_order = sorted(plan.progress, key=lambda one: (end(one.period), one.period.order))
    yield from _tasks(in_order)
    yield from _milestones(in_order)


def _tasks(in_order: Iterable[Progress]) -> Iterator[Finding]:
    last: dict[str, tuple[Progress, TaskReport]] = {}
    for progress in in_order:
        for report in progress.tasks:
            known = last.get(report.task)
            if known and end(known[0].period) < end(progress.period) and report.state in _BACK.get(known[1].state, ()):
                yield Finding(
                    report.places.of("state"),
                    (report, progress),
                    "task {id} is {state} in {period}, and was {before} in {earlier}",
                    "correct the report that is wrong",
                    values={
                        "id": report.task,
                        "state": report.state,
                        "period": str(progress.period),
                        "before": known[1].state,
                        "earlier": str(known[0].period),
                    },
                    also=(known[1].places.of("state"),),
                )
            last[report.task] = progress, report


def _milestones(in_order: Iterable[Progress]) -> Iterator[Finding]:
    met: dict[tuple[str, Period], tuple[Progress, MilestoneReport]] = {}
    for progress in in_order:
        for report in progress.tasks:
            for one in report.milestones:
                known = met.get((report.task, one.period))
                if one.attained.met:
                    met[report.task, one.period] = progress, one
                elif known and end(known[0].period) < end(progress.period):
                    yield _not_met(progress, report, one, known)


def _not_met(
    progress: Progress, report: TaskReport, one: MilestoneReport, known: tuple[Progress, MilestoneReport]
) -> Finding:
    return Finding(
        one.places.of("attained"),
        (report, progress),
        "milestone {milestone} of task {id} is not met in {period}, and was met in {earlier}",
        "correct the report that is wrong",
        values={
            "id": report.task,
            "milestone": str(one.period),
            "period": str(progress.period),
            "earlier": str(known[0].period),
        },
        also=(known[1].places.of("attained"),),
    )
