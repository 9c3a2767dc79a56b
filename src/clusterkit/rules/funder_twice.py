"""A body is named both as a funder and as a partner of one task, or twice in one list.

Why: a funder pays and a partner takes part; a reader who counts partners or adds up funders meets the body twice.

Fix: keep it where it belongs. Who pays and takes part too is a funder.

Example:
    funders: [moin]
    partners: [moin, moep]      # funder-twice

Source: the practice of the field: a partner is not a funder.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding

name = "funder-twice"
severity: Final = "warning"

_LISTS = ("funders", "partners", "potential_partners")


def check(plan: Plan) -> Iterator[Finding]:
    """Each body stands once among a task's funders and partners."""
    for task in plan.tasks:
        seen: dict[str, tuple[str, int]] = {}
        for key in _LISTS:
            for index, partner in enumerate(task.__dict__[key]):
                first = seen.setdefault(partner, (key, index))
                if first != (key, index):
                    yield Finding(
                        task.places.of(key, index),
                        (task,),
                        "{partner} is already among the {list} of task {id}",
                        "keep it in one place",
                        values={"partner": partner, "list": first[0], "id": task.id},
                        also=(task.places.of(*first),),
                    )
