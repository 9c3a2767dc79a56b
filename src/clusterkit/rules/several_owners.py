"""A task has several owners.

Why: where two answer for a task, neither does. One action, one who reports, one date.

Fix: keep in `owner:` the one who is accountable, and move the others to `contributors:`.

Example:
    owner: [sustainability, moran]      # several-owners

Source: the practice of the field; HaMifratz work plan 2021 joins owners with a slash, a plus and an "and".
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding

name = "several-owners"
severity: Final = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """Every task has one owner at most."""
    for task in plan.tasks:
        if len(task.owner) > 1:
            yield Finding(
                task.places.of("owner"),
                (task,),
                "task {id} has {count} owners: {owners}",
                "keep the accountable one, and move the others to `contributors:`",
                values={"id": task.id, "count": len(task.owner), "owners": ", ".join(task.owner)},
            )
