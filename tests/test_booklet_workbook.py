"""The booklet's workbook: what stands on which sheet, what filters find, where links lead, and what is printed."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from booklets import demo, goals, small
from clusterkit.reports.booklet import booklet
from clusterkit.reports.booklet.lines import KINDS
from clusterkit.reports.booklet.scribe import Scribe
from clusterkit.reports.booklet.view import Picture
from clusterkit.spreadsheets.booklet import workbook
from clusterkit.spreadsheets.columns import read, worded
from workbooks import formulas, opened, recalculated

LANGUAGES = ("he", "ar", "en")

LETTER = 6.4
"""How many points a letter of a column's width takes at most, in the fonts that programs put for Excel's own."""

LONG_SIDE = {8: 1190.6, 9: 841.9}
SHORT_SIDE = {8: 841.9, 9: 595.3}
"""How many points paper of a kind (A3, A4, by their numbers in a workbook) is long and wide."""

MARGINS = 57.6


@cache
def _book(language: str = "he") -> Workbook:
    return opened(workbook(booklet(demo(), language)), values=True)


def _rows(sheet: Worksheet) -> list[dict[str, object]]:
    """What stands under the headings of a filtered sheet, row by row."""
    left, top, right, bottom = range_boundaries(sheet.auto_filter.ref or "A1")
    headings, *rows = sheet.iter_rows(top, bottom, left, right, values_only=True)
    return [dict(zip(map(str, headings), row, strict=True)) for row in rows]


def _exact(value: object) -> object:
    """A number as exact as it is written, nought as nought."""
    return round(Decimal(str(value)), 6) if isinstance(value, Decimal | int | float) else value


def _sections(book: Workbook) -> Iterator[Worksheet]:
    return (sheet for sheet in book.worksheets if re.match(r"\d+ ", sheet.title))


def _titled(book: Workbook, title: str) -> Worksheet:
    (sheet,) = (sheet for sheet in book.worksheets if sheet["A1"].value == title)
    return sheet


def _pictures() -> list[Picture]:
    execution = booklet(demo()).execution
    assert execution is not None
    return list(execution.pictures)


@pytest.mark.parametrize("picture", _pictures(), ids=lambda picture: picture.anchor)
def test_what_happened_stands_on_sheets_that_say_what_they_are(picture: Picture) -> None:
    sheet = _titled(_book(), picture.title)
    view = booklet(demo())
    assert view.execution is not None
    assert "אין זה חלק מהתוכנית שאושרה" in str(sheet["A2"].value)
    assert all(words in str(sheet["A2"].value) for words in view.execution.words)
    rows = _rows(sheet)
    assert [row[picture.first.title] for row in rows] == [str(row.name) for row in picture.rows]
    for found, row in zip(rows, picture.rows, strict=True):
        for heading, said in zip(picture.columns, row.cells, strict=True):
            if heading.key in {"money", "percent"}:
                assert _exact(found[heading.title]) == _exact(read(said).value)
            elif heading.key == "actual":
                assert isinstance(found[heading.title], int | float)
    if picture.total:
        below = list(sheet.iter_rows(values_only=True))[range_boundaries(sheet.auto_filter.ref or "A1")[3] or 0]
        assert list(map(_exact, below[1:])) == [_exact(read(said).value) for said in picture.total]


def test_values_that_were_measured_are_numbers_that_say_what_they_count() -> None:
    picture = _pictures()[-1]
    sheet = _titled(_book(), picture.title)
    shown = {cell.value: cell.number_format for cell in sheet["E"]}
    assert shown[0.764] == "0.0%"
    assert shown[8.5] == '#,##0.0" ימי עבודה"'
    assert {row["מדד"]: row["שייך ל"] for row in _rows(sheet)}["קורסים שהסתיימו"] == "קורסי מניעת נפילות"


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [
        ("3 רשויות", "3", '0" רשויות"'),
        ("לפחות 1,250 מ²", "1250", '"לפחות "#,##0" מ²"'),
        ("עד 72% מתוך הפסולת", "0.72", '"עד "0%" מתוך הפסולת"'),
        ('4.5 אלש"ח', "4.5", '#,##0.0" אלש"\\""ח"'),
        ("-2 מעלות", "-2", '0" מעלות"'),
        ("78%", "0.78", "0%"),
    ],
)
def test_a_number_keeps_the_words_around_it(text: str, value: str, shown: str) -> None:
    found = worded(text)
    assert (found.value, found.styles["num_format"]) == (Decimal(value), shown)


@pytest.mark.parametrize("text", ["40–50 עסקים", "12 מתוך 41", "ירידה", "", "ירידה של -3", "2 " + "מילים " * 9])
def test_what_is_more_than_one_number_stays_text(text: str) -> None:
    assert worded(text) == (text.strip() or None, {})


@pytest.mark.parametrize(("anchor", "title"), [("p-kind", "kind of source"), ("p-period", "period")])
def test_the_budget_stands_by_kind_of_source_and_by_period(anchor: str, title: str) -> None:
    view = booklet(demo(), "en")
    assert view.budget is not None
    (picture,) = (one for one in view.budget.pictures if one.anchor == anchor)
    rows = _rows(_titled(_book("en"), f"Budget by {title}, in shekels"))
    assert [list(map(_exact, row.values())) for row in rows] == [
        [str(row.name), *(_exact(read(said).value) for said in row.cells)] for row in picture.rows
    ]


def test_outermost_sections_are_added_up_only_where_sections_nest(tmp_path: Path) -> None:
    line = {"item": "סקר", "amount": "5"}
    flat = opened(workbook(booklet(small(tmp_path / "flat", {"goals": goals(line)}), "en")))
    deep = {"sections": [{"id": "two", "title": "תחום", "goals": goals(line)}]}
    nested = opened(workbook(booklet(small(tmp_path / "nested", deep), "en")))
    title = "Budget by outermost section, in shekels"
    assert title not in [sheet["A1"].value for sheet in flat.worksheets]
    assert [list(row.values())[1] for row in _rows(_titled(nested, title))] == [5]


def test_every_line_of_a_task_can_be_found_by_the_task() -> None:
    several = 0
    for sheet in _sections(_book()):
        rows = [row for row in _rows(sheet) if row["משימה"]]
        assert rows
        assert all(row["יעד"] for row in _rows(sheet))
        for row in rows:
            of_task = [one for one in rows if one["משימה"] == row["משימה"]]
            several += len(of_task) > 1
            for heading in ("יעד", "אחראי", "לוח זמנים", "גורמים מממנים ושותפים פוטנציאליים"):
                assert {one[heading] for one in of_task} == {row[heading]}
    assert several


def test_what_is_said_again_is_paler() -> None:
    sheet = next(_sections(_book()))
    first, again = ((sheet.cell(row, 5).value, sheet.cell(row, 5).font.color) for row in (5, 6))
    assert first[0] == again[0]
    assert first[1] != again[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_kind_period_and_wording_are_columns_of_their_own(language: str) -> None:
    scribe = Scribe(demo(), language)
    kinds = {scribe.label(kind) for kind in KINDS.values()}
    rows = [row for sheet in _sections(_book(language)) for row in _rows(sheet)]
    found = {row[scribe.label("Kind of amount")] for row in rows} - {None}
    assert found
    assert found <= kinds
    periods = {scribe.period(spot.line.period) for spot in demo().lines if spot.line.period}
    assert {row.get(scribe.label("Period")) for row in rows} - {None} == periods
    wordings = {row.get(scribe.label("As it is worded")) for row in rows} - {None}
    assert len(wordings) == 2
    assert scribe.label("about {amount}", amount=scribe.shekels(Decimal(36000))) in wordings


def test_what_no_other_cell_says_is_worded(tmp_path: Path) -> None:
    lines = (
        {"item": "א", "amount": "5"},
        {"item": "ב", "amount": "tbd"},
        {"item": "ג", "up_to": "7"},
        {"item": "ד", "amount": "5", "qualifier": "at-least", "up_to": "7"},
        {"item": "ה", "in_kind": True},
        {"item": "ו", "kind": "income", "up_to": "7"},
    )
    rows = _rows(next(_sections(opened(workbook(booklet(small(tmp_path, {"goals": goals(*lines)}), "en"))))))
    assert {row["Item"]: row["As it is worded"] for row in rows} == {
        "א": None,
        "ב": None,
        "ג": None,
        "ד": "at least ₪5",
        "ה": None,
        "ו": "On demand, up to ₪7",
    }


@pytest.mark.libreoffice
def test_the_total_of_a_filtered_sheet_is_that_of_what_is_seen(program: Callable[[str], str], tmp_path: Path) -> None:
    """Every row but the first is hidden, as a filter does it."""
    book = opened(workbook(booklet(demo(), "en")))
    for sheet in book.worksheets:
        if sheet.auto_filter.ref:
            _, top, _, bottom = range_boundaries(sheet.auto_filter.ref)
            for row in range((top or 0) + 2, (bottom or 0) + 1):
                sheet.row_dimensions[row].hidden = True
    hidden = BytesIO()
    book.save(hidden)
    counted = opened(recalculated({"book": hidden.getvalue()}, program("libreoffice"), tmp_path)["book"], values=True)
    found = formulas(hidden.getvalue())
    assert len(found) > 20
    for (name, place), formula in found.items():
        sheet = counted[name]
        top = range_boundaries(sheet.auto_filter.ref or "A1")[1] or 0
        seen = sheet.cell(top + 1, sheet[place].column).value
        number = seen if isinstance(seen, int | float) else 0
        assert _exact(sheet[place].value or 0) == _exact(0 if formula.startswith("=IF") else number)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sheet_but_the_prose_has_filters_and_all_have_a_print_area(language: str) -> None:
    book = _book(language)
    chapters = booklet(demo(), language).chapters
    plain = {book.worksheets[0].title, chapters["messages"].title, chapters["imprint"].title}
    schedule = Scribe(demo(), language).label("Schedule")
    assert {sheet.title for sheet in book.worksheets if not sheet.auto_filter.ref} == {*plain, schedule}
    back = Scribe(demo(), language).label("Back to the contents")
    for sheet in book.worksheets:
        *_, bottom = range_boundaries(sheet.print_area.partition("!")[2].replace("$", ""))
        assert back not in [row[0] for row in sheet.iter_rows(max_row=bottom, values_only=True)]
        assert sheet is book.worksheets[0] or [row[0] for row in sheet.iter_rows(values_only=True)][-1] == back


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_contents_name_every_chapter_in_full_and_lead_to_it(language: str) -> None:
    book = _book(language)
    links = [cell for cell in book.worksheets[0]["A"] if cell.hyperlink]
    led = set()
    for link in links:
        match = re.fullmatch(r"'(.*)'!(A\d+)", link.hyperlink.location.replace("''", "'"))
        assert match
        led.add(match[1])
        row = int(match[2].removeprefix("A"))
        assert book[match[1]].cell(row, 1).value == re.sub("[\u2068\u2069]", "", str(link.value))
    assert led == {sheet.title for sheet in book.worksheets[1:]}
    view = booklet(demo(), language)
    said = {re.sub("[\u2068\u2069]", "", str(link.value)) for link in links}
    opening = {view.chapters[key].title for key in ("messages", "goals", "values", "review", "process")}
    assert opening | {f"{part.number} {part.title}" for part in view.parts} <= said


def test_a_title_that_is_longer_than_a_tab_stands_in_the_contents(tmp_path: Path) -> None:
    title = "קידום פרויקטים כלכליים אזוריים משותפים"
    book = opened(workbook(booklet(small(tmp_path, {"title": title}))))
    assert f"1 {title}" in [cell.value for cell in book.worksheets[0]["A"] if cell.hyperlink]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sheet_can_be_read_on_paper(language: str) -> None:
    for sheet in _book(language).worksheets:
        paper = int(sheet.page_setup.paperSize or 0)
        side = LONG_SIDE if sheet.page_setup.orientation == "landscape" else SHORT_SIDE
        shown = min(1.0, (side[paper] - MARGINS) / (sum(_widths(sheet)) * LETTER))
        assert 11 * shown >= 7, (sheet.title, shown)


def test_a_sheet_that_can_be_read_on_a4_is_printed_on_it() -> None:
    papers = {sheet.title: sheet.page_setup.paperSize for sheet in _book().worksheets}
    assert papers["לוח זמנים"] == papers["אישורים"] == 9
    assert {sheet.page_setup.paperSize for sheet in _sections(_book())} == {8}


def _widths(sheet: Worksheet) -> list[float]:
    """How wide each printed column is; neighbours of the same width are written as one."""
    found = [
        dimension.width
        for dimension in sheet.column_dimensions.values()
        for _ in range(dimension.min or 0, (dimension.max or 0) + 1)
    ]
    assert len(found) == range_boundaries(sheet.print_area.partition("!")[2].replace("$", ""))[2]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cover_says_in_which_language_the_rest_stands(language: str) -> None:
    fallback = booklet(demo(), language).fallback
    said = [cell.value for cell in _book(language).worksheets[0]["A"]]
    assert bool(fallback) == (language != "he")
    assert (fallback in said) == bool(fallback)


def test_no_row_is_higher_than_a_row_can_be_and_nothing_is_lost(tmp_path: Path) -> None:
    message = "\n".join(f"פסקה {number}: " + "מילה " * 60 + "סוף." for number in range(40))
    section = {"goals": goals(details=message)}
    messages = [{"role": "יושב הראש", "text": message}]
    book = opened(workbook(booklet(small(tmp_path, section, messages=messages))))
    heights = [dimension.height or 0 for sheet in book.worksheets for dimension in sheet.row_dimensions.values()]
    assert 300 < max(heights) <= 409.5
    prose = " ".join(str(cell.value) for cell in book.worksheets[1]["A"] if cell.value)
    assert " ".join(message.split()) in " ".join(prose.split())
