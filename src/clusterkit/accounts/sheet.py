"""A file of the accounts to sheets of cells: what every cell holds, exactly, and where it stands.

Text is split at every separator that it could have, a workbook has its sheets; `columns` chooses among them.
"""

import io
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from clusterkit.diagnostics import Place, WrongValue

Cell = str | Decimal | date
"""Text without marks that nobody sees; a number or a day, where a workbook holds one. Nothing is the empty text."""

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = (b"<html", b"<!doctype html", b"<table", b"<meta", b"<?xml")
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_SEPARATORS = {",": ",", ";": ";", "\t": "tab", "|": "|"}
_DIGITS = 15  # of a number, that Excel holds exactly
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad\0]")
_AS_TEXT = 'open it in Excel and save it as an Excel workbook (xlsx) or as "CSV UTF-8"'


@dataclass(frozen=True)
class Row:
    """A row with something in it: its number in the file (1-based), its cells, and where each cell's text stands.

    `spans` are 0-based columns of characters in the line; empty in a workbook, whose columns are the cells' own.
    """

    number: int
    cells: tuple[Cell, ...]
    spans: tuple[tuple[int, int], ...] = ()

    def __getitem__(self, column: int) -> Cell:
        """A cell; nothing where the row is shorter."""
        return self.cells[column] if column < len(self.cells) else ""

    def place(self, file: str, column: int = 0) -> Place:
        """Where a cell stands: line and column of a text, row and column of a sheet."""
        start, end = self.spans[column] if column < len(self.spans) else (column, column + 1)
        return Place(file, self.number, start + 1, self.number, end + 1)


@dataclass(frozen=True)
class Sheet:
    """Rows of cells. `how` says how they were read: the encoding, the separator or the sheet.

    `text` is what the file says as text, for excerpts; None for a workbook.
    """

    rows: tuple[Row, ...]
    how: tuple[str, ...]
    text: str | None = None


def sheets(content: bytes) -> list[Sheet]:
    """The sheets that a file may be read as; WrongValue where it is nothing that accounts export."""
    if not content.strip():
        raise WrongValue("the file is empty", "export it from the accounts again")
    if content.startswith(_ZIP):
        return list(_of_workbook(content))
    if content.startswith(_OLE):
        locked = "EncryptedPackage".encode("utf-16-le") in content
        if locked:
            raise WrongValue("the workbook is locked with a password", "save it in Excel without the password")
        raise WrongValue("the file is an Excel workbook of the old kind (xls), or no spreadsheet", _AS_TEXT)
    if content.removeprefix(b"\xef\xbb\xbf").lstrip()[:20].lower().startswith(_HTML):
        raise WrongValue("the file is a web page or XML under a spreadsheet's name", _AS_TEXT)
    text, encoding = _decoded(content)
    return _of_text(text, encoding)


def shown(cell: Cell) -> str:
    """A cell as text: a number in plain digits, a day as 2026-03-31."""
    return f"{cell:f}" if isinstance(cell, Decimal) else str(cell)


def clean(text: str) -> str:
    """A text without marks that nobody sees, and with single plain spaces."""
    return " ".join(_UNSEEN.sub("", text).split())


def _decoded(content: bytes) -> tuple[str, str]:
    """The text of a file and its encoding: UTF-16 where it says so, UTF-8, else Windows-1255."""
    wide = content.startswith(_WIDE)
    if not wide and b"\0" in content:
        raise WrongValue("the file is no spreadsheet", _AS_TEXT)
    names = {"utf-16": "UTF-16"} if wide else {"utf-8-sig": "UTF-8", "cp1255": "Windows-1255"}
    for name, said in names.items():
        try:
            return content.decode(name).replace("\r\n", "\n").replace("\r", "\n"), said
        except UnicodeDecodeError:
            continue
    raise WrongValue("the file is neither UTF-8 nor Windows-1255 text", _AS_TEXT)


def _of_text(text: str, encoding: str) -> list[Sheet]:
    """The sheet that the text is, with each separator that it has; WrongValue where it is CSV with none of them."""
    found: list[Sheet] = []
    wrong: list[WrongValue] = []
    for separator in [mark for mark in _SEPARATORS if mark in text] or [","]:
        try:
            rows = _rows_of_text(text, _records(text, separator), separator)
        except WrongValue as error:
            wrong.append(error)
        else:
            found.append(Sheet(tuple(rows), (encoding, _SEPARATORS[separator]), text))
    if not found:
        raise wrong[0]
    return found


def _records(text: str, separator: str) -> list[list[str]]:
    """The cells of every record; WrongValue where a quote is never closed."""
    from pandas import read_csv
    from pandas.errors import ParserError

    width = max(line.count(separator) for line in text.split("\n")) + 1
    try:
        frame = read_csv(
            io.StringIO(text),
            sep=separator,
            header=None,
            names=range(width),
            index_col=False,
            dtype=str,
            na_filter=False,
            skip_blank_lines=False,
        )
    except ParserError as error:
        opened = re.search(r"starting at row (\d+)", str(error))
        row = int(opened[1]) + 1 if opened else 1
        raise WrongValue("a quote opens in row {row} and is never closed", "close it in the export", row=row) from error
    return [[str(cell) for cell in record] for record in frame.to_numpy().tolist()]


def _rows_of_text(text: str, records: Sequence[Sequence[str]], separator: str) -> Iterator[Row]:
    lines, number = text.split("\n"), 1
    for record in records:
        cells = tuple(map(clean, record))
        if any(cells):
            yield Row(number, cells, tuple(_spans(lines[number - 1], record, separator)))
        number += 1 + sum(cell.count("\n") for cell in record)


def _spans(line: str, record: Sequence[str], separator: str) -> Iterator[tuple[int, int]]:
    """Where each cell's text stands in the line; a quoted cell's is inside its quotes."""
    at = 0
    for cell in record:
        quoted = f'"{cell.replace(chr(34), chr(34) * 2)}"'
        inside = line.startswith(quoted, at)
        yield at + inside, at + inside + max(1, len(cell))
        at += len(quoted if inside else cell) + len(separator)


def _of_workbook(content: bytes) -> Iterator[Sheet]:
    """The sheets of a workbook that have anything in them."""
    import warnings

    from pandas import read_excel

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # styles and extensions that openpyxl does not know: no matter here
            frames = read_excel(
                io.BytesIO(content), sheet_name=None, header=None, dtype=object, na_filter=False, engine="openpyxl"
            )
    except Exception as error:  # openpyxl raises whatever comes its way
        raise WrongValue("the workbook cannot be read", _AS_TEXT) from error
    for name, frame in frames.items():
        records = [tuple(map(_cell, record)) for record in frame.to_numpy().tolist()]
        rows = tuple(Row(number, cells) for number, cells in enumerate(records, 1) if any(cell != "" for cell in cells))
        if rows:
            yield Sheet(rows, (str(name),))


def _cell(value: Any) -> Cell:
    """What a workbook's cell holds. A number has the digits that Excel has, and not those of its binary fraction."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    if isinstance(value, float):
        return "#ERROR" if math.isnan(value) else Decimal(format(value, f".{_DIGITS}g"))
    return clean(str(value))
