"""A source's money is of a budget year after the plan's.

Why: next year's budget is not approved yet, and cannot pay for this year's work.

Fix: correct `year`, or plan the work for that year.

Example:
    # a plan for 2026
    sources:
      - {id: moi-2027, name: תמיכת משרד הפנים, kind: ministry, year: 2027}      # money-of-later-year

Source: the practice of the field: a budget year is a calendar year, and its money is approved for it.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding

name = "money-of-later-year"
severity: Final = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """No source is of a year after the plan's."""
    for source in plan.head.sources:
        if source.year is not None and source.year > plan.head.year:
            yield Finding(
                source.places.of("year"),
                (source,),
                "source {source} is the money of {later}, and the plan is for {year}",
                "correct `year`, or plan the work for that year",
                values={"source": source.id, "later": source.year, "year": plan.head.year},
                also=(plan.head.places.of("year"),),
            )
