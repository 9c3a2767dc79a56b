"""Workbooks: read back cell by cell, and recalculated by another program."""

import re
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from booklets import demo, goals, small
from clusterkit.budget import add_up, amount_of, charges
from clusterkit.money import show
from clusterkit.reports.ask import Ask
from clusterkit.reports.booklet import booklet
from clusterkit.reports.budget import budget
from clusterkit.spreadsheets import table
from clusterkit.spreadsheets.booklet import workbook

SIGNS = ("=1+1", "+1", "-1", "@sum", '=HYPERLINK("http://x")')


def _booklet() -> bytes:
    return workbook(booklet(demo()))


def _tables() -> bytes:
    return table.workbook([budget([demo()], Ask((by,))) for by in ("source", "section", "owner")])


def _opened(content: bytes, values: bool = False) -> Workbook:
    return load_workbook(BytesIO(content), data_only=values)


def _cells(book: Workbook) -> Iterator[tuple[Worksheet, Cell]]:
    for sheet in book.worksheets:
        yield from ((sheet, cell) for row in sheet.iter_rows() for cell in row if isinstance(cell, Cell))


def _sums(content: bytes) -> dict[tuple[str, str], tuple[float, float]]:
    """For each cell with a formula: what it says it comes to, and what the cells that it adds come to."""
    formulas, values = _opened(content), _opened(content, values=True)
    found = {}
    for sheet, cell in _cells(formulas):
        if cell.data_type == "f":
            match = re.fullmatch(r"=SUM\((\w+:\w+)\)", str(cell.value))
            assert match, cell.value
            shown = values[sheet.title]
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
    book = _opened(write())
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
    numbers = {cell.value for _, cell in _cells(_opened(_booklet())) if isinstance(cell.value, int | float)}
    texts = "\n".join(str(cell.value) for _, cell in _cells(_opened(_booklet())) if cell.data_type == "s")
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
    sheet = _opened(table.workbook(tables)).worksheets[0]
    shown = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3, max_row=2 + len(tables[0].rows))]
    for row, cells in zip(tables[0].rows, shown, strict=True):
        written = [row[index] for index in tables[0].shown()]
        assert [None if cell == "" else cell for cell in written] == [
            Decimal(str(value)) if isinstance(cell, Decimal) else value
            for cell, value in zip(written, cells, strict=True)
        ]


@pytest.mark.parametrize("text", SIGNS)
def test_text_never_becomes_a_formula(text: str, tmp_path: Path) -> None:
    section = {"title": text, "goals": goals({"item": text, "amount": "5"}, title=text, details=text)}
    content = workbook(booklet(small(tmp_path, section, title=text)))
    cells = [cell for _, cell in _cells(_opened(content)) if cell.value == text]
    assert len(cells) >= 3
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(
        re.fullmatch(r"=SUM\(\w+:\w+\)", str(cell.value))
        for _, cell in _cells(_opened(content))
        if cell.data_type == "f"
    )


@pytest.mark.parametrize("title", ["a/b:c*d?[e]\\f", "'quoted'", "ארוך מאוד " * 9, "History", "😀" * 40])
def test_any_title_can_name_a_sheet(title: str, tmp_path: Path) -> None:
    inner = [{"id": "two", "title": title}]
    book = _opened(workbook(booklet(small(tmp_path, {"title": title, "sections": inner}))))
    names = [sheet.title for sheet in book.worksheets]
    assert all(0 < len(name.encode("utf-16-le")) // 2 <= 31 for name in names)
    assert len({name.casefold() for name in names}) == len(names)


def test_links_of_the_cover_lead_to_sheets() -> None:
    book = _opened(_booklet())
    links = [cell.hyperlink.location for sheet, cell in _cells(book) if sheet is book.worksheets[0] and cell.hyperlink]
    assert {re.sub("^'|'!A1$", "", link or "") for link in links} == {sheet.title for sheet in book.worksheets[1:]}


@pytest.mark.libreoffice
@pytest.mark.parametrize("write", [_booklet, _tables])
def test_another_program_comes_to_the_same_sums(
    write: Callable[[], bytes], program: Callable[[str], str], tmp_path: Path
) -> None:
    """The workbook without the values that its sums hold, so that LibreOffice has to add them up."""
    content = write()
    (tmp_path / "out").mkdir()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(tmp_path / "bare.xlsx", "w") as new:
        for name in old.namelist():
            new.writestr(name, re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", old.read(name)))
    profile = (tmp_path / "profile").as_uri()
    command = [program("libreoffice"), f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx"]
    subprocess.run(
        [*command, "--outdir", tmp_path / "out", tmp_path / "bare.xlsx"], capture_output=True, timeout=180, check=True
    )
    counted = _opened((tmp_path / "out" / "bare.xlsx").read_bytes(), values=True)
    sums = _sums(content)
    assert {place: counted[place[0]][place[1]].value for place in sums} == {
        place: pair[0] for place, pair in sums.items()
    }
