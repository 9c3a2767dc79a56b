"""The cash of each source, month by month of the plan's year: what came in and was paid, and what still will be.

As of a day, months before it hold what the accounts hold. The running month and those after it hold that and what is
still expected:

- Receipts: the source's `expected` amounts, each at the end of its period. What the accounts have is taken off, the
  earliest first; what should have come by now, and did not, is expected in the running month.
- Payments: every cost on an approved source that is not in kind and whose amount is known, at the end of its line's
  `period`; without one, at the end of its task's `schedule`; without that, at the end of the year. Where more was
  ordered for the same work than its lines hold, the rest of the order is due at the end of the schedule. What was paid
  for the same work is taken off, the earliest first; what should have been paid by now, and was not, is expected in the
  running month.

A source begins with what had come in before the accounts, less what earlier years paid. Money that is not approved, is
on demand and not ordered, or is not split between its sources is not expected to come in or to go out. A transfer moves
what may be used; where it moves cash, the accounts hold it. Quarters and halves are sums of these months.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from clusterkit.budget import Charge, charges, is_approved
from clusterkit.model.plan import Plan
from clusterkit.model.sources import Source
from clusterkit.model.work import Task
from clusterkit.money import Unknown
from clusterkit.movements import Movement, all_movements
from clusterkit.periods import Period

_ZERO = Decimal(0)

Due = list[tuple[Period, Decimal]]
"""Shekels and the month by whose end each is due."""


class Flows(NamedTuple):
    """What came in and was paid, and what is still expected to, in shekels."""

    receipts: Decimal = _ZERO
    expected_receipts: Decimal = _ZERO
    payments: Decimal = _ZERO
    expected_payments: Decimal = _ZERO

    @property
    def net(self) -> Decimal:
        """By how much it changes the balance."""
        return self.receipts + self.expected_receipts - self.payments - self.expected_payments


class Cash(NamedTuple):
    """One source's cash: what it begins the year with, its flows by month of the year, and those after the year.

    `opening` is None where the plan and the accounts say nothing of what comes in: then no balance is known.
    """

    source: str
    opening: Decimal | None
    months: dict[Period, Flows]
    later: Flows

    def balances(self, months: int) -> dict[Period, Decimal]:
        """The balance at the end of each period of so many months; none where it is not known."""
        found: dict[Period, Decimal] = {}
        balance = self.opening
        for month, flows in self.months.items():
            if balance is not None:
                balance += flows.net
                found[month.within(months)] = balance
        return found

    @property
    def closing(self) -> Decimal | None:
        """The balance at the end of the year."""
        return None if self.opening is None else self.opening + add_up(self.months.values()).net

    @property
    def is_empty(self) -> bool:
        """Whether nothing comes in or goes out, and nothing was there."""
        return not self.opening and not any(map(any, (*self.months.values(), self.later)))


def forecast(plan: Plan, day: date | None = None) -> dict[str, Cash]:
    """The cash of every source as of a day, the register's first; with no day, as of the accounts' last row."""
    moved = all_movements(plan, day)
    by_source: dict[str, list[Movement]] = defaultdict(list)
    for movement in moved:
        by_source[movement.source].append(movement)
    last = day or max((movement.row.date for movement in moved), default=None)
    year = plan.head.year
    now = max(Period(last.year, last.month, 1), Period(year, 1, 1)) if last else Period(year, 1, 1)
    due: dict[str, list[Charge]] = defaultdict(list)
    for charge in charges(plan):
        due[charge.source].append(charge)
    names = dict.fromkeys([*plan.sources, *by_source])
    return {name: _cash(plan, name, by_source[name], due[name], now) for name in names}


def balances(found: Iterable[Cash], months: int) -> dict[Period, Decimal]:
    """What sources together have at the end of each period of so many months; those not known are left out."""
    summed: dict[Period, Decimal] = defaultdict(Decimal)
    for one in found:
        for period, balance in one.balances(months).items():
            summed[period] += balance
    return dict(sorted(summed.items()))


def first_below_zero(ends: Mapping[Period, Decimal]) -> Period | None:
    """The first period whose balance is below zero; None where none is."""
    return next((period for period, balance in ends.items() if balance < 0), None)


def add_up(found: Iterable[Flows]) -> Flows:
    """Several flows as one."""
    return Flows(*(sum(amounts, _ZERO) for amounts in zip(Flows(), *found, strict=True)))


def _cash(plan: Plan, name: str, moved: list[Movement], due: list[Charge], now: Period) -> Cash:
    entry, year = plan.sources.get(name), plan.head.year
    flows: dict[Period, Flows] = defaultdict(Flows)
    for month, flow in (*_moved(moved), *(_expected(entry, moved, due, now) if entry and is_approved(entry) else ())):
        flows[month] = add_up((flows[month], flow))
    opening = _opening(entry, moved)
    before = add_up(flow for month, flow in flows.items() if month.year < year)
    return Cash(
        source=name,
        opening=None if opening is None else opening + before.net,
        months={month: flows[month] for month in (Period(year, number, 1) for number in range(1, 13))},
        later=add_up(flow for month, flow in flows.items() if month.year > year),
    )


def _opening(entry: Source | None, moved: list[Movement]) -> Decimal | None:
    """What had come in before the accounts, less what earlier years paid; None where nothing is said of receipts."""
    came, paid = (entry.received, entry.spent_before) if entry else (None, None)
    silent = came is None and not (entry and entry.expected) and all(one.row.kind != "receipt" for one in moved)
    if silent or isinstance(came, Unknown) or isinstance(paid, Unknown):
        return None
    return (came or _ZERO) - (paid or _ZERO)


def _moved(moved: list[Movement]) -> Iterator[tuple[Period, Flows]]:
    for one in moved:
        if one.row.kind == "receipt":
            yield one.period, Flows(receipts=one.amount)
        elif one.row.kind == "payment":
            yield one.period, Flows(payments=one.amount)


def _expected(entry: Source, moved: list[Movement], due: list[Charge], now: Period) -> Iterator[tuple[Period, Flows]]:
    """What of an approved source is still expected to come in and to be paid, by month."""
    coming = [(_end(one.period), one.amount) for one in entry.expected if isinstance(one.amount, Decimal)]
    came = sum((one.amount for one in moved if one.row.kind == "receipt"), _ZERO)
    yield from ((month, Flows(expected_receipts=amount)) for month, amount in _outstanding(coming, came, now))
    paid: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for one in moved:
        paid[one.work] += one.amount if one.row.kind == "payment" else 0
    for work, amounts in _due(moved, due).items():
        found = _outstanding(amounts, paid[work], now)
        yield from ((month, Flows(expected_payments=amount)) for month, amount in found)


def _due(moved: list[Movement], due: list[Charge]) -> dict[tuple[str, str], Due]:
    """What is to be paid for each work of a source: its lines, and what was ordered beyond them."""
    found: dict[tuple[str, str], Due] = defaultdict(list)
    for charge in due:
        if charge.amount is not None and charge.line.kind == "cost" and not charge.line.in_kind:
            when = charge.line.period or _last(charge.task, charge.plan.head.year)
            found[charge.work].append((_end(when), charge.amount))
    ordered: dict[tuple[str, str], list[Movement]] = defaultdict(list)
    for one in moved:
        if one.row.kind == "commitment":
            ordered[one.work].append(one)
    for work, orders in ordered.items():
        beyond = sum((one.amount for one in orders), _ZERO) - sum((amount for _, amount in found[work]), _ZERO)
        if beyond > 0:
            found[work].append((_end(_last(orders[0].task, orders[0].plan.head.year)), beyond))
    return found


def _last(task: Task | None, year: int) -> Period:
    """The last period of a task's schedule; without one, the year."""
    return max(task.schedule, key=_end) if task and task.schedule else Period(year)


def _outstanding(due: Due, done: Decimal, now: Period) -> Iterator[tuple[Period, Decimal]]:
    """What is still open of amounts that are due, the earliest being settled first; what is late is due now."""
    owed = still = _ZERO
    for month, amount in sorted(due):
        owed += amount
        left = max(_ZERO, owed - done)
        yield max(month, now), left - still
        still = left


def _end(period: Period) -> Period:
    """The last month of a period."""
    return Period(period.year, period.last, 1)
