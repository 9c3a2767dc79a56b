"""The cash report: what each source has at the end of each period, and the first period that ends below zero.

`clusterkit.cash` says what is expected to come in and to be paid, and when.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from clusterkit.budget import add_up as add_up_charges
from clusterkit.budget import charges, is_approved, unapproved
from clusterkit.cash import Cash, Flows, add_up, balances, first_below_zero, forecast
from clusterkit.labels import N_
from clusterkit.model.plan import Plan
from clusterkit.money import Unknown, show
from clusterkit.periods import Period
from clusterkit.reports.ask import Ask
from clusterkit.reports.dimensions import plan_name
from clusterkit.reports.groups import Key, key_columns, order, subject, with_plan
from clusterkit.reports.table import Cell, Column, Note, Table
from clusterkit.reports.words import source_name

TIMES = {"half": 6, "quarter": 3, "month": 1}
"""The dimensions that are periods, and how many months each has."""

BY = ("source", *TIMES, "plan")
"""The dimensions of the rows."""

_OPENING = Column("opening", N_("At the year's beginning"), "money")
_LOWEST = Column("lowest", N_("Lowest, at a quarter's end"), "money")
_BELOW_ZERO = Column("below_zero", N_("First below zero"), "text")
_FLOWS = (
    Column("receipts", N_("Receipts"), "money"),
    Column("expected_receipts", N_("Receipts still expected"), "money"),
    Column("payments", N_("Payments"), "money"),
    Column("expected_payments", N_("Payments still expected"), "money"),
    Column("balance", N_("Balance at its end"), "money"),
)


class _Owned(NamedTuple):
    """A source's cash, and its plan."""

    plan: Plan
    cash: Cash


class _Body(NamedTuple):
    """The columns after a row's name, the rows by their keys, and the total under those columns."""

    columns: tuple[Column, ...]
    rows: dict[Key, tuple[Cell, ...]]
    total: tuple[Cell, ...]


def cash(plans: Sequence[Plan], ask: Ask) -> Table:
    """The balance of each source as of a day, in shekels: by quarter, or where `by` names a period, with what moves.

    A source in which nothing moves has no row. A balance is None where nothing is said of what comes in; such a source
    is in no total of balances.
    """
    by, language = with_plan(plans, ask.by), ask.spoken(plans)
    found = [_Owned(plan, one) for plan in plans for one in forecast(plan, ask.as_of).values() if not one.is_empty]
    body = (_by_period if set(by) & set(TIMES) else _by_quarter)(found, by, language)
    return Table(
        title=N_("Cash by {by}, as of {day}") if ask.as_of else N_("Cash by {by}"),
        subject=subject(plans),
        by=by,
        columns=(*key_columns(by), *body.columns),
        rows=tuple((*key, *body.rows[key]) for key in sorted(body.rows, key=order(plans, by))),
        total=(*("" for _ in by), "", *body.total),
        language=language,
        partial=ask.partial,
        values={"day": str(ask.as_of)},
        notes=(*_below_zero(found, by, len(plans) > 1), *_left_out(plans, found, language)),
        always=tuple(column.key for column in body.columns),
    )


def _grouped(found: Iterable[_Owned], by: Key) -> dict[Key, list[_Owned]]:
    """Sources by the dimensions that are no periods."""
    groups: dict[Key, list[_Owned]] = defaultdict(list)
    for one in found:
        parts = {"source": one.cash.source, "plan": one.plan.id}
        groups[tuple(parts[name] for name in by if name in parts)].append(one)
    return groups


def _name(some: Sequence[_Owned], by: Key, period: Period | None, language: str) -> str:
    """What a row is called; the plan's own name left out where something else is named too."""
    plan, one = some[0]
    said = {"source": source_name(plan, one.source, language), "plan": plan_name(plan)}
    said |= {name: str(period.within(months)) for name, months in TIMES.items() if period}
    return " · ".join(said[name] for name in by if name != "plan" or len(by) == 1)


def _by_quarter(found: Sequence[_Owned], by: Key, language: str) -> _Body:
    """A row for each source: what it begins with, and its balance at the end of each quarter of the plans' years."""
    quarters = sorted({month.within(3) for one in found for month in one.cash.months})
    ends = (Column(str(quarter), str(quarter), "money", named=True) for quarter in quarters)
    return _Body(
        columns=(_OPENING, *ends, _LOWEST, _BELOW_ZERO),
        rows={
            key: (_name(some, by, None, language), *_balances(some, quarters))
            for key, some in _grouped(found, by).items()
        },
        total=_balances(found, quarters),
    )


def _balances(found: Sequence[_Owned], quarters: Sequence[Period]) -> tuple[Cell, ...]:
    ends = balances((one.cash for one in found), 3)
    opening = [one.cash.opening for one in found if one.cash.opening is not None]
    below = first_below_zero(ends)
    return (
        sum(opening, Decimal(0)) if opening else None,
        *(ends.get(quarter) for quarter in quarters),
        min(ends.values(), default=None),
        str(below) if below else None,
    )


