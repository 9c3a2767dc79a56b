"""A source in the register has an approved amount, and no line uses it.

Why: money that was won and is not planned is lost when the source's time runs out.

Fix: plan its use, or remove the source.

Example:
    sources:
      - {id: culture, name: תב"ר תרבות, kind: tabar, approved: 80000}      # idle-source: no line uses it

Source: the practice of the field: an approved source with no line; auditors find dormant tabars.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.budget import is_approved, sources_of
from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding

name = "idle-source"
severity: Final = "info"


def check(plan: Plan) -> Iterator[Finding]:
    """Every approved source that is not closed pays for a line."""
    if not plan.sections_read:
        return
    used = {source for spot in plan.lines for source in sources_of(spot.line)}
    for source in plan.head.sources:
        if is_approved(source) and source.state != "closed" and source.id not in used:
            yield Finding(
                source.places.of("id"),
                (source,),
                "no line uses the approved source {source}",
                "plan its use, or remove it",
                values={"source": source.id},
            )
