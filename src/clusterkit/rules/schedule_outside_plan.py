"""A task, a line or a due date is set for a period that is not in the plan's year.

Why: the Gantt and the budget by period show the plan's year; what is set outside it would be seen nowhere.

Fix: correct the period.

Example:
    # a plan for 2026
    schedule: [2025-Q4, 2026-Q1]      # schedule-outside-plan

Source: the practice of the field: periods inside the plan's year.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.diagnostics import Place
from clusterkit.model.entity import Entity
from clusterkit.model.plan import Plan
from clusterkit.periods import Period
from clusterkit.rules.finding import Finding

name = "schedule-outside-plan"
severity: Final = "error"


def check(plan: Plan) -> Iterator[Finding]:
    """Every scheduled period and line period is in the plan's year; an indicator may be due later, never before."""
    for entity, period, place in _periods(plan):
        if period.year != plan.head.year:
            yield Finding(
                place,
                (entity,),
                "{period} is not in the plan's year, {year}",
                "correct the period",
                values={"period": str(period), "year": plan.head.year},
            )


def _periods(plan: Plan) -> Iterator[tuple[Entity, Period, Place]]:
    for task in plan.tasks:
        yield from ((task, period, task.places.of("schedule", index)) for index, period in enumerate(task.schedule))
    for spot in plan.lines:
        if spot.line.period:
            yield spot.line, spot.line.period, spot.line.places.of("period")
    for _, indicator in plan.indicators:
        if indicator.due and indicator.due.year < plan.head.year:
            yield indicator, indicator.due, indicator.places.of("due")
