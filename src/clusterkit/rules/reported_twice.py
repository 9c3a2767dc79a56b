"""One period's report tells of a task, an indicator or a call twice.

Why: two states of one task in one report contradict each other, and only one of them is printed.

Fix: merge the two entries into one.

Example:
    # progress/2026-Q1.yaml
    tasks:
      - {task: w-1, state: in-progress}
      - {task: w-1, state: done}      # reported-twice

Source: the practice of the field: one action, one reporter, one date per task.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.diagnostics import Place
from clusterkit.model.plan import Plan
from clusterkit.model.progress import CallReport, IndicatorReport, Progress, TaskReport
from clusterkit.rules.finding import Finding

name = "reported-twice"
severity: Final = "error"


def check(plan: Plan) -> Iterator[Finding]:
    """In one report each task, each indicator and each call stands once."""
    for progress in plan.progress:
        first: dict[tuple[str, str], Place] = {}
        for kind, id, place, report in _reports(progress):
            known = first.setdefault((kind, id), place)
            if known is not place:
                yield Finding(
                    place,
                    (report, progress),
                    "{id} is reported twice for {period}",
                    "merge the two entries into one",
                    values={"id": id, "period": str(progress.period)},
                    also=(known,),
                )


def _reports(progress: Progress) -> Iterator[tuple[str, str, Place, TaskReport | IndicatorReport | CallReport]]:
    yield from (("task", one.task, one.places.of("task"), one) for one in progress.tasks)
    yield from (("indicator", one.indicator, one.places.of("indicator"), one) for one in progress.indicators)
    yield from (("call", one.call, one.places.of("call"), one) for one in progress.calls)
