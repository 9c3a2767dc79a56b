"""The treasurer's workbook: its figures are the reports', its amounts are numbers, its texts are text."""

import zipfile
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from booklets import demo, goals, small
from clusterkit.budget import add_up, charges
from clusterkit.labels import label
from clusterkit.model.plan import Plan
from clusterkit.movements import all_movements
from clusterkit.reports.ask import Ask
from clusterkit.reports.control import control
from clusterkit.spreadsheets.ledger.control import COLUMNS, OVER_ALLOCATED, UNAPPROVED, USED
from clusterkit.spreadsheets.ledger.workbook import NAMES, workbook
from ledgers import (
    BOOKS,
    CHARTS,
    CONTROL,
    DAY,
    FIRST_ROW,
    FRONT,
    KIND,
    LINES,
    MOVEMENTS,
    OWNER,
    PERIOD,
    SECTION,
    SOURCE,
    WORKS,
    column,
    held,
    over,
    rows,
    three,
    without_accounts,
    written,
)
from plans import Drawn, plans
from test_process import run
from workbooks import SIGNS, cells, formulas, opened, settled


def money(amount: object) -> object:
    return settled(float(amount)) if isinstance(amount, Decimal) else None


@pytest.mark.parametrize("book", BOOKS)
def test_the_same_plans_give_the_same_bytes(book: str) -> None:
    ask = Ask(as_of=DAY)
    assert workbook(BOOKS[book](), ask) == workbook(BOOKS[book](), ask)


def test_sheets_run_right_to_left_and_are_ready_to_print() -> None:
    book = opened(written(demo()))
    assert len(book.worksheets) == 1 + len(NAMES)
    assert all(sheet.sheet_view.rightToLeft for sheet in book.worksheets)
    assert [sheet.freeze_panes is None for sheet in book.worksheets] == [
        place in (FRONT, CHARTS) for place in range(len(book.worksheets))
    ]
    for place, sheet in enumerate(book.worksheets):
        setup = sheet.sheet_properties.pageSetUpPr
        fits = bool(setup and setup.fitToPage and not sheet.page_setup.fitToHeight)
        assert fits == (place != CHARTS)
        assert sheet.oddFooter
        assert "&P" in str(sheet.oddFooter.center.text)
    for place in (CONTROL, SOURCE, SECTION, KIND, OWNER, PERIOD, LINES, MOVEMENTS, WORKS):
        assert book.worksheets[place].print_title_rows, place
        assert book.worksheets[place].page_setup.orientation == "landscape"


def test_a_workbook_in_english_runs_left_to_right() -> None:
    book = opened(written(demo(), language="en"))
    assert not any(sheet.sheet_view.rightToLeft for sheet in book.worksheets)
    assert [sheet.title for sheet in book.worksheets][1:] == list(NAMES.values())


def test_the_lists_are_tables_that_formulas_name() -> None:
    book = opened(written(demo()))
    assert {name: sheet.title for sheet in book.worksheets for name in sheet.tables} == {
        name: book.worksheets[place].title
        for name, place in (("lines", LINES), ("accounts", MOVEMENTS), ("works", WORKS))
    }
    for sheet in (book.worksheets[place] for place in (LINES, MOVEMENTS, WORKS)):
        (table,) = sheet.tables.values()
        assert table.autoFilter
        assert [one.name for one in table.tableColumns] == [cell.value for cell in sheet[table.ref][0]]
        assert all(one.name.replace(" ", "").isalnum() for one in table.tableColumns)


def test_every_charge_is_a_row_whose_amounts_are_numbers_or_nothing() -> None:
    found = opened(written(demo())).worksheets[LINES]
    heads = list(rows(found)[0])
    first = heads.index(label("Allocated", "he"))
    charged = list(charges(demo()))
    costs = [charge.line.kind == "cost" for charge in charged]
    expected = [
        [charge.amount if cost else None for charge, cost in zip(charged, costs, strict=True)],
        [charge.up_to if cost else None for charge, cost in zip(charged, costs, strict=True)],
        [None if cost else charge.amount for charge, cost in zip(charged, costs, strict=True)],
    ]
    for place, amounts in enumerate(expected, start=first):
        assert [settled(cell) for cell in column(found, place)] == [money(amount) for amount in amounts]
    assert label("Not yet known", "he") in column(found, heads.index(label("State of the amount", "he")))
    assert [*column(found, len(heads) - 1)] == [f"{one.line.place.file}:{one.line.place.line}" for one in charged]


def test_every_movement_is_a_row_with_its_day() -> None:
    found = opened(written(demo())).worksheets[MOVEMENTS]
    moved = all_movements(demo(), DAY)
    assert [value.date() for value in column(found, 0) if isinstance(value, datetime)] == [
        one.row.date for one in moved
    ]
    assert [settled(value) for value in column(found, 2)] == [money(one.amount) for one in moved]
    earlier = opened(workbook([demo()], Ask(as_of=date(2026, 3, 31)))).worksheets[MOVEMENTS]
    assert len(rows(earlier)) == len(all_movements(demo(), date(2026, 3, 31))) < len(moved)


