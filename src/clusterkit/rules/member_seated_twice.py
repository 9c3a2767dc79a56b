"""A member authority has two seats in the council, or stands twice among the members.

Why: in a cluster each authority has one representative. A second seat is a second vote, and a member listed twice
is counted twice.

Fix: keep the representative who holds the seat.

Example:
    council:
      - {authority: tamra, name: סמיר}
      - {authority: tamra, name: רנא}      # member-seated-twice

Source: the Interior Ministry's programme of regional clusters, overview 2018: one representative for each member.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from clusterkit.model.body import Member, Seat
from clusterkit.model.formation import Candidate
from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding

name = "member-seated-twice"
severity: Final = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """Each authority stands once among the members, the candidates and in the council."""
    if plan.cluster:
        yield from _twice(plan.cluster.members, "{authority} is listed twice among the members")
        yield from _twice(plan.cluster.candidates, "{authority} is listed twice among the candidates")
        yield from _twice(plan.cluster.council, "{authority} has a second seat in the council")


def _twice(listed: Sequence[Member | Candidate | Seat], message: str) -> Iterator[Finding]:
    first: dict[str, Member | Candidate | Seat] = {}
    for one in listed:
        known = first.setdefault(one.authority, one)
        if known is not one:
            yield Finding(
                one.places.of("authority"),
                (one,),
                message,
                "keep one",
                values={"authority": one.authority},
                also=(known.places.of("authority"),),
            )
