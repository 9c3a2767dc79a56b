"""A seat in the council belongs to an authority that is not a member of the cluster.

Why: who is not a member does not vote. A decision that rests on such a vote can be attacked.

Fix: add the authority to `members:`, or take the seat away.

Example:
    members: [{authority: tamra}]
    council: [{authority: tamra}, {authority: zevulun}]      # seat-without-member: zevulun

Source: Associations of Towns Law 1955, on the council: its members represent the authorities of the association.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding

name = "seat-without-member"
severity: Final = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """Where the members are listed, every seat is a member's; in formation, where candidates are, a candidate's."""
    cluster = plan.cluster
    if not cluster or {"members", "candidates"} & cluster.places.refused:
        return
    members = {member.authority for member in cluster.members or cluster.candidates}
    if not members:
        return
    for seat in cluster.council:
        if seat.authority not in members:
            yield Finding(
                seat.places.of("authority"),
                (seat, cluster),
                "{authority} has a seat in the council and is not a member",
                "add it to `members:`, or take the seat away",
                values={"authority": seat.authority},
            )