def _by_period(found: Sequence[_Owned], by: Key, language: str) -> _Body:
    """A row for each period, or each source and period: what moved, what is expected, and the balance at its end."""
    months = _finest(by)
    rows: dict[Key, tuple[Cell, ...]] = {}
    for key, some in _grouped(found, by).items():
        held = dict(zip((name for name in by if name not in TIMES), key, strict=True))
        ends = balances((one.cash for one in some), months)
        for period, flows in _flows(some, months).items():
            times = {name: str(period.within(length)) for name, length in TIMES.items()}
            row = (_name(some, by, period, language), *add_up(flows), ends.get(period))
            rows[tuple((held | times)[name] for name in by)] = row
    closing = [one.cash.closing for one in found if one.cash.closing is not None]
    total = add_up(flow for one in found for flow in one.cash.months.values())
    return _Body(_FLOWS, rows, (*total, sum(closing, Decimal(0)) if closing else None))


def _finest(by: Key) -> int:
    """How many months the shortest period has that rows are; a quarter's where they are none."""
    return min((TIMES[name] for name in by if name in TIMES), default=3)


def _flows(found: Iterable[_Owned], months: int) -> dict[Period, list[Flows]]:
    flows: dict[Period, list[Flows]] = defaultdict(list)
    for one in found:
        for month, flow in one.cash.months.items():
            flows[month.within(months)].append(flow)
    return flows


def _below_zero(found: Iterable[_Owned], by: Key, several: bool) -> Iterator[Note]:
    """Each source that a period leaves below zero: the first such period, and the worst."""
    for plan, one in found:
        ends = one.balances(_finest(by))
        first = first_below_zero(ends)
        if first is None:
            continue
        worst = min(ends, key=lambda period: ends[period])
        name = source_name(plan, one.source, plan.language)
        values = {
            "source": f"{name} ({plan_name(plan)})" if several else name,
            "period": str(first),
            "gap": -ends[first],
            "worst": str(worst),
            "most": -ends[worst],
        }
        once = N_("{source}: below zero at the end of {period}, by {gap}")
        worse = N_("{source}: below zero at the end of {period}, by {gap}; at the end of {worst}, by {most}")
        yield Note(once if worst == first else worse, values)


def _left_out(plans: Sequence[Plan], found: Sequence[_Owned], language: str) -> Iterator[Note]:
    """What each plan's balances do not hold, and why."""
    for plan in plans:
        yield from _of_plan(plan, [one.cash for one in found if one.plan is plan], language)


def _of_plan(plan: Plan, found: Sequence[Cash], language: str) -> Iterator[Note]:
    costs = [charge for charge in charges(plan) if charge.line.kind == "cost" and not charge.line.in_kind]
    unknown = add_up_charges(charge for charge in costs if charge.on_approved)
    coming = [one.amount for source in plan.head.sources if is_approved(source) for one in source.expected]
    later = add_up(one.later for one in found)
    values: dict[str, object] = {
        "plan": plan_name(plan),
        "silent": " · ".join(source_name(plan, one.source, language) for one in found if one.opening is None),
        "loose": " · ".join(_loose(plan, language)),
        "unapproved": unapproved(plan).unapproved,
        "lines": unknown.tbd + unknown.no_amount,
        "coming": sum(isinstance(amount, Unknown) for amount in coming),
        "receipts": later.receipts + later.expected_receipts,
        "payments": later.payments + later.expected_payments,
    }
    if values["silent"]:
        yield Note(N_("{plan}: nothing is said of what comes in, so the balance is not known: {silent}"), values)
    if not any(map(is_approved, plan.head.sources)):
        if values["unapproved"]:
            yield Note(N_("{plan}: no source is approved, so none of its {unapproved} is expected here"), values)
    elif values["loose"]:
        yield Note(N_("{plan}: not approved or not split between sources, and not expected here: {loose}"), values)
    if values["lines"]:
        yield Note(N_("{plan}: lines whose amount is not yet known, and not expected here: {lines}"), values)
    if values["coming"]:
        yield Note(N_("{plan}: receipts whose amount is not yet known, and not expected here: {coming}"), values)
    if any(later):
        yield Note(N_("{plan}: after the year, receipts {receipts} and payments {payments}"), values)


def _loose(plan: Plan, language: str) -> Iterator[str]:
    """The sources whose money is not approved, and what stands in a source's place, each with its sum."""
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for charge in unapproved(plan).charges:
        sums[charge.source] += charge.amount or 0
    for name, amount in sums.items():
        if amount:
            yield f"{source_name(plan, name, language)} {show(amount)}"
