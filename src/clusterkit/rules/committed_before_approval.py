"""Money of a source was committed or paid before the source was first approved, or while nothing of it is.

Why: whoever commits money that was not yet approved exceeds their authority; auditors ask for the day of the approval
and the day of the order, and compare.

Fix: correct the day or the source in the accounts, or add the approval that is missing from the register. A source that
is `requested` or `expected`, with no approved amount and no approval, is not approved on any day.

Example:
    # plan.yaml: the first approval of tabar-waste is of 2026-02-01
    date,source,task,kind,amount,reference
    2026-01-18,tabar-waste,w-1,commitment,85995,order 5      # committed-before-approval

Source: Municipalities Ordinance 213א; what auditors of local authorities find: spending before approval.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.model.sources import Source
from clusterkit.money import known
from clusterkit.movements import Movement, first_approval, movements, total
from clusterkit.rules.finding import Finding

name = "committed-before-approval"
severity: Final = "error"


def check(plan: Plan) -> Iterator[Finding]:
    """No source has a commitment or a payment before its first approval; one finding for each source."""
    commitments, payments = movements(plan, "commitment"), movements(plan, "payment")
    for source in plan.head.sources:
        approved = first_approval(source)
        if approved is None and not _awaited(source):
            continue
        early = [one for one in commitments[source.id] if approved is None or one.row.date < approved]
        paid = [one for one in payments[source.id] if approved is None or one.row.date < approved]
        if early or paid:
            yield _early(source, approved, early, paid)


def _awaited(source: Source) -> bool:
    """Whether the register says that nothing of a source is approved yet."""
    return source.state in ("requested", "expected") and not known(source.approved) and not source.approvals


def _early(source: Source, approved: date | None, early: list[Movement], paid: list[Movement]) -> Finding:
    rows = [movement.row for movement in (*early, *paid)]
    return Finding(
        rows[0].places.of("date"),
        (source,),
        "source {source} was used on {day}, before its first approval on {date}"
        if approved
        else "source {source} was used on {day}, and nothing of it is approved",
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
        also=(source.places.of("approvals" if approved else "state"), *(row.places.of("date") for row in rows[1:])),
    )
