"""Reports' tables as a workbook, one sheet for each."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from clusterkit.labels import label
from clusterkit.messages import fill
from clusterkit.reports.table import Cell, Column, Table
from clusterkit.spreadsheets.pages import HEAD, PERCENT, PROSE, TEXT, TITLE, TOTAL, Book, Sheet, Styles, money

WIDTHS = {"key": 18, "text": 44, "money": 16, "count": 12, "percent": 12}


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
    by = ", ".join(column.heading(table.language) for column in table.columns if column.key in table.by)
    title = fill(table.title, {**table.values, "by": by}, table.language)
    unit = label(table.unit, table.language) if table.unit else ""
    partial = label("partial: some files could not be read", table.language) if table.partial else ""
    shown = table.shown()
    sheet = book.sheet(title, [WIDTHS[table.columns[index].kind] for index in shown])
    sheet.across(" · ".join(part for part in (title, table.subject, unit, partial) if part), TITLE)
    for at, index in enumerate(shown):
        sheet.write(at, table.columns[index].heading(table.language), HEAD)
    sheet.end_row()
    sheet.freeze()
    first = sheet.row
    looks = {index: _look(table, index) for index in shown}
    for row in table.rows:
        for at, index in enumerate(shown):
            sheet.write(at, _cell(row[index], table.columns[index]), {**TEXT, **looks[index]})
        sheet.end_row()
    _total(sheet, table, first, looks)
    sheet.row += 1
    for note in table.notes:
        sheet.across(fill(note.text, note.values, table.language), PROSE)


def _total(sheet: Sheet, table: Table, first: int, looks: Mapping[int, Styles]) -> None:
    """The total: a live sum where the column adds up to it, else its own value."""
    for at, index in enumerate(table.shown()):
        cell, column, styles = table.total[index], table.columns[index], {**TOTAL, **looks[index]}
        said = label("Total", table.language) if index == 0 else _cell(cell, column)
        adds_up = column.kind != "percent" and cell == _sum([row[index] for row in table.rows])
        if isinstance(cell, Decimal) and table.rows and adds_up:
            sheet.sum(at, first, cell, styles)
        else:
            sheet.write(at, said, styles)
    sheet.end_row()


def _look(table: Table, index: int) -> Styles:
    """How the numbers of a column are shown."""
    column = table.columns[index]
    if column.kind == "percent":
        return {"num_format": PERCENT, "align": "right"}
    return money(row[index] for row in (*table.rows, table.total)) if column.kind == "money" else {}


def _cell(cell: Cell, column: Column) -> Cell:
    """A cell as a workbook counts: a percentage as a part of one."""
    return cell / 100 if column.kind == "percent" and isinstance(cell, Decimal) else cell


def _sum(cells: Sequence[Cell]) -> Decimal:
    return sum((cell for cell in cells if isinstance(cell, Decimal)), Decimal(0))
