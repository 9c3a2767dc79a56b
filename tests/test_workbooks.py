"""Workbooks: read back cell by cell, and recalculated by another program."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from booklets import demo, goals, small
from clusterkit.budget import add_up, amount_of, charges
from clusterkit.formats.cells import notes
from clusterkit.money import show
from clusterkit.reports.ask import Ask
from clusterkit.reports.booklet import booklet
from clusterkit.reports.budget import budget
from clusterkit.reports.control import control
from clusterkit.spreadsheets import table
from clusterkit.spreadsheets.booklet import workbook
from workbooks import SIGNS, cells, opened, recalculated, settled, values

_ADDS = re.compile(r"=(?:SUM\(|SUBTOTAL\(109,)(\w+:\w+)\)")
_WHOLE = re.compile(r'=IF\(SUBTOTAL\(103,(\w+:\w+)\)=ROWS\(\1\),[-\d.]+,""\)')
"""A figure of the whole table that is not the sum of its rows."""


def _booklet() -> bytes:
    return workbook(booklet(demo()))


def _tables() -> bytes:
    return table.workbook([budget([demo()], Ask((by,))) for by in ("source", "section", "owner")])


def _sums(content: bytes) -> dict[tuple[str, str], tuple[float, float]]:
    """For each cell that adds up others: what it says it comes to, and what the others come to."""
    formulas, held = opened(content), opened(content, values=True)
    found = {}
    for sheet, cell in cells(formulas):
        if cell.data_type == "f":
            match = _ADDS.fullmatch(str(cell.value))
            if match is None:
                assert _WHOLE.fullmatch(str(cell.value)), cell.value
                continue
            shown = held[sheet.title]
            first, last = match[1].split(":")
            parts = [one.value for row in shown[first:last] for one in row]
            total = sum((Decimal(str(one)) for one in parts if isinstance(one, int | float)), Decimal(0))
            found[sheet.title, cell.coordinate] = (shown[cell.coordinate].value, float(total))
    return found


@pytest.mark.parametrize("write", [_booklet, _tables])
def test_the_same_plan_gives_the_same_bytes(write: Callable[[], bytes]) -> None:
    assert write() == write()


@pytest.mark.parametrize("write", [_booklet, _tables])
def test_sheets_run_right_to_left_with_their_heading_in_view(write: Callable[[], bytes]) -> None:
    book = opened(write())
    assert all(sheet.sheet_view.rightToLeft for sheet in book.worksheets)
    assert [sheet.title for sheet in book.worksheets if not sheet.freeze_panes] == (
        [book.worksheets[0].title] if write is _booklet else []
    )
    setups = [sheet.sheet_properties.pageSetUpPr for sheet in book.worksheets]
    assert all(setup and setup.fitToPage for setup in setups)
    assert {sheet.page_setup.fitToHeight for sheet in book.worksheets} == {False}


@pytest.mark.parametrize("write", [_booklet, _tables])
def test_a_sum_holds_what_it_comes_to(write: Callable[[], bytes]) -> None:
    sums = _sums(write())
    assert sums
    assert {place: pair for place, pair in sums.items() if pair[0] != pair[1]} == {}


def test_the_booklet_comes_to_the_plan() -> None:
    total = add_up(charges(demo()))
    by_section = [pair[0] for (sheet, _), pair in _sums(_booklet()).items() if re.match(r"\d+ ", sheet)]
    assert Decimal(str(sum(by_section))) == total.allocated + total.up_to + total.income


def test_every_amount_of_the_demo_is_a_number() -> None:
    numbers = {cell.value for _, cell in cells(opened(_booklet())) if isinstance(cell.value, int | float)}
    texts = "\n".join(str(cell.value) for _, cell in cells(opened(_booklet())) if cell.data_type == "s")
    for spot in demo().lines:
        amount = amount_of(spot.line) if spot.line.up_to is None else spot.line.up_to
        if spot.line.same_as:
            assert isinstance(amount, Decimal)
            assert show(amount) in texts
        elif isinstance(amount, Decimal):
            assert float(amount) in numbers
        else:
            assert "טרם ידוע" in texts


def test_nothing_is_empty_and_zero_is_zero() -> None:
    tables = [budget([demo()], Ask(("source",)))]
    sheet = opened(table.workbook(tables)).worksheets[0]
    shown = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3, max_row=2 + len(tables[0].rows))]
    for row, found in zip(tables[0].rows, shown, strict=True):
        written = [row[index] for index in tables[0].shown()]
        assert [None if cell == "" else cell for cell in written] == [
            Decimal(str(value)) if isinstance(cell, Decimal) else value
            for cell, value in zip(written, found, strict=True)
        ]


def test_a_percentage_is_a_part_of_one_and_notes_stand_under_the_total() -> None:
    made = control([demo()], Ask(("source",), as_of=date(2026, 11, 1)))
    (sheet,) = opened(table.workbook([made])).worksheets
    texts = [str(cell.value) for cell in sheet["A"]]
    assert "2026-11-01" in texts[0]
    assert texts[-len(made.notes) :] == notes(made)
    place = made.shown().index([column.key for column in made.columns].index("percent"))
    held = [row[place] for row in sheet.iter_rows(min_row=3, max_row=3 + len(made.rows))]
    percents = [*made.column("percent"), made.total[-1]]
    assert [cell.value for cell in held] == [
        None if percent is None else pytest.approx(float(Decimal(str(percent)) / 100)) for percent in percents
    ]
    assert {cell.number_format for cell in held} == {"0.0%"}


def test_the_digits_of_a_column_line_up() -> None:
    made = budget([demo()], Ask(("source",)))
    (sheet,) = opened(table.workbook([made])).worksheets
    for place, index in enumerate(made.shown()):
        if made.columns[index].kind == "money":
            agorot = any(isinstance(cell := row[index], Decimal) and cell % 1 for row in made.rows)
            formats = {row[place].number_format for row in sheet.iter_rows(min_row=3, max_row=3 + len(made.rows))}
            assert formats == {"#,##0.00" if agorot else "#,##0"}


@pytest.mark.parametrize("text", SIGNS)
def test_text_never_becomes_a_formula(text: str, tmp_path: Path) -> None:
    section = {"title": text, "goals": goals({"item": text, "amount": "5"}, title=text, details=text)}
    content = workbook(booklet(small(tmp_path, section, title=text)))
    found = [cell for _, cell in cells(opened(content)) if cell.value == text]
    assert len(found) >= 3
    assert {cell.data_type for cell in found} == {"s"}
    assert all(_ADDS.fullmatch(str(cell.value)) for _, cell in cells(opened(content)) if cell.data_type == "f")


@pytest.mark.parametrize("title", ["a/b:c*d?[e]\\f", "'quoted'", "ארוך מאוד " * 9, "History", "😀" * 40])
def test_any_title_can_name_a_sheet(title: str, tmp_path: Path) -> None:
    inner = [{"id": "two", "title": title}]
    book = opened(workbook(booklet(small(tmp_path, {"title": title, "sections": inner}))))
    names = [sheet.title for sheet in book.worksheets]
    assert all(0 < len(name.encode("utf-16-le")) // 2 <= 31 for name in names)
    assert len({name.casefold() for name in names}) == len(names)


@pytest.mark.libreoffice
@pytest.mark.parametrize("write", [_booklet, _tables])
def test_another_program_comes_to_the_same_sums(
    write: Callable[[], bytes], program: Callable[[str], str], tmp_path: Path
) -> None:
    """The workbook without the values that its sums hold, so that LibreOffice has to add them up."""
    content = write()
    counted = opened(recalculated({"book": content}, program("libreoffice"), tmp_path)["book"], values=True)
    expected = values(content)
    assert expected
    assert {place: settled(counted[place[0]][place[1]].value) for place in expected} == expected
