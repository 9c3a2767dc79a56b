"""The control report: the same sums whatever it is grouped by, and figures that follow from one another."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clusterkit.budget import NONE, UNSPLIT, add_up, charges
from clusterkit.model.plan import Plan
from clusterkit.reports.ask import Ask
from clusterkit.reports.control import BY, TIMES, control
from clusterkit.reports.dimensions import DIMENSIONS
from clusterkit.reports.table import Cell, Table
from clusterkit.standings import standings
from plans import Drawn, accounts, plan_of, plans, with_accounts

GROUPINGS = [*((one,) for one in BY), *permutations(BY, 2)]


@st.composite
def kept(draw: st.DrawFn) -> Plan:
    """A random plan with random accounts."""
    drawn: Drawn = draw(plans())
    return with_accounts(drawn.plan, draw(accounts(*(task.id for task in drawn.plan.tasks))))


def added(table: Table, key: str) -> Decimal:
    return sum((cell for cell in table.column(key) if isinstance(cell, Decimal)), Decimal(0))


def total(table: Table, key: str) -> Cell:
    return table.total[[column.key for column in table.columns].index(key)]


def moved(plan: Plan, kind: str) -> Decimal:
    return sum((row.amount for row in plan.actuals if row.kind == kind and isinstance(row.amount, Decimal)), Decimal(0))


@settings(max_examples=30)
@given(kept())
def test_every_grouping_comes_to_the_same(plan: Plan) -> None:
    allocated = add_up(charges(plan)).allocated
    for by in GROUPINGS:
        table = control([plan], Ask(by))
        assert added(table, "allocated") == (total(table, "allocated") or 0) == allocated, by
        of_sources = all(DIMENSIONS[name].of_source for name in by)
        names = ("executed", "executed") if of_sources else ("payments", "executed")
        if plan.actuals:
            assert added(table, names[0]) == total(table, names[1]) == moved(plan, "payment"), by


@given(kept())
def test_a_source_has_its_figures_in_one_row(plan: Plan) -> None:
    by_source = control([plan], Ask(("source",)))
    for name in BY:
        if DIMENSIONS[name].of_source:
            table = control([plan], Ask((name,)))
            for key in ("approved", "committed", "executed", "received", "free", "available"):
                assert (added(table, key), total(table, key)) == (added(by_source, key), total(by_source, key)), name


@given(kept())
def test_what_is_left_follows_from_what_is_used(plan: Plan) -> None:
    for name, one in standings(plan).items():
        if one.usable is None or not plan.actuals:
            assert one.available is None
            continue
        assert one.committed is not None
        assert one.executed is not None
        assert one.allocated is not None
        assert one.free == one.usable - one.allocated
        assert one.available == one.usable - one.committed - one.executed
        assert name not in (UNSPLIT, NONE)


@given(kept())
def test_the_last_period_to_date_is_the_year(plan: Plan) -> None:
    for time in TIMES:
        table = control([plan], Ask(("source", time)))
        last: dict[Cell, dict[str, Cell]] = defaultdict(dict)
        for row in table.rows:
            last[row[0]] = dict(zip([column.key for column in table.columns], row, strict=True))
        if plan.actuals:
            assert sum(row["executed"] for row in last.values() if isinstance(row["executed"], Decimal)) == moved(
                plan, "payment"
            )


PAID: list[tuple[str, Sequence[tuple[str, str, int]], int, int]] = [
    ("ordered", [("commitment", "a", 100)], 100, 0),
    ("ordered and paid", [("commitment", "a", 100), ("payment", "a", 100)], 0, 100),
    ("paid in part", [("commitment", "a", 100), ("payment", "a", 30)], 70, 30),
    ("paid without an order", [("payment", "a", 30)], 0, 30),
    ("another task's payment settles no order", [("commitment", "a", 100), ("payment", "b", 30)], 100, 30),
    ("paid beyond the order", [("commitment", "a", 100), ("payment", "a", 130), ("commitment", "b", 50)], 50, 130),
    ("an order that was cancelled", [("commitment", "a", 100), ("commitment", "a", -100)], 0, 0),
    ("a payment before its order", [("payment", "a", 40), ("commitment", "a", 100)], 60, 40),
]


@pytest.mark.parametrize(("title", "rows", "committed", "executed"), PAID, ids=[case[0] for case in PAID])
def test_a_payment_settles_the_orders_of_its_own_work(
    title: str, rows: Sequence[tuple[str, str, int]], committed: int, executed: int
) -> None:
    cells = [
        {"date": f"2026-01-{day:02}", "source": "waste", "kind": kind, "task": task, "amount": str(amount)}
        for day, (kind, task, amount) in enumerate(rows, 1)
    ]
    found = standings(with_accounts(plan_of(), cells))["waste"]
    assert found.committed == Decimal(committed)
    assert found.executed == Decimal(executed)
