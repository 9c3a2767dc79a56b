"""Papers as workbooks: numbers are numbers, a total that is a sum is live, and text never becomes a formula."""

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from clusterkit.reports.booklet.rows import Heading, Phrase
from clusterkit.reports.booklet.view import Grid
from clusterkit.reports.paper import Chapter, Listing, Paper
from clusterkit.spreadsheets.columns import read
from clusterkit.spreadsheets.paper import workbook
from papers import HOSTILE, PARTNERS, paper
from workbooks import SIGNS, cells, formulas, opened, recalculated, settled, values


def _rows(sheet: Worksheet) -> list[list[object]]:
    """What stands in the cells of a sheet, row by row, without empty ends and rows."""
    found = []
    for row in sheet.iter_rows(values_only=True):
        said = [settled(cell) for cell in row]
        while said and said[-1] is None:
            said.pop()
        found += [said] if said else []
    return found


def _sheet(content: bytes, name: str) -> list[list[object]]:
    return _rows(opened(content, values=True)[name])


def _one_table(grid: Grid) -> Paper:
    return paper(chapters=(Chapter("one", Phrase("פרק"), (Listing("טבלה", grid),)),))


def test_the_first_sheet_has_facts_contents_figures_and_prose() -> None:
    rows = _sheet(workbook(paper()), "תוכן העניינים")
    assert rows[:3] == [["דוח רבעוני למועצה: ביצוע 2026"], ["בדוי, להדגמה בלבד"], ["אשכול הדמיון · רבעון 3"]]
    assert ["נכון ליום", "1 באוקטובר 2026"] in rows
    assert ["משימות שהושלמו", "12 מתוך 41", "29.3% מן המשימות"] in rows
    assert ["באיחור", Decimal(5)] in rows
    assert ["הוקצה", Decimal(34654305).normalize(), "מזה 117,471\u00a0₪ בעין"] in rows
    assert ["שינוי מאשתקד", Decimal("-0.025"), "compared with 2025"] in rows
    assert ["• מכרז הפסולת פורסם."] in rows
    assert rows.index(["קולות קוראים"]) > rows.index(["תקציר"])


def test_every_chapter_with_tables_has_a_sheet_and_a_link_to_it() -> None:
    book = opened(workbook(paper()))
    names = [sheet.title for sheet in book.worksheets]
    assert names[1:4] == ["הכספים", "שותפים ושירותים", "שירותי הליבה"]
    assert len(names) == 5
    links = {
        sheet.title: [
            re.sub("^'|'!A1$", "", cell.hyperlink.location or "")
            for _, cell in cells(book)
            if cell.parent is sheet and cell.hyperlink
        ]
        for sheet in book.worksheets
    }
    assert links == {names[0]: names[1:], **dict.fromkeys(names[1:], names[:1])}


def test_numbers_are_numbers_and_what_is_not_known_is_said() -> None:
    rows = _sheet(workbook(paper()), "הכספים")
    table = rows[rows.index(["מקור", "אושר", "בוצע", "שיעור"]) + 1 :][:5]
    assert table == [
        ["קול קורא פנים", Decimal(1250000).normalize(), Decimal(310000).normalize(), Decimal("0.248")],
        ['תב"ר 412', Decimal("85995.5"), "טרם ידוע"],
        ["הכנסות עצמיות", settled(0), Decimal(-15)],
        ["תקצוב ישיר", None, Decimal(7)],
        ['סה"כ', Decimal("1335995.5"), Decimal(309992), Decimal("0.232")],
    ]
    picture = rows[rows.index(["סוג מקור", "אושר", "בוצע", "מן המאושר"]) + 1 :][:2]
    assert picture == [
        ["ממשלה (שני קולות קוראים)", Decimal(1250000).normalize(), Decimal(310000).normalize(), Decimal("0.248")],
        ["Own income", Decimal("85995.5"), None, "טרם ידוע"],
    ]


def test_the_amounts_of_a_column_have_the_same_decimals() -> None:
    sheet = opened(workbook(paper()))["הכספים"]
    formats = {cell.number_format for cell in sheet["B"] if isinstance(cell.value, int | float)}
    assert formats == {'#,##0.00" ₪"'}


