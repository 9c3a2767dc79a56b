"""Too large a share of the plan rests on money that is not approved.

Why: the council that approves a plan should know how much of it may not happen. A plan that gives no approval of any
source says nothing about this, and is not asked.

Fix: print the share in the booklet and mark what depends on it, or get approvals before the plan is approved. The
share that is accepted is `unapproved-share` in clusterkit.toml, 50 per cent unless it is set.

Example:
    sources:
      - {id: regular, name: תקציב שוטף, kind: regular, approved: 100000}
      - {id: energy, name: קול קורא אנרגיה, kind: call, state: requested}
    budget:
      - {amount: 100000, source: regular}
      - {amount: 300000, source: energy}      # unapproved-money: 75%

Source: HaMifratz work plan 2021, whose opening says that the state budget has not been approved.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.budget import is_approved, unapproved
from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding

name = "unapproved-money"
severity: Final = "info"


def check(plan: Plan) -> Iterator[Finding]:
    """What is not approved, of the costs that are not in kind, is at most the accepted share."""
    if not plan.register_read or not any(is_approved(source) for source in plan.head.sources):
        return
    found = unapproved(plan)
    accepted = plan.settings.threshold("unapproved-share")
    if found.percent is None or found.unapproved * 100 <= accepted * found.allocated:
        return
    loose = [charge for charge in found.charges if charge.amount and charge.amount > 0]
    largest = max(loose, key=lambda charge: charge.amount or 0)
    yield Finding(
        largest.line.places.of("amount"),
        (plan.head,),
        "{share} percent of the plan is on money that is not approved",
        "mark what depends on it, or get approvals before the plan is approved",
        label="the largest part of it",
        notes=("allocated {allocated} · approved {approved} · not approved {unapproved} · accepted up to {accepted}%",),
        values={
            "share": found.percent,
            "allocated": found.allocated,
            "approved": found.allocated - found.unapproved,
            "unapproved": found.unapproved,
            "accepted": accepted,
        },
        also=tuple(dict.fromkeys(charge.line.place for charge in loose if charge is not largest)),
    )
