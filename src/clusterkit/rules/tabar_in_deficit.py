"""More was paid from an extraordinary budget (tabar) than had come into it.

Why: an extraordinary budget may not be used beyond its receipts. What is paid before the money comes in is paid from
the regular budget, or from another tabar.

Fix: correct the row, add the receipt that is missing, or wait for the money. `received` is what came in before the
accounts' first row, `spent_before` what was paid until then.

Example:
    # plan.yaml: {id: tabar-waste, name: תב"ר פסולת, kind: tabar, received: 100000}
    date,source,task,kind,amount,reference
    2026-02-10,tabar-waste,w-1,payment,130000,invoice 12      # tabar-in-deficit: 30,000

Source: Local authorities (extraordinary budgets) regulations 1971, regulation 18; Municipalities Ordinance 213א.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.model.sources import Source
from clusterkit.movements import Movement, movements, total
from clusterkit.rules.finding import Finding

name = "tabar-in-deficit"
severity: Final = "error"


def check(plan: Plan) -> Iterator[Finding]:
    """On every day, what was paid from a tabar is at most what came in. Accounts without receipts say nothing."""
    paid, came = movements(plan, "payment"), movements(plan, "receipt")
    receipts_kept = any(came.values())
    for source in plan.head.sources:
        known = isinstance(source.received, Decimal) or (receipts_kept and source.received is None)
        if source.kind == "tabar" and known and "received" not in source.places.refused:
            yield from _deficit(source, paid[source.id], came[source.id])


def _deficit(source: Source, paid: list[Movement], came: list[Movement]) -> Iterator[Finding]:
    before = source.received if isinstance(source.received, Decimal) else Decimal(0)
    before -= source.spent_before if isinstance(source.spent_before, Decimal) else 0
    for last in paid:
        day = last.row.date
        payments = [movement for movement in paid if movement.row.date <= day]
        receipts = [movement for movement in came if movement.row.date <= day]
        if total(payments) > before + total(receipts):
            yield Finding(
                last.row.places.of("amount"),
                (source,),
                "the tabar {source} is in deficit by {gap} on {day}",
                "correct the row, add the receipt that is missing, or wait for the money",
                notes=("left of earlier years {before} · receipts {receipts} · payments {payments}",),
                values={
                    "source": source.id,
                    "gap": total(payments) - before - total(receipts),
                    "day": str(day),
                    "before": before,
                    "receipts": total(receipts),
                    "payments": total(payments),
                },
                also=(source.place, *(one.row.place for one in (*payments, *receipts) if one is not last)),
            )
            return
