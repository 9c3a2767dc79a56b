"""The cash of sources: small plans worked out by hand, and what holds for every plan and its accounts."""

from collections import defaultdict
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clusterkit.budget import charges, is_approved
from clusterkit.cash import Flows, add_up, first_below_zero, forecast
from clusterkit.model.plan import Plan
from clusterkit.model.sources import Source
from clusterkit.movements import all_movements
from clusterkit.periods import Period
from clusterkit.reports.ask import Ask
from clusterkit.reports.cash import BY, cash
from clusterkit.reports.table import Cell, Table
from plans import SOURCES, Drawn, accounts, plan, plans, read, shekels, with_accounts

ZERO = Decimal(0)


class Worked(NamedTuple):
    """One source, the lines of a task that is worked on in the second quarter, the accounts, and what it comes to."""

    title: str
    source: dict[str, Any]
    lines: list[dict[str, Any]]
    accounts: str
    day: str
    comes_to: str


APPROVED = {"approved": "1000"}

WORKED = [
    Worked("nothing yet happened", {**APPROVED, "expected": {"2026-Q1": "100", "2026-Q4": "50"}},
           [{"amount": "120"}], "", "2026-01-01", "0 | 100 -20 -20 30"),
    Worked("a line is paid at the end of its own period", {**APPROVED, "expected": {"2026-Q1": "100"}},
           [{"amount": "120", "period": "2026-H2"}], "", "2026-01-01", "0 | 100 100 100 -20"),
    Worked("what had come in and what earlier years paid", {**APPROVED, "received": "300", "spent_before": "80"},
           [{"amount": "120"}], "", "2026-01-01", "220 | 220 100 100 100"),
    Worked("what did not come in time is expected now", {**APPROVED, "expected": {"2026-Q1": "100"}},
           [], "", "2026-08-15", "0 | 0 0 100 100"),
    Worked("what came early is not expected again", {**APPROVED, "expected": {"2026-Q3": "100", "2026-Q4": "50"}},
           [], "02-10 receipt 120", "2026-02-28", "0 | 120 120 120 150"),
    Worked("a part came, the rest is late", {**APPROVED, "expected": {"2026-Q1": "100", "2026-Q4": "50"}},
           [], "02-10 receipt 70", "2026-05-01", "0 | 70 100 100 150"),
    Worked("more came than was ever expected", {**APPROVED, "expected": {"2026-Q1": "100"}},
           [], "02-10 receipt 130", "2026-05-01", "0 | 130 130 130 130"),
    Worked("what was paid for the task is taken off", {**APPROVED, "received": "200"},
           [{"amount": "120"}], "02-10 payment 50 t", "2026-02-28", "200 | 150 80 80 80"),
    Worked("the earliest line is paid first", {**APPROVED, "received": "200"},
           [{"amount": "60", "period": "2026-Q4"}, {"amount": "60"}], "02-10 payment 50 t", "2026-03-01",
           "200 | 150 140 140 80"),
    Worked("what should have been paid is expected now", {**APPROVED, "received": "200"},
           [{"amount": "120"}], "02-10 payment 50 t", "2026-09-30", "200 | 150 150 80 80"),
    Worked("a payment for no task is for no task's line", {**APPROVED, "received": "200"},
           [{"amount": "120"}], "02-10 payment 50", "2026-02-28", "200 | 150 30 30 30"),
    Worked("more was paid than the line holds", {**APPROVED, "received": "200"},
           [{"amount": "120"}], "02-10 payment 150 t", "2026-02-28", "200 | 50 50 50 50"),
    Worked("more was ordered than the line holds", {**APPROVED, "received": "200"},
           [{"amount": "120"}], "02-10 commitment 150 t", "2026-02-28", "200 | 200 50 50 50"),
    Worked("less was ordered than the line holds", {**APPROVED, "received": "200"},
           [{"amount": "120"}], "02-10 commitment 90 t", "2026-02-28", "200 | 200 80 80 80"),
    Worked("on demand is paid once it is ordered", {**APPROVED, "received": "200"},
           [{"up_to": "500"}], "02-10 commitment 40 t", "2026-02-28", "200 | 200 160 160 160"),
    Worked("in kind is paid by others, and income comes by its receipts", {**APPROVED, "received": "200"},
           [{"amount": "70", "in_kind": "true"}, {"amount": "90", "kind": "income"}], "", "2026-01-01",
           "200 | 200 200 200 200"),
    Worked("what is not yet known is not expected", {**APPROVED, "received": "200", "expected": {"2026-Q1": "tbd"}},
           [{"amount": "tbd"}], "", "2026-01-01", "200 | 200 200 200 200"),
    Worked("nothing is expected of what is not approved",
           {"state": "requested", "received": "200", "expected": {"2026-Q1": "100"}},
           [{"amount": "120"}], "02-10 payment 30 t", "2026-02-28", "200 | 170 170 170 170"),
    Worked("what lies outside the year", {**APPROVED, "received": "200", "expected": {"2025-Q4": "10", "2027": "60"}},
           [{"amount": "70", "period": "2027-Q1"}], "", "2026-01-01", "200 | 210 210 210 210"),
    Worked("what moved before the year is in what it begins with", {**APPROVED, "received": "200"},
           [{"amount": "120"}], "2025-12-20 receipt 40; 2025-12-28 payment 10 t", "2026-01-01",
           "230 | 230 120 120 120"),
    Worked("nothing is said of what comes in", APPROVED, [{"amount": "120"}], "02-10 payment 30 t", "2026-02-28", "?"),
    Worked("what came in is not yet known", {**APPROVED, "received": "tbd"}, [{"amount": "1"}], "", "2026-01-01", "?"),
    Worked("a year that is over holds what its accounts hold", {**APPROVED, "expected": {"2026-Q1": "100"}},
           [{"amount": "120"}], "02-10 receipt 70; 11-03 payment 90 t", "2027-02-01", "0 | 70 70 70 -20"),
    Worked("what happened after the day is not known on it", {**APPROVED, "expected": {"2026-Q4": "100"}},
           [{"amount": "90"}], "02-10 receipt 40; 05-03 payment 90 t", "2026-02-10", "0 | 40 -50 -50 10"),
]  # fmt: skip


