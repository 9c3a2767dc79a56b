"""The sheet of an outermost section: one table under one heading for its tasks and lines, and those inside it."""

from decimal import Decimal

from clusterkit.labels import label
from clusterkit.reports.booklet.rows import Phrase
from clusterkit.reports.booklet.view import Part
from clusterkit.spreadsheets.pages import BAND, HEAD, PROSE, TEXT, TITLE, TOTAL, Book, Sheet, Styles, wide
from clusterkit.spreadsheets.tasks import (
    AMOUNT,
    GOAL,
    INCOME,
    ITEM,
    KIND,
    PERIOD,
    SECTION,
    SOURCE,
    SUMMED,
    UP_TO,
    WORDING,
    Row,
    kind_of,
    rows_of,
)
from clusterkit.spreadsheets.tree import tree
from clusterkit.spreadsheets.wrapping import fitting

WIDTHS = {SECTION: 16, GOAL: 18, "task": 22, "owner": 14, "schedule": 12, ITEM: 18, KIND: 12, WORDING: 16, PERIOD: 12}
OTHER_WIDTH = 22
AGAIN: Styles = {**TEXT, "font_color": "#5F6F77"}


def section_sheet(book: Book, part: Part, language: str) -> Sheet:
    """A section's sheet: a table with filters, its heading in view and its sums live; below it the prose."""
    rows = [row for one in tree(part) for row in rows_of(one, several=bool(part.parts))]
    columns = _columns(part, rows, language)
    sheet = book.sheet(
        f"{part.number} {part.title}", [_width(key, title, rows) for key, title in columns.items()] or [80]
    )
    sheet.across(f"{part.number} {part.title}", TITLE)
    for index, title in enumerate(columns.values()):
        sheet.write(index, title, HEAD)
    sheet.end_row()
    sheet.freeze()
    first = sheet.row
    for row in rows:
        for index, key in enumerate(columns):
            sheet.write(index, row.cells.get(key), AGAIN if key in row.again else TEXT)
        sheet.end_row()
    sheet.filter(first)
    _totals(sheet, list(columns), rows, first, language)
    for one in tree(part):
        _prose(sheet, one, part, language)
    return sheet


def _width(key: str, title: str, rows: list[Row]) -> float:
    """How wide a column has to be: amounts as wide as their sum, texts up to what its kind allows."""
    cells = [row.cells.get(key) for row in rows]
    most = WIDTHS.get(kind_of(key), OTHER_WIDTH)
    texts = fitting(title, (cell for cell in cells if isinstance(cell, str)), most)
    return max(texts, wide([_sum(rows, key)])) if key in SUMMED else texts


def _sum(rows: list[Row], key: str) -> Decimal:
    return sum((cell for row in rows if isinstance(cell := row.cells.get(key), Decimal)), Decimal(0))


def _columns(part: Part, rows: list[Row], language: str) -> dict[str, str]:
    """The columns that any row needs, in the plan's order, with their headings."""
    tables = [one.tasks for one in tree(part) if one.tasks]
    ranked = {f"{heading.key} {heading.title}": heading for table in tables for heading in table.columns}
    ordered = sorted(ranked.items(), key=lambda pair: pair[1].rank)
    money = {
        ITEM: label("Item", language),
        AMOUNT: label("Budget", language),
        UP_TO: label("On demand, up to", language),
        INCOME: label("Income", language),
        KIND: label("Kind of amount", language),
        WORDING: label("As it is worded", language),
        PERIOD: label("Period", language),
        SOURCE: label("Source", language),
    }
    columns = {SECTION: label("Section", language), GOAL: label("Goal", language)}
    for key, heading in ordered:
        if heading.key == "budget":
            columns |= {name: money[name] for name in (ITEM, *SUMMED, KIND, WORDING, PERIOD)}
        else:
            columns |= {SOURCE: heading.title} if heading.key == "source" else {key: heading.title}
    columns |= {name: title for name, title in money.items() if name not in columns}
    return {key: title for key, title in columns.items() if any(row.cells.get(key) not in (None, "") for row in rows)}


def _prose(sheet: Sheet, one: Part, part: Part, language: str) -> None:
    if one is not part:
        sheet.across(f"{one.number} {one.title}", BAND)
    _said(sheet, label("Purpose", language), one.purpose)
    if one.introduction:
        sheet.across(str(one.introduction), PROSE)
    _listed(sheet, label("Main topics", language), one.topics)
    _listed(sheet, label("Guiding principles", language), one.principles)
    _listed(sheet, label("Partners", language), one.partners)


def _said(sheet: Sheet, name: str, said: Phrase | None) -> None:
    if said:
        sheet.across(f"{name}: {said}", PROSE)


def _listed(sheet: Sheet, name: str, texts: tuple[Phrase, ...]) -> None:
    if texts:
        sheet.across("\n".join([f"{name}:", *(f"• {text}" for text in texts)]), PROSE)


def _totals(sheet: Sheet, columns: list[str], rows: list[Row], first: int, language: str) -> None:
    """The foot: a live sum of the rows that are seen under each column of money."""
    if not any(key in columns for key in SUMMED):
        return
    for index, key in enumerate(columns):
        if key in SUMMED:
            sheet.sum(index, first, _sum(rows, key), TOTAL, filtered=True)
        else:
            sheet.write(index, label("Total", language) if index == 0 else None, TOTAL)
    sheet.end_row()
