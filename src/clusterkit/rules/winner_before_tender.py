"""In a task's milestones a winner is chosen, or signs, before the tender is published.

Why: a supplier who is chosen before the tender is a tender for show; most often two milestones changed places when the
plan was moved by half a year.

Fix: put the milestones in order. Where the early one is about another tender, say in its text which.

Example:
    milestones:
      2026-H1: נבחר קבלן      # winner-before-tender
      2026-H2: המכרז פורסם

Source: Municipalities (tenders) regulations 1987; the practice of the field: no winner before a tender.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding
from clusterkit.rules.steps import reversed_steps
from clusterkit.rules.words import PUBLISHED, WON

name = "winner-before-tender"
severity: Final = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """No milestone that speaks of a winner stands in a period before the one in which the tender is published."""
    for task in plan.tasks:
        found = reversed_steps(task, PUBLISHED, WON)
        if found:
            won, published = found
            yield Finding(
                won.places.of("text"),
                (task,),
                "in {won} a winner is chosen, and the tender is published only in {published}",
                "put the milestones in order, or say in the text which tender it is",
                values={"won": str(won.period), "published": str(published.period)},
                also=(published.places.of("text"),),
            )
