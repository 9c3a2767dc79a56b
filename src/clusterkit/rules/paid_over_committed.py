"""More was paid from a source than was committed from it.

Why: money is committed before it is paid: an order, a contract, a decision. A payment without one was not checked
against the budget. Salaries and bills of the regular budget are paid without orders, so it is not asked.

Fix: add the commitment that is missing from the accounts, or correct the payment's source.

Example:
    date,source,task,kind,amount,reference
    2026-03-01,moi-call,w-1,commitment,70000,order 7
    2026-05-20,moi-call,w-1,payment,82000,invoice 31      # paid-over-committed: over by 12,000

Source: what auditors of local authorities find: spending without a commitment that was checked against the budget.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.movements import crossing, movements, total
from clusterkit.rules.finding import Finding

name = "paid-over-committed"
severity: Final = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """For each source with commitments in the accounts, but the regular budget, payments are at most these."""
    committed, paid = movements(plan, "commitment"), movements(plan, "payment")
    for source in plan.head.sources:
        orders, bills = committed[source.id], paid[source.id]
        crossed = crossing(bills, total(orders))
        if crossed is None or not orders or source.kind == "regular":
            continue
        yield Finding(
            crossed.row.places.of("amount"),
            (source,),
            "source {source} is paid {gap} beyond what is committed",
            "add the commitment that is missing, or correct the payment's source",
            label="this row takes it over",
            notes=("committed {committed} · paid {paid}",),
            values={
                "source": source.id,
                "gap": total(bills) - total(orders),
                "committed": total(orders),
                "paid": total(bills),
            },
            also=tuple(one.row.place for one in (*orders, *bills) if one is not crossed),
        )
