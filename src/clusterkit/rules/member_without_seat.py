"""A member authority of the cluster has no seat in its council.

Why: the members decide through the council. A member without a representative is bound by decisions that others made.

Fix: add the representative to `council:`; while none is appointed, a seat without a name.

Example:
    members: [{authority: tamra}, {authority: kiryat-yam}]      # member-without-seat: tamra
    council: [{authority: kiryat-yam, name: דוד, role: chair}]

Source: Associations of Towns Law 1955, on the council: each authority is represented in it.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding

name = "member-without-seat"
severity: Final = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """Where the council is listed, every member has a seat in it."""
    cluster = plan.cluster
    if not cluster or not cluster.council or "council" in cluster.places.refused:
        return
    seated = {seat.authority for seat in cluster.council}
    for member in cluster.members:
        if member.authority not in seated:
            yield Finding(
                member.places.of("authority"),
                (member, cluster),
                "member {authority} has no seat in the council",
                "add its representative to `council:`",
                values={"authority": member.authority},
            )
