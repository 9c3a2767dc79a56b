"""A table as CSV, for spreadsheets and scripts: keys for headings, bare numbers, no total row to add up twice."""

import csv
import io
from decimal import Decimal

from clusterkit.reports.table import Cell, Table

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(table: Table, colour: bool = False) -> str:
    """A heading row and a row for each of the table's; nothing said is an empty cell."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([column.key for column in table.columns])
    writer.writerows([[_cell(cell) for cell in row] for row in table.rows])
    return stream.getvalue()


def _cell(cell: Cell) -> str:
    """A text that a spreadsheet would take for a formula is marked as text with an apostrophe."""
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return f"{cell:.0f}" if cell == cell.to_integral_value() else f"{cell:.2f}"
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else str(cell)
