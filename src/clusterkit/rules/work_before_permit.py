"""In a task's milestones building begins before the building permit is there.

Why: building without a permit is an offence. Most often two milestones changed places when the plan was moved.

Fix: put the milestones in order. Where the early work needs no permit, say in its text what it is.

Example:
    milestones:
      2026-Q2: עבודות ההקמה החלו      # work-before-permit
      2026-Q4: התקבל היתר בנייה

Source: Planning and Building Law 1965, section 145; the practice of the field: no execution before approval.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding
from clusterkit.rules.steps import reversed_steps
from clusterkit.rules.words import PERMIT, WORK

name = "work-before-permit"
severity: Final = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """No milestone that speaks of building stands in a period before the one in which the permit comes."""
    for task in plan.tasks:
        found = reversed_steps(task, PERMIT, WORK)
        if found:
            work, permit = found
            yield Finding(
                work.places.of("text"),
                (task,),
                "in {work} building begins, and the permit comes only in {permit}",
                "put the milestones in order, or say in the text which work it is",
                values={"work": str(work.period), "permit": str(permit.period)},
                also=(permit.places.of("text"),),
            )
