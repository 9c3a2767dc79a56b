"""Tasks come after each other in a circle.

Why: each waits for the next, so none of them can ever begin.

Fix: delete the `after:` that is not so.

Example:
    tasks:
      - {id: w-1, title: מפרט, after: [w-2]}      # circular-order
      - {id: w-2, title: מכרז, after: [w-1]}

Source: the practice of the field: steps in a possible order.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.model.work import Task
from clusterkit.rules.finding import Finding

name = "circular-order"
severity: Final = "error"


def check(plan: Plan) -> Iterator[Finding]:
    """No task comes after itself, by way of others or not. A circle is told once, at its first task in the plan."""
    tasks = {task.id: task for task in plan.tasks}
    told: set[str] = set()
    for task in plan.tasks:
        circle = [] if task.id in told else _circle(task, tasks)
        if circle:
            told |= {one.id for one in circle}
            names = " → ".join(one.id for one in (*circle, task))
            yield Finding(
                task.places.of("after", task.after.index(circle[1].id if circle[1:] else task.id)),
                tuple(circle),
                "these tasks come after each other in a circle: {circle}"
                if circle[1:]
                else "task {id} comes after itself",
                "delete the `after:` that is not so",
                values={"circle": names, "id": task.id},
                also=tuple(one.places.of("after") for one in circle[1:]),
            )


def _circle(start: Task, tasks: Mapping[str, Task]) -> list[Task]:
    """The tasks on a shortest way along `after:` from a task back to itself, that task first; nothing if none is."""
    ways = [[start]]
    seen: set[str] = set()
    for way in ways:
        for before in way[-1].after:
            if before == start.id:
                return way
            if before in tasks and before not in seen:
                seen.add(before)
                ways.append([*way, tasks[before]])
    return []
