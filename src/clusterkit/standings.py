"""Where sources stand on a day: approved, allocated, committed, executed, received, and what is left of each.

The figures follow the treasurer's control: `free` is what the plan has not allocated, `available` what neither an order
nor a payment has used. A commitment that was paid is executed and no more committed.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from clusterkit.budget import NONE, UNSPLIT, Charge, add_up, charges
from clusterkit.model.plan import Plan
from clusterkit.model.sources import Source
from clusterkit.money import known, rounded
from clusterkit.movements import Movement, all_movements

_ZERO = Decimal(0)


class Flow(NamedTuple):
    """What movements come to, in shekels: ordered, paid, come in; `open` is what is ordered and not yet paid."""

    commitments: Decimal = _ZERO
    payments: Decimal = _ZERO
    receipts: Decimal = _ZERO
    open: Decimal = _ZERO


class Standing(NamedTuple):
    """Where one source, or several together, stand on a day, in shekels. None is a figure that the plan does not give.

    `received` holds what had come in before the accounts begin. `free` and `available` are of what is approved alone.
    """

    approved: Decimal | None = None
    transferred: Decimal | None = None
    spent_before: Decimal | None = None
    usable: Decimal | None = None
    allocated: Decimal | None = None
    committed: Decimal | None = None
    executed: Decimal | None = None
    received: Decimal | None = None
    free: Decimal | None = None
    available: Decimal | None = None
    executed_of_usable: Decimal | None = None

    @property
    def percent(self) -> Decimal | None:
        """How much of what may be used was paid, in percent; None where that is nothing or not known."""
        return None if self.executed_of_usable is None else percent(self.executed_of_usable, self.usable)


def percent(part: Decimal, whole: Decimal | None) -> Decimal | None:
    """A part in percent of the whole, to a hundredth of a percent; None where there is no whole."""
    return rounded(part * 100 / whole, Decimal("0.01")) if whole else None


def standing(
    plan: Plan, source: str, found: Iterable[Charge], moved: Sequence[Movement], until: date | None = None
) -> Standing:
    """Where a source stands on a day, from the charges that are its own and its movements up to that day.

    `approved` is what the register says, of whichever day. `usable` is what the year may use: approved, with transfers,
    less what earlier years paid. `free` is what lines leave of it, `available` what orders and payments leave; below
    zero where they take more. A plan without accounts does not say what was committed and executed.
    """
    entry, allocated, flows = plan.balance(source), add_up(found).allocated, flow(moved)
    before = known(entry.received) if entry else None
    may_use = usable(plan, entry, until) if entry else None
    kept = bool(plan.entire.actuals) and source not in (UNSPLIT, NONE)
    return Standing(
        approved=known(entry.approved) if entry else None,
        transferred=(transferred(plan, source, until) or None) if entry else None,
        spent_before=known(entry.spent_before) if entry else None,
        usable=may_use,
        allocated=allocated,
        committed=flows.open if kept else None,
        executed=flows.payments if kept else None,
        received=None if before is None and not flows.receipts else (before or _ZERO) + flows.receipts,
        free=None if may_use is None else may_use - allocated,
        available=may_use - flows.open - flows.payments if kept and may_use is not None else None,
        executed_of_usable=flows.payments if kept and may_use is not None else None,
    )


def standings(plan: Plan, until: date | None = None) -> dict[str, Standing]:
    """Every source of the register on a day, in its order; then those that only lines or the accounts name."""
    by_charge: dict[str, list[Charge]] = defaultdict(list)
    by_movement: dict[str, list[Movement]] = defaultdict(list)
    for charge in charges(plan):
        by_charge[charge.source].append(charge)
    for movement in all_movements(plan, until):
        by_movement[movement.source].append(movement)
    names = dict.fromkeys([*plan.sources, *by_charge, *by_movement])
    return {name: standing(plan, name, by_charge[name], by_movement[name], until) for name in names}


def together(found: Iterable[Standing]) -> Standing:
    """Several standings added up, figure by figure; a figure that none of them gives is None."""
    columns = zip(*found, strict=True)
    given = ([amount for amount in column if amount is not None] for column in columns)
    return Standing(*(sum(amounts, _ZERO) if amounts else None for amounts in given))


def flow(found: Sequence[Movement]) -> Flow:
    """What movements come to. A payment settles the commitments for its own work, and nobody else's."""
    by_kind = {kind: [one for one in found if one.row.kind == kind] for kind in ("commitment", "payment", "receipt")}
    ordered: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    paid: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for one in by_kind["commitment"]:
        ordered[one.work] += one.amount
    for one in by_kind["payment"]:
        paid[one.work] += one.amount
    still = (max(_ZERO, amount - paid[work]) for work, amount in ordered.items())
    commitments, payments, receipts = (_sum(some) for some in by_kind.values())
    return Flow(commitments, payments, receipts, sum(still, _ZERO))


def transferred(plan: Plan, source: str, until: date | None = None) -> Decimal:
    """What transfers up to a day brought to a source, less what they took from it; one without a day counts always."""
    made = (one for one in plan.head.transfers if until is None or one.date is None or one.date <= until)
    parts = (part for transfer in made for part in transfer.parts if part.source == source)
    return sum((part.amount for part in parts if isinstance(part.amount, Decimal)), _ZERO)


def usable(plan: Plan, source: Source, until: date | None = None) -> Decimal | None:
    """What the year may use of a source, as of a day; None where nothing says how much is approved."""
    if not isinstance(source.approved, Decimal):
        return None
    return source.approved + transferred(plan, source.id, until) - (known(source.spent_before) or _ZERO)


def _sum(found: Iterable[Movement]) -> Decimal:
    return sum((one.amount for one in found), _ZERO)
