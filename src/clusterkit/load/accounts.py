"""`actuals.csv`: the money movements that were exported from the accounts."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from clusterkit.diagnostics import Diagnostic, Place, Places
from clusterkit.labels import N_
from clusterkit.load.faults import diagnose
from clusterkit.load.find import show
from clusterkit.load.read import Reading
from clusterkit.model.progress import Actual
from clusterkit.nodes import PLACES

_NEEDED = ("date", "source", "kind", "amount")
_KNOWN = tuple(name for name in Actual.model_fields if name != "places")


def read_actuals(reading: Reading, file: Path) -> tuple[Actual, ...]:
    """The rows of the file that can be read; a diagnostic for each that cannot."""
    content = reading.content(file)
    if content is None:
        return ()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        reading.unread.add(show(file))
        line = content[: error.start].count(b"\n") + 1
        _say(
            reading,
            "not-utf8",
            Place(show(file), line, 1, line, 1),
            "the file is not UTF-8 text",
            "save the file as UTF-8 (it may be in Windows-1255)",
        )
        return ()
    return tuple(_rows(reading, show(file), text))


def _rows(reading: Reading, file: str, text: str) -> Iterator[Actual]:
    rows = csv.reader(io.StringIO(text, newline=""))
    try:
        headings = next(rows, [])
        missing = ", ".join(name for name in _NEEDED if name not in headings)
        if missing:
            help, known = N_("the first row names the columns: {known}"), ", ".join(_KNOWN)
            _say(reading, "missing-key", _line(file, 1), "{key} is missing", help, key=missing, known=known)
            return
        for row in rows:
            if any(row):
                yield from _row(reading, file, rows.line_num, headings, row)
    except csv.Error as error:
        place = _line(file, rows.line_num + 1)
        _say(reading, "wrong-value", place, "not CSV: {problem}", "check the quotes of this row", problem=str(error))


def _row(reading: Reading, file: str, line: int, headings: list[str], row: list[str]) -> Iterator[Actual]:
    if len(row) > len(headings):
        help = N_("quote a cell that has a comma in it, such as an amount")
        values = {"cells": len(row), "columns": len(headings)}
        message = N_("the row has {cells} cells, and there are {columns} columns")
        _say(reading, "wrong-value", _line(file, line), message, help, **values)
        return
    node = _node(file, line, headings, row)
    try:
        yield Actual.model_validate(node)
    except ValidationError as error:
        reading.diagnostics += diagnose(node, Actual, error)


def _line(file: str, line: int) -> Place:
    return Place(file, line, 1, line, 1)


def _node(file: str, line: int, headings: list[str], row: list[str]) -> dict[str, Any]:
    """A row as a node; a cell's column counts the characters before it, as the row is usually written."""
    places = Places(file, (line - 1, 0, line - 1, 0))
    node: dict[str, Any] = {PLACES: places}
    column = 0
    for heading, cell in zip(headings, row, strict=False):
        if cell:
            node[heading] = cell
            places.keys[heading] = places.values[heading] = (line - 1, column, line - 1, column + len(cell))
        column += len(cell) + 1
    return node


def _say(reading: Reading, rule: str, place: Place, message: str, help: str, **values: object) -> None:
    reading.diagnostics.append(Diagnostic(rule, "error", place, message, help, values=values))
