"""The income from overhead is not what the plan's tenders give.

Why: overhead is the volume bought through each tender times its rate. An estimate that does not follow from the
tenders is a hope, and costs are planned against it.

Fix: correct the income line, or a tender's `volume` or `overhead`; an estimate has `qualifier: about`.

Example:
    # plan.yaml: {id: t-1, title: סימון כבישים, volume: 2000000, overhead: 3}
    budget:
      - {item: תקורה, kind: income, amount: 90000, source: overhead}      # overhead-does-not-add-up: 60,000

Source: the practice of the field: overhead billed and collected, by tender.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from clusterkit.budget import add_up, charges, overhead_of
from clusterkit.model.plan import Plan
from clusterkit.money import show
from clusterkit.rules.finding import Finding

name = "overhead-does-not-add-up"
severity: Final = "info"


def check(plan: Plan) -> Iterator[Finding]:
    """Where every tender has its volume and rate, the exact income lines on overhead come to them, to the percent."""
    found = [charge for charge in charges(plan) if charge.line.kind == "income"]
    found = [charge for charge in found if charge.entry and charge.entry.kind == "overhead"]
    dues = [due for tender in plan.head.tenders if (due := overhead_of(tender)) is not None]
    exact = all(charge.amount is not None and charge.line.qualifier is None for charge in found)
    if not found or not dues or len(dues) < len(plan.head.tenders) or not exact or not plan.sections_read:
        return
    income, computed = add_up(found).income, sum(dues, Decimal(0))
    if abs(income - computed) * 100 > computed:
        yield Finding(
            found[0].line.places.of("amount"),
            (found[0].line, found[0].spot.holder, plan.head),
            "overhead of {income} is expected, and the tenders give {computed}",
            "correct the income line, or a tender's `volume` or `overhead`",
            notes=("volume × overhead: {parts}",),
            values={"income": income, "computed": computed, "parts": " + ".join(show(part) for part in dues)},
            also=(*(one.line.place for one in found[1:]), *(tender.place for tender in plan.head.tenders)),
        )
