"""A table as plain text in columns, for a terminal, a pipe or an e-mail."""

import unicodedata
from collections.abc import Sequence

from clusterkit.formats.cells import heading, notes, plain, title, totals
from clusterkit.reports.table import Column, Table
from clusterkit.texts import isolate

_GAP = "  "


def write(table: Table, colour: bool = False) -> str:
    """The title, the headings, the rows and the total; numbers to the right, right-to-left names set apart."""
    indexes = table.shown()
    shown = [table.columns[index] for index in indexes]
    heads = [heading(column, table) for column in shown]
    cells = [[plain(row[index], shown[at]) for at, index in enumerate(indexes)] for row in table.rows]
    rows = [*cells, [totals(table)[index] for index in indexes]]
    widths = [max(map(_width, column)) for column in zip(heads, *rows, strict=True)]
    lines = [_line(row, widths, shown) for row in rows]
    rule = _GAP.join("-" * width for width in widths)
    head = _line(heads, widths, shown)
    bold = (lambda text: f"\033[1m{text}\033[0m") if colour else (lambda text: text)
    below = ["", *map(isolate, notes(table))] if table.notes else []
    return "\n".join([bold(title(table)), "", bold(head), rule, *lines[:-1], rule, bold(lines[-1]), *below]) + "\n"


def _line(cells: Sequence[str], widths: Sequence[int], columns: Sequence[Column]) -> str:
    padded = []
    for cell, width, column in zip(cells, widths, columns, strict=True):
        space = " " * (width - _width(cell))
        padded.append(space + isolate(cell) if column.is_number else isolate(cell) + space)
    return _GAP.join(padded).rstrip()


def _width(text: str) -> int:
    return sum(0 if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf" else 1 for letter in text)
