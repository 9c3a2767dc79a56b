"""The accounts' money movements: each with what it belongs to in the plan, up to a day."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from clusterkit.model.plan import LineSpot, Plan, TaskSpot
from clusterkit.model.progress import Actual, ActualKind
from clusterkit.model.sources import Source
from clusterkit.model.work import Goal, Section, Task
from clusterkit.periods import Period


class Movement(NamedTuple):
    """A row of the accounts whose amount is known, in shekels, and what its line or its task stands in."""

    plan: Plan
    row: Actual
    amount: Decimal
    spot: LineSpot | TaskSpot | None

    @property
    def source(self) -> str:
        """The id of its source."""
        return self.row.source

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources that it names: the one."""
        return (self.row.source,)

    @property
    def entry(self) -> Source | None:
        """The source's entry in the plan's register, if it has one."""
        return self.plan.sources.get(self.row.source)

    @property
    def section(self) -> Section | None:
        """The innermost section that it belongs to, if the row says."""
        return self.spot.sections[-1] if self.spot else None

    @property
    def goal(self) -> Goal | None:
        """The goal that it belongs to, if the row says."""
        return self.spot.goal if self.spot else None

    @property
    def task(self) -> Task | None:
        """The task that it belongs to, if the row says."""
        return self.spot.task if self.spot else None

    @property
    def period(self) -> Period:
        """The month of the movement."""
        return Period(self.row.date.year, self.row.date.month, 1)

    @property
    def work(self) -> tuple[str, str]:
        """What it is for: the source, and the task or the line; a payment settles the commitments of its own work."""
        return (
            self.row.source,
            self.spot.task.id if self.spot and self.spot.task else self.row.line or self.row.task or "",
        )


def all_movements(plan: Plan, until: date | None = None) -> list[Movement]:
    """Every movement whose amount is known, in the order of their days, up to a day."""
    rows = sorted((row for row in plan.actuals if until is None or row.date <= until), key=lambda row: row.date)
    return [Movement(plan, row, row.amount, _spot(plan, row)) for row in rows if isinstance(row.amount, Decimal)]


def _spot(plan: Plan, row: Actual) -> LineSpot | TaskSpot | None:
    return plan.line_spots.get(row.line or "") or plan.task_spots.get(row.task or "")


def movements(plan: Plan, *kinds: ActualKind) -> dict[str, list[Movement]]:
    """The movements of some kinds, by source, in the order of their days."""
    found: dict[str, list[Movement]] = defaultdict(list)
    for movement in all_movements(plan):
        if movement.row.kind in kinds:
            found[movement.source].append(movement)
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
