"""A task's only owner is a post that nobody holds, and no task of the plan fills it.

Why: a vacant post answers for nothing until somebody is hired. The plan should hold the hiring too.

Fix: name who answers until then; or write `hired_by:` at the post in cluster.yaml with the task that fills it.

Example:
    # cluster.yaml
    staff:
      - {id: digital-lead, post: מוביל דיגיטלי, vacant: true}
    # a section
    owner: digital-lead      # vacant-owner

Source: the practice of the field: the owner is not a vacant post, or the hire is due before the task.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding

name = "vacant-owner"
severity: Final = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """A sole owner is a person, or a post that a task of this plan fills."""
    tasks = {task.id for task in plan.tasks}
    for task in plan.tasks:
        person = plan.people.get(task.owner[0]) if len(task.owner) == 1 else None
        if person and person.vacant and person.hired_by not in tasks:
            yield Finding(
                task.places.of("owner"),
                (task, person),
                "nobody holds the post {owner}, and no task fills it",
                "name who answers until then, or write `hired_by:` at the post",
                values={"owner": person.id},
                also=(person.place,),
            )
