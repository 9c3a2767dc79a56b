"""A report, an account row, the accounts' mapping, a post or a task names a task that is not in the plan.

Why: progress and payments are told beside the work that they belong to. With a wrong id they are told nowhere.

Fix: correct the id; a task that was dropped stays in the approved plan and is reported as `dropped`.

Example:
    # progress/2026-Q1.yaml
    tasks:
      - {task: w-99, state: done}      # unknown-task

Source: clusterkit, the plan format (docs/fields.md): progress is reported by task and indicator id.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.diagnostics import Place
from clusterkit.model.entity import Entity
from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding
from clusterkit.rules.names import unknown

name = "unknown-task"
severity: Final = "error"


def check(plan: Plan) -> Iterator[Finding]:
    """Tasks named by progress, accounts and other tasks exist. A post may be filled by another year's task."""
    if not plan.sections_read:
        return
    known = {task.id: task for task in plan.tasks}
    for task, place, on in _named(plan):
        if task not in known:
            yield unknown(
                task, place, on, "no task has the id {id}", "correct the id: tasks stand in the plan's sections", known
            )


def _named(plan: Plan) -> Iterator[tuple[str, Place, tuple[Entity, ...]]]:
    for task in plan.tasks:
        yield from ((before, task.places.of("after", index), (task,)) for index, before in enumerate(task.after))
    for progress in plan.progress:
        yield from ((report.task, report.places.of("task"), (report,)) for report in progress.tasks)
    yield from ((row.task, row.places.of("task"), ()) for row in plan.actuals if row.task)
    accounts = plan.head.accounts
    if accounts:
        yield from ((called.known, called.places.of("known"), (accounts, plan.head)) for called in accounts.tasks)
