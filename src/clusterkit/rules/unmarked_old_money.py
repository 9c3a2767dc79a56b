"""A source's name says an earlier year, and its entry does not say that it is that year's money.

Why: last year's money has its own term, and must be carried over by a decision. Where the entry does not say so, it is
added up with this year's.

Fix: write `year:` with the budget year whose money it is. A tabar lives for several years, and is not asked.

Example:
    # a plan for 2026
    sources:
      - {id: moi-rest, name: יתרת תמיכת משרד הפנים 2025, kind: ministry}      # unmarked-old-money

Source: Mishor HaHof work plan 2026, whose health lines tell the money of 2025 apart; the practice of the field.
"""

import re
from collections.abc import Iterator
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding

name = "unmarked-old-money"
severity: Final = "warning"

_YEAR = r"(?<![\d/.])(20\d\d)(?:[-–](\d\d)(?!\d))?(?![\d/.])"
"""A year that stands alone, and the end of a span that is written short (`2024-26`)."""


def check(plan: Plan) -> Iterator[Finding]:
    """A source, but a tabar, whose name has only earlier years has a `year`."""
    for source in plan.head.sources:
        if source.kind == "tabar" or source.year is not None or "year" in source.places.refused:
            continue
        years = [int(f"20{short}" if short else year) for year, short in re.findall(_YEAR, str(source.name))]
        if years and max(years) < plan.head.year:
            yield Finding(
                source.places.of("name"),
                (source,),
                "source {source} is named for {old}, and is not marked as that year's money",
                "write `year: {old}`",
                values={"source": source.id, "old": max(years)},
            )
