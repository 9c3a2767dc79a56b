"""A task's only owner is a vacant post that is filled after the task is due.

Why: until somebody is hired nobody answers for the task, and what falls due before that is due from nobody.

Fix: bring the hiring forward, move the task, or name who answers until then.

Example:
    # the post digital-lead is vacant, and hired by org-2, which ends in 2026-H2
    owner: digital-lead      # late-hire: the task is due in 2026-H1
    milestones: {2026-H1: האתר באוויר}

Source: the practice of the field: the owner is not a vacant post, or the hire is due before the task; in the HaMifratz
work plan 2021 some owners are posts that the plan itself still has to fill.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.model.work import Task
from clusterkit.rules.due import end, ends, first_due
from clusterkit.rules.finding import Finding

name = "late-hire"
severity: Final = "warning"

_HELP = "bring the hiring forward, move the task, or name who answers until then"


def check(plan: Plan) -> Iterator[Finding]:
    """What a vacant post alone owns is first due in the period that the post is filled in, or later."""
    tasks = {task.id: task for task in plan.tasks}
    for task in plan.tasks:
        person = plan.people.get(task.owner[0]) if len(task.owner) == 1 else None
        hire = tasks.get(person.hired_by or "") if person and person.vacant else None
        if hire:
            yield from _late(task, hire)


def _late(task: Task, hire: Task) -> Iterator[Finding]:
    values: dict[str, object] = {"owner": task.owner[0], "id": task.id, "hire": hire.id}
    place, also = task.places.of("owner"), (hire.places.of("id"),)
    if hire is task:
        yield Finding(place, (task,), "the vacant post {owner} is to fill itself: it owns {id}", _HELP, values=values)
        return
    due, filled = first_due(task), ends(hire)
    if due and filled and end(due) < end(filled):
        values |= {"due": str(due), "filled": str(filled)}
        message = "task {id} is first due in {due}, and the post {owner} is filled in {filled} by {hire}"
        yield Finding(place, (task,), message, _HELP, values=values, also=also)
