"""A milestone is due in a period that is not in the plan's year.

Why: the plan is approved for a year. What is due in another year is not in this plan, and is most often a slip of the
year when last year's plan was copied.

Fix: correct the period; what continues next year belongs to next year's plan.

Example:
    # a plan for 2026
    milestones:
      2025-H2: פרסום מכרז      # milestone-outside-plan

Source: the practice of the field: periods inside the plan's year.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding

name = "milestone-outside-plan"
severity: Final = "error"


def check(plan: Plan) -> Iterator[Finding]:
    """Every milestone's period is in the plan's year."""
    for task in plan.tasks:
        for milestone in task.milestones:
            if milestone.period.year != plan.head.year:
                yield Finding(
                    milestone.places.of("period"),
                    (task,),
                    "{period} is not in the plan's year, {year}",
                    "correct the period",
                    values={"period": str(milestone.period), "year": plan.head.year},
                )
