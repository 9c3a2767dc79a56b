"""What earlier years paid of a source stands in the register, and in the accounts too.

Why: `spent_before` is taken off what the year may use, and so is every payment in the accounts: the source seems to
have less than it has.

Fix: leave out `spent_before` where the accounts hold those years, or the rows of earlier years in actuals.csv.

Example:
    # plan.yaml of 2026: {id: tabar-waste, …, approved: 1850000, spent_before: 64000}
    date,source,task,kind,amount,reference
    2025-12-31,tabar-waste,w-1,payment,64000,900      # earlier-years-twice

Source: clusterkit, how money is counted (docs/treasurer.md): every shekel once.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.money import known
from clusterkit.movements import movements, total
from clusterkit.rules.finding import Finding

name = "earlier-years-twice"
severity: Final = "error"


def check(plan: Plan) -> Iterator[Finding]:
    """No source that says what earlier years paid has payments of those years; one finding for each source."""
    payments = movements(plan, "payment")
    for source in plan.head.sources:
        early = [one for one in payments[source.id] if one.row.date.year < plan.head.year]
        if early and known(source.spent_before):
            yield Finding(
                early[0].row.places.of("date"),
                (source,),
                "source {source}: payments before {year} are in the accounts, and in `spent_before` too",
                "leave out `spent_before`, or the rows of earlier years",
                notes=("paid before {year}: in the register {said} · in the accounts {paid}, in {count} rows",),
                values={
                    "source": source.id,
                    "year": plan.head.year,
                    "said": source.spent_before,
                    "paid": total(early),
                    "count": len(early),
                },
                also=(source.places.of("spent_before"), *(one.row.places.of("date") for one in early[1:])),
            )
