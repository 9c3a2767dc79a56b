"""Steps of one task in an order that cannot be: what its milestones say, in words, and when."""

import re

from clusterkit.model.work import Milestone, Task
from clusterkit.rules.due import end


def reversed_steps(task: Task, first: str, second: str) -> tuple[Milestone, Milestone] | None:
    """The milestones of a second step and of the first, where the second is over before the first can begin.

    None where the second step comes up again later: then the early one may belong to something else.
    """
    if len(task.milestones) < 2:
        return None
    firsts = [one for one in task.milestones if re.search(first, str(one.text))]
    seconds = [one for one in task.milestones if re.search(second, str(one.text))] if firsts else []
    if not seconds:
        return None
    begun = min(firsts, key=lambda one: one.period.order)
    last = max(seconds, key=lambda one: end(one.period))
    return (last, begun) if end(last.period) < (begun.period.year, begun.period.month) else None
