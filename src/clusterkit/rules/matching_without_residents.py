"""Matching is parted by residents, and somebody who pays has none in cluster.yaml.

Why: without the number of residents of each authority nobody's part can be worked out, and none is sent a demand.

Fix: write `residents:` for the member in cluster.yaml, or give the matching a key of its own in `parts`.

Example:
    # cluster.yaml: members: [{authority: maale-dimyon, residents: 41200}, {authority: emek-hamashal}]
    matching:
      share: 10%
      by: [maale-dimyon, emek-hamashal]
      divided: residents      # matching-without-residents: emek-hamashal

Source: the practice of the field: clusters part the authorities' participation by their residents.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.matching import demands
from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding

name = "matching-without-residents"
severity: Final = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """Everyone who pays by residents has some; not checked without a cluster.yaml that can be read."""
    members = plan.cluster.members if plan.cluster else ()
    refused = plan.cluster is None or "members" in plan.cluster.places.refused
    if refused or any("residents" in member.places.refused for member in members):
        return
    for demand in demands(plan):
        lacking = [due.payer for due in demand.dues if due.weight is None]
        if lacking:
            yield Finding(
                demand.matching.places.of("divided"),
                (demand.matching, demand.source),
                "no residents are given for {payers}",
                "write `residents:` in cluster.yaml, or give the matching a key of its own in `parts`",
                values={"payers": ", ".join(lacking)},
                also=tuple(member.place for member in members if member.authority in lacking),
            )
