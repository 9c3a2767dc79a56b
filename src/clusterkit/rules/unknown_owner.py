"""A task's owner or contributor is not among the cluster's officers and staff.

Why: one person answers for a task. A name that nobody in cluster.yaml has is nobody.

Fix: correct the id, or add the person or the post to `staff:` in cluster.yaml (`vacant: true` while nobody holds it).

Example:
    owner: sustainabilty-manager      # unknown-owner: did you mean sustainability-manager?

Source: the practice of the field: one accountable owner per task.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding
from clusterkit.rules.names import unknown

name = "unknown-owner"
severity: Final = "error"


def check(plan: Plan) -> Iterator[Finding]:
    """Every owner and contributor is an officer or on the staff; not checked without a cluster.yaml."""
    if plan.cluster is None:
        return
    for task in plan.tasks:
        for key, people in (("owner", task.owner), ("contributors", task.contributors)):
            for index, person in enumerate(people):
                if person not in plan.people:
                    place = task.places.of(key, index)
                    yield unknown(
                        person,
                        place,
                        (task,),
                        "no officer or member of staff has the id {id}",
                        "correct the id, or add the person or the post to cluster.yaml",
                        plan.people,
                    )
