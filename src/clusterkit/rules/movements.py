"""The accounts' money movements, for the rules that add them up."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from clusterkit.model.plan import Plan
from clusterkit.model.progress import Actual, ActualKind
from clusterkit.model.sources import Source


class Movement(NamedTuple):
    """A row of the accounts whose amount is known."""

    row: Actual
    amount: Decimal


def movements(plan: Plan, *kinds: ActualKind) -> dict[str, list[Movement]]:
    """The movements of some kinds, by source, in the order of their days."""
    found: dict[str, list[Movement]] = defaultdict(list)
    for row in sorted(plan.actuals, key=lambda row: row.date):
        if row.kind in kinds and isinstance(row.amount, Decimal):
            found[row.source].append(Movement(row, row.amount))
    return found


def total(found: Iterable[Movement]) -> Decimal:
    """What movements come to."""
    return sum((movement.amount for movement in found), Decimal(0))


def crossing(found: Iterable[Movement], limit: Decimal) -> Movement | None:
    """The movement that takes their running sum above a limit, where the whole sum is above it."""
    crossed, spent = None, Decimal(0)
    for movement in found:
        spent += movement.amount
        crossed = crossed or (movement if spent > limit else None)
    return crossed if spent > limit else None


def first_approval(source: Source) -> date | None:
    """The day of a source's first approval, where every approval has its day."""
    days = [approval.date for approval in source.approvals]
    return min((day for day in days if day), default=None) if None not in days else None