def test_a_total_is_live_where_it_is_the_sum() -> None:
    content = workbook(paper())
    found = {formula for (sheet, _), formula in formulas(content).items() if sheet == "הכספים"}
    assert len(found) == 4
    assert set(formulas(content).values()) == found
    assert all(re.fullmatch(r"=SUM\([BC]\d+:[BC]\d+\)", formula) for formula in found)
    columns = (Heading("text", "א"), Heading("count", "ב"))
    for total, live in ((Decimal(5), True), (Decimal(6), False)):
        rows = ((Phrase("ג"), Phrase("2")), (Phrase("ד"), Phrase("3")))
        grid = Grid(columns, rows, ((None, 2), (None, 3)), (Phrase("סך"), Phrase(str(total))), (None, total))
        assert bool(formulas(workbook(_one_table(grid)))) == live


@pytest.mark.libreoffice
def test_another_program_comes_to_the_same_sums(program: Callable[[str], str], tmp_path: Path) -> None:
    content = workbook(paper())
    counted = opened(recalculated({"paper": content}, program("libreoffice"), tmp_path)["paper"], values=True)
    expected = values(content)
    assert expected
    assert {place: settled(counted[place[0]][place[1]].value) for place in expected} == expected


def test_the_heading_of_a_lone_table_stays_in_view() -> None:
    rows = tuple((Phrase(str(number)),) for number in range(40))
    sheet = opened(workbook(_one_table(Grid((Heading("text", "א"),), rows)))).worksheets[1]
    assert sheet.freeze_panes == "A4"
    book = opened(workbook(paper()))
    assert [sheet.freeze_panes for sheet in book.worksheets] == [None, *(["A2"] * 4)]
    assert {sheet.sheet_view.rightToLeft for sheet in book.worksheets} == {True}
    assert not any(sheet.sheet_view.rightToLeft for sheet in opened(workbook(paper("en"))).worksheets)


def test_a_wide_table_is_there_mark_by_mark() -> None:
    rows = _sheet(workbook(paper()), "שותפים ושירותים")
    partners = [row for row in rows if str(row[0]).startswith("משרד ")]
    assert len(partners) == PARTNERS
    assert {len(row) for row in partners} <= set(range(2, 12))
    assert [place for place, cell in enumerate(partners[0]) if cell == "✓"] == [1, 5, 9]


@pytest.mark.parametrize("text", [*SIGNS, HOSTILE])
def test_text_never_becomes_a_formula(text: str) -> None:
    grid = Grid(
        (Heading("text", text), Heading("money", text)), ((Phrase(text), Phrase(text)),), total=(Phrase(text), None)
    )
    facts = ((text, Phrase(text)),)
    content = workbook(
        paper(title=Phrase(text), facts=facts, chapters=(Chapter("a", Phrase(text), (Listing(text, grid),)),))
    )
    found = [cell for _, cell in cells(opened(content)) if cell.value == text]
    assert len(found) >= 9
    assert {cell.data_type for cell in found} == {"s"}
    assert formulas(content) == {}


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [
        ("1,250,000\u00a0₪", "1250000", '#,##0" ₪"'),
        ("-₪0.50", "-0.5", '#,##0.00" ₪"'),
        ("₪1,234", "1234", '#,##0" ₪"'),
        ("29.3%", "0.293", "0.0%"),
        ("100%", "1", "0%"),
        ("\u221212.5", "-12.5", "#,##0.0"),
        ("2,026", "2026", "#,##0"),
        ("2026", "2026", "0"),
        ("0", "0", "0"),
    ],
)
def test_a_text_that_is_a_number_is_read_as_one(text: str, value: str, shown: str) -> None:
    found = read(text)
    assert (found.value, found.styles["num_format"]) == (Decimal(value), shown)


@pytest.mark.parametrize(
    "text", ["טרם ידוע", "12 מתוך 41", "40–50%", "0412", "2026-Q3", "1,23", "1.2.3", "✓", "٣", "", "1e3"]
)
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert read(text) == (text or None, {})


def test_a_long_title_is_whole_in_the_contents_and_the_way_back_is_not_printed() -> None:
    title = "ההוצאה לפי פרקים ולפי מקורות תקציביים"
    listing = Listing("טבלה", Grid((Heading("text", "א"),), ((Phrase("ב"),),)))
    first, sheet = opened(workbook(paper(chapters=(Chapter("a", Phrase(title), (listing,)),)))).worksheets
    assert [cell.value for cell in first["A"] if cell.hyperlink] == [title]
    printed = sheet[sheet.print_area.partition("!")[2].replace("$", "")]
    last = [cell for cell in sheet["A"] if cell.hyperlink]
    assert len(last) == 1
    assert (last[0].row or 0) > len(printed)
