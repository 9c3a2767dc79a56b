"""Indicators that measure the same thing, for the rules that compare them."""

from collections.abc import Iterator

from clusterkit.model.plan import Plan
from clusterkit.model.work import Goal, Indicator, Section, Task
from clusterkit.texts import alike


def same_measure(plan: Plan) -> Iterator[tuple[Section | Goal | Task, Indicator, Indicator]]:
    """Pairs of indicators of one section, goal or task with one title, unit and due date, the first of them first."""
    first: dict[tuple[int, str, str, str], Indicator] = {}
    for holder, one in plan.indicators:
        key = (id(holder), alike(str(one.title)), alike(str(one.unit or "")), str(one.due or ""))
        known = first.setdefault(key, one)
        if known is not one:
            yield holder, known, one
