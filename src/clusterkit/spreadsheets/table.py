"""Reports' tables as a workbook, one sheet for each."""

from collections.abc import Sequence
from decimal import Decimal

from clusterkit.labels import label
from clusterkit.messages import fill
from clusterkit.reports.table import Cell, Table
from clusterkit.spreadsheets.pages import HEAD, TEXT, TITLE, TOTAL, Book, Sheet

WIDTHS = {"key": 18, "text": 44, "money": 16, "count": 12}


def workbook(tables: Sequence[Table]) -> bytes:
    """A workbook: money and counts as numbers, nothing where nothing is said, live totals that hold their value."""
    language = tables[0].language if tables else "en"
    book = Book(language, tables[0].subject if tables else "")
    for table in tables:
        _sheet(book, table)
    if not tables:
        book.sheet("-", [WIDTHS["text"]])
    return book.saved()


def _sheet(book: Book, table: Table) -> None:
    by = ", ".join(label(column.label, table.language) for column in table.columns if column.key in table.by)
    title = fill(table.title, {"by": by}, table.language)
    partial = label("partial: some files could not be read", table.language) if table.partial else ""
    shown = table.shown()
    sheet = book.sheet(title, [WIDTHS[table.columns[index].kind] for index in shown])
    sheet.across(" · ".join(part for part in (title, table.subject, partial) if part), TITLE)
    for at, index in enumerate(shown):
        sheet.write(at, label(table.columns[index].label, table.language), HEAD)
    sheet.end_row()
    sheet.freeze()
    first = sheet.row
    for row in table.rows:
        for at, index in enumerate(shown):
            sheet.write(at, row[index], TEXT)
        sheet.end_row()
    _total(sheet, table, first)


def _total(sheet: Sheet, table: Table, first: int) -> None:
    """The total: a live sum where the column adds up to it, else its own value."""
    for at, index in enumerate(table.shown()):
        cell = table.total[index]
        said = label("Total", table.language) if index == 0 else cell
        if isinstance(cell, Decimal) and table.rows and cell == _sum([row[index] for row in table.rows]):
            sheet.sum(at, first, cell, TOTAL)
        else:
            sheet.write(at, said, TOTAL)


def _sum(cells: Sequence[Cell]) -> Decimal:
    return sum((cell for cell in cells if isinstance(cell, Decimal)), Decimal(0))
