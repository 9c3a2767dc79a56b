"""The accounts commit, or pay, more from a source than is approved for it.

Why: a commitment binds the cluster; what is beyond the approval has no budget, and somebody signed it.

Fix: correct the row, cancel the commitment, or have the source enlarged and correct `approved`. A source with
`control: advisory` is a warning.

Example:
    # plan.yaml: {id: moi-call, name: קול קורא פנים, kind: call, approved: 100000}
    date,source,task,kind,amount,reference
    2026-03-01,moi-call,w-1,commitment,70000,order 7
    2026-04-12,moi-call,w-2,commitment,45000,order 9      # source-over-committed: over by 15,000

Source: Municipalities Ordinance 213א; what auditors of local authorities find: spending without a budget.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.model.sources import Source
from clusterkit.movements import Movement, crossing, movements, total
from clusterkit.rules.finding import Finding
from clusterkit.standings import usable

name = "source-over-committed"
severity: Final = "error"

_APPROVED = "approved {approved} · committed {committed} · paid {paid}"
_USABLE = "usable this year {approved} · committed {committed} · paid {paid}"


def check(plan: Plan) -> Iterator[Finding]:
    """For each source with an approved amount, what is committed, or else what is paid, is at most that."""
    committed, paid = movements(plan, "commitment"), movements(plan, "payment")
    for source in plan.head.sources:
        if (limit := usable(plan, source)) is not None:
            yield from _over(source, limit, committed[source.id], paid[source.id])


def _over(source: Source, limit: Decimal, committed: list[Movement], paid: list[Movement]) -> Iterator[Finding]:
    rows = committed if crossing(committed, limit) else paid
    crossed = crossing(rows, limit)
    if crossed is None:
        return
    yield Finding(
        crossed.row.places.of("amount"),
        (source,),
        "source {source} is used {gap} beyond what is approved",
        "correct the row, cancel the commitment, or have the source enlarged",
        label="this row takes it over",
        notes=(_USABLE if limit != source.approved else _APPROVED,),
        values={
            "source": source.id,
            "gap": total(rows) - limit,
            "approved": limit,
            "committed": total(committed),
            "paid": total(paid),
        },
        also=(source.places.of("approved"), *(one.row.place for one in (*committed, *paid) if one is not crossed)),
    )