def made(one: Worked) -> Plan:
    task = {"id": "t", "title": "משימה", "schedule": ["2026-04", "2026-Q2"], "budget": one.lines}
    for line in one.lines:
        line["source"] = "waste"
    section = {"id": "s", "title": "נושא", "goals": [{"id": "g", "title": "יעד", "tasks": [task]}]}
    source = {"id": "waste", "name": "פסולת", "kind": "tabar", **one.source}
    rows = []
    for said in filter(None, one.accounts.split("; ")):
        day, kind, amount, *to = said.split()
        day = day if day.startswith("2025") else f"2026-{day}"
        row = {"date": day, "source": "waste", "kind": kind, "amount": amount}
        rows.append(row | ({"task": to[0]} if to else {}))
    return with_accounts(plan([section], sources=[source]), rows)


@pytest.mark.parametrize("one", WORKED, ids=lambda one: one.title)
def test_a_source_worked_out_by_hand(one: Worked) -> None:
    found = forecast(made(one), date.fromisoformat(one.day))["waste"]
    ends = [str(balance) for balance in found.balances(3).values()]
    assert ("?" if found.opening is None else f"{found.opening} | {' '.join(ends)}") == one.comes_to


def test_the_first_period_below_zero() -> None:
    ends = dict(zip((Period(2026, month, 3) for month in (1, 4, 7, 10)), map(Decimal, (5, 0, -1, 3)), strict=True))
    assert first_below_zero(ends) == Period(2026, 7, 3)
    assert first_below_zero({period: abs(balance) for period, balance in ends.items()}) is None


SOME = st.fixed_dictionaries(
    {},
    optional={
        "approved": shekels.map(str),
        "received": shekels.map(str),
        "spent_before": shekels.map(str),
        "expected": st.dictionaries(
            st.sampled_from(["2025-Q4", "2026-Q1", "2026-04", "2026-H1", "2026", "2027-H1"]),
            shekels.map(str) | st.just("tbd"),
            max_size=4,
        ),
    },
)
DAYS = st.none() | st.dates(date(2025, 11, 1), date(2027, 3, 1))


