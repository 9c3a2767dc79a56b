"""Fewer than half of the council's seats are held by employees of the authorities.

Why: the law asks that at least half of the council be employees of the member authorities. The minister may let an
authority with one representative send somebody else, and the half remains.

Fix: correct `employee:` where it is wrong; else the councils must appoint employees in the next term.

Example:
    council:      # council-few-employees: 1 of 3
      - {authority: tamra, employee: false}
      - {authority: zevulun, employee: false}
      - {authority: usfiya, employee: true}

Source: Associations of Towns Law 1955, on the council; the Interior Ministry's programme of regional clusters,
overview 2018.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding

name = "council-few-employees"
severity: Final = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """At least half of the seats may be employees'; a seat that does not say counts as one."""
    cluster = plan.cluster
    if not cluster or "council" in cluster.places.refused:
        return
    seats = len(cluster.council)
    others = sum(1 for seat in cluster.council if seat.employee is False)
    if 2 * others > seats:
        yield Finding(
            cluster.places.key("council"),
            (cluster,),
            "{others} of the council's {seats} seats are not held by employees of the authorities",
            "at least half must be employees: correct `employee:`, or appoint others",
            values={"others": others, "seats": seats},
        )
