"""Money of a source was committed or paid before the source was first approved.

Why: whoever commits money that was not yet approved exceeds their authority; auditors ask for the day of the approval
and the day of the order, and compare.

Fix: correct the day or the source in the accounts, or add the approval that is missing from the register.

Example:
    # plan.yaml: the first approval of tabar-waste is of 2026-02-01
    date,source,task,kind,amount,reference
    2026-01-18,tabar-waste,w-1,commitment,85995,order 5      # committed-before-approval

Source: Municipalities Ordinance 213א; what auditors of local authorities find: spending before approval.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.movements import first_approval, movements, total
from clusterkit.rules.finding import Finding

name = "committed-before-approval"
severity: Final = "error"


def check(plan: Plan) -> Iterator[Finding]:
    """No source has a commitment or a payment before its first approval; one finding for each source."""
    commitments, payments = movements(plan, "commitment"), movements(plan, "payment")
    for source in plan.head.sources:
        approved = first_approval(source)
        if approved is None:
            continue
        early = [movement for movement in commitments[source.id] if movement.row.date < approved]
        paid = [movement for movement in payments[source.id] if movement.row.date < approved]
        if early or paid:
            rows = [movement.row for movement in (*early, *paid)]
            yield Finding(
                rows[0].places.of("date"),
                (source,),
                "source {source} was used on {day}, before its first approval on {date}",
                "correct the day or the source, or add the approval that is missing",
                notes=("before the approval: committed {committed} · paid {paid} · in {count} rows",),
                values={
                    "source": source.id,
                    "day": str(rows[0].date),
                    "date": str(approved),
                    "committed": total(early),
                    "paid": total(paid),
                    "count": len(rows),
                },
                also=(source.places.of("approvals"), *(row.places.of("date") for row in rows[1:])),
            )