@st.composite
def kept(draw: st.DrawFn) -> Plan:
    """A random plan whose sources say what comes in, and random accounts."""
    drawn: Drawn = draw(plans())
    sources = [{"id": name, "name": name, "kind": "tabar", **draw(SOME)} for name in SOURCES]
    head = drawn.plan.head.model_copy(update={"sources": tuple(read(Source, "plan.yaml", one) for one in sources)})
    return with_accounts(replace(drawn.plan, head=head), draw(accounts(*(task.id for task in drawn.plan.tasks))))


def rows_of(table: Table) -> list[dict[str, Cell]]:
    return [dict(zip([column.key for column in table.columns], row, strict=True)) for row in table.rows]


@given(kept(), DAYS)
def test_what_there_was_and_all_that_moved_is_what_is_left(made: Plan, day: date | None) -> None:
    for found in forecast(made, day).values():
        balance = found.opening
        for month, flows in found.months.items():
            if balance is not None:
                balance += flows.receipts + flows.expected_receipts - flows.payments - flows.expected_payments
                assert found.balances(1)[month] == balance
        assert found.closing == balance
        assert list(found.balances(12).values()) == ([] if balance is None else [balance])


@given(kept(), DAYS)
def test_what_moved_is_what_the_accounts_hold(made: Plan, day: date | None) -> None:
    moved = all_movements(made, day)
    whole = add_up(add_up((*one.months.values(), one.later)) for one in forecast(made, day).values())
    assert whole.receipts == sum((one.amount for one in moved if one.row.kind == "receipt"), ZERO)
    assert whole.payments == sum((one.amount for one in moved if one.row.kind == "payment"), ZERO)


@settings(max_examples=40)
@given(kept(), DAYS)
def test_a_half_is_its_quarters_and_a_quarter_is_its_months(made: Plan, day: date | None) -> None:
    for longer, shorter in (("half", "quarter"), ("quarter", "month"), ("half", "month")):
        sums: dict[tuple[Cell, Cell], list[dict[str, Cell]]] = defaultdict(list)
        for row in rows_of(cash([made], Ask(("source", longer, shorter), as_of=day))):
            sums[row["source"], row[longer]].append(row)
        long = rows_of(cash([made], Ask(("source", longer), as_of=day)))
        assert len(long) == len(sums)
        for row in long:
            parts = sums[row["source"], row[longer]]
            for key in Flows._fields:
                assert row[key] == sum((Decimal(str(part[key])) for part in parts), ZERO)
            assert row["balance"] == parts[-1]["balance"]


@settings(max_examples=40)
@given(kept(), DAYS)
def test_every_grouping_comes_to_the_same_end(made: Plan, day: date | None) -> None:
    wide = cash([made], Ask(("source",), as_of=day))
    last = wide.total[[column.key for column in wide.columns].index("lowest") - 1] if wide.rows else None
    for name in BY:
        if name not in ("source", "plan"):
            table = cash([made], Ask((name,), as_of=day))
            assert table.total[-1] == last
            assert table.rows == () or table.rows[-1][-1] == last


@given(kept(), DAYS)
def test_a_work_is_paid_what_its_lines_or_its_orders_hold(made: Plan, day: date | None) -> None:
    made = replace(made, actuals=tuple(row for row in made.actuals if row.amount >= 0))  # type: ignore[operator]
    due: dict[str, dict[tuple[str, str], list[Decimal]]] = defaultdict(lambda: defaultdict(lambda: [ZERO] * 3))
    for charge in charges(made):
        if charge.line.kind == "cost" and not charge.line.in_kind:
            due[charge.source][charge.work][0] += charge.amount or 0
    for one in all_movements(made, day):
        for index, kind in enumerate(("commitment", "payment"), 1):
            due[one.source][one.work][index] += one.amount if one.row.kind == kind else 0
    for name, found in forecast(made, day).items():
        flows = add_up((*found.months.values(), found.later))
        if is_approved(made.sources.get(name)):
            expected = sum((max(amounts) for amounts in due[name].values()), ZERO)
            assert flows.payments + flows.expected_payments == expected
        else:
            assert flows.expected_payments == flows.expected_receipts == 0


def test_an_empty_plan_has_an_empty_table() -> None:
    empty = plan([])
    for by in BY:
        table = cash([empty], Ask((by,)))
        assert (table.rows, table.notes) == ((), ())