@pytest.mark.parametrize("found", [lambda: (demo(),), three])
def test_control_is_the_report_of_control(found: Callable[[], tuple[Plan, ...]]) -> None:
    table = control(found(), Ask(("source",), as_of=DAY))
    keys = [one.key for one in table.columns]
    shown = held(written(*found()), CONTROL)
    places = {one.key: place for place, one in enumerate(COLUMNS)}
    assert [row[0] for row in shown[: len(table.rows)]] == [
        "/".join(map(str, row[: len(table.by)])) for row in table.rows
    ]
    for row, figures in zip(shown, (*table.rows, table.total), strict=False):
        for key in keys[len(table.by) + 1 : -1]:
            assert row[places[key]] == money(figures[keys.index(key)]), (row[0], key)
        percent, shown_percent = figures[-1], row[places["percent"]]
        assert (percent is None) == (shown_percent is None)
        assert shown_percent is None or abs(Decimal(str(shown_percent)) * 100 - Decimal(str(percent))) < Decimal("0.01")


def test_what_a_colour_says_stands_in_words() -> None:
    shown = held(written(over()), CONTROL)
    words = {str(row[0]): row[-1] for row in shown[:5]}
    assert words["waste"] == label(OVER_ALLOCATED, "he")
    assert words["loose"] == label(UNAPPROVED, "he")
    assert words["full"] == label(USED, "he")
    rules = opened(written(over())).worksheets[CONTROL].conditional_formatting
    assert {rule.type for found in rules for rule in found.rules} == {"cellIs", "dataBar"}


def test_missing_is_not_zero() -> None:
    row = dict(zip([one.key for one in COLUMNS], held(written(over()), CONTROL)[1], strict=True))
    assert row["source"] == "loose"
    assert row["allocated"] == row["executed"] == 0
    assert {row[key] for key in ("approved", "usable", "free", "available", "percent")} == {None}
    unkept = dict(zip([one.key for one in COLUMNS], held(written(without_accounts()), CONTROL)[0], strict=True))
    assert {unkept[key] for key in ("committed", "executed", "received", "available")} == {None}
    assert unkept["free"] == 4


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(plans(), plans("d"))
def test_the_totals_are_the_plans(first: Drawn, second: Drawn) -> None:
    for some in ([first], [first, second]):
        found = [drawn.plan for drawn in some]
        whole = add_up(charge for one in found for charge in charges(one))
        expected = (whole.allocated, whole.on_approved, whole.in_kind, whole.up_to, whole.income)
        book = opened(workbook(found, Ask()), values=True)
        for place, by in (
            (SOURCE, "source"),
            (SECTION, "section"),
            (KIND, "kind"),
            (OWNER, "owner"),
            (PERIOD, "period"),
        ):
            sheet = book.worksheets[place]
            (total,) = [row for row in sheet.iter_rows(min_row=FIRST_ROW) if row[0].value == label("Total", "he")]
            figures = [settled(cell.value) for cell in total]
            start = 2 if sheet.cell(FIRST_ROW - 1, 2).value == label("Name", "he") else 1
            kept = [figures[start + at] for at in (0, 1, 3, 4, 5)]
            assert kept == [money(amount) for amount in expected], by


@pytest.mark.parametrize("text", SIGNS)
def test_text_never_becomes_a_formula(text: str, tmp_path: Path) -> None:
    sources = [{"id": "waste", "name": text, "kind": "tabar", "approved": "5"}]
    section = {"title": text, "goals": goals({"item": text, "amount": "5", "source": "waste"}, title=text)}
    content = workbook([small(tmp_path, section, title=text, sources=sources)], Ask())
    found = [cell for _, cell in cells(opened(content)) if cell.value == text]
    assert len(found) >= 6
    assert {cell.data_type for cell in found} == {"s"}
    assert all(cell.quotePrefix for cell in found)
    assert text.lstrip("=") not in {formula.lstrip("=") for formula in formulas(content).values()}


def test_charts_are_native_and_read_the_sheets() -> None:
    with zipfile.ZipFile(BytesIO(written(demo()))) as book:
        charts = [book.read(name).decode() for name in book.namelist() if name.startswith("xl/charts/chart")]
    assert len(charts) == 3
    for chart in charts:
        assert "<c:title>" in chart
        assert 'formatCode="#,##0"' in chart
        assert chart.count("<c:f>") >= 6


def test_the_contents_lead_to_every_sheet() -> None:
    front, *others = opened(written(demo())).worksheets
    links = {cell.hyperlink.location for row in front.iter_rows() for cell in row if cell.hyperlink}
    assert links == {f"'{sheet.title}'!A1" for sheet in others}


@pytest.mark.parametrize(
    ("words", "sheets", "right_to_left"),
    [([], 11, True), (["--lang", "en"], 11, False), (["--by", "owner"], 1, False), (["--report", "control"], 1, False)],
)
def test_the_program_writes_it_where_no_one_table_is_asked_for(
    words: list[str], sheets: int, right_to_left: bool, tmp_path: Path
) -> None:
    """It is a document, so in the plan's language where nobody asks for another."""
    file = tmp_path / "budget.xlsx"
    done = run("budget", "workplans/demo", "--as-of", DAY, "--format", "xlsx", "-o", file, *words)
    assert (done.returncode, done.stdout) == (0, b"")
    book = opened(file.read_bytes())
    assert len(book.worksheets) == sheets
    assert bool(book.worksheets[0].sheet_view.rightToLeft) == right_to_left
