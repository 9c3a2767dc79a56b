"""What is behind a row of control adds up to the row."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given

from booklets import demo
from clusterkit.model.plan import Plan
from clusterkit.reports.ask import Ask
from clusterkit.reports.control import control
from clusterkit.reports.records import control_lines, records
from clusterkit.reports.table import Table
from plans import Drawn, plans

DAY = date(2026, 11, 1)


def figure(table: Table, key: str, column: str) -> Decimal:
    """The figure of one row of a table; nothing said is 0."""
    keys = table.column(table.by[0])
    return Decimal(str(table.column(column)[keys.index(key)] or 0))


def behind(plan: Plan, key: str, ask: Ask) -> dict[str, Decimal]:
    """The totals of what is behind a row."""
    table = control_lines([plan], key, ask, {})
    return {
        column.key: Decimal(str(cell or 0))
        for column, cell in zip(table.columns, table.total, strict=True)
        if column.kind == "money"
    }


@pytest.mark.parametrize("by", ["source", "kind", "funder", "plan", "cluster"])
@pytest.mark.parametrize("day", [DAY, date(2026, 6, 30), None])
def test_the_records_come_to_what_the_row_of_sources_says(by: str, day: date | None) -> None:
    ask = Ask(by=(by,), as_of=day)
    table = control([demo()], ask)
    for key in map(str, table.column(by)):
        sums = behind(demo(), key, ask)
        for column in ("approved", "transferred", "spent_before"):
            assert sums[column] == figure(table, key, column)
        assert sums["payments"] == figure(table, key, "executed")
        assert sums["receipts"] == figure(table, key, "received")


@pytest.mark.parametrize("by", ["section", "owner", "goal", "quarter", "month"])
def test_the_records_come_to_what_a_row_of_moves_says(by: str) -> None:
    ask = Ask(by=(by,), as_of=DAY)
    table = control([demo()], ask)
    for key in map(str, table.column(by)):
        sums = behind(demo(), key, ask)
        for column in ("commitments", "payments", "receipts"):
            assert sums[column] == figure(table, key, column)


@given(plans())
def test_every_movement_is_behind_one_source(drawn: Drawn) -> None:
    ask = Ask(by=("source",))
    rows = control([drawn.plan], ask).column("source")
    found = [record for key in rows for record in records(drawn.plan, "source", str(key), ask)]
    moved = [one.place for one in found if one.date and one.what != "transferred"]
    assert sorted(moved) == sorted(row.place for row in drawn.plan.actuals if isinstance(row.amount, Decimal))


def test_a_transfer_counts_from_its_day() -> None:
    table = control([demo()], Ask(by=("source",), as_of=date(2026, 6, 30)))
    later = control([demo()], Ask(by=("source",), as_of=DAY))
    assert [figure(table, "regular", column) for column in ("transferred", "free")] == [0, Decimal("134654.50")]
    assert [figure(later, "regular", column) for column in ("transferred", "free")] == [38_000, Decimal("172654.50")]


def test_a_report_of_an_earlier_day_says_what_was_approved_since() -> None:
    notes = control([demo()], Ask(by=("source",), as_of=date(2025, 6, 30))).notes
    (said,) = (note for note in notes if "after {day}" in note.text)
    assert "tabar-waste" in str(said.values["sources"])
