"""Word documents and workbooks. What a formula comes to is worked out from the cells that it names."""

import re
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

from clusterkit.documents.reread.figures import seen
from clusterkit.documents.reread.reading import Reading, Text

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_SUM = re.compile(r"=(?:SUM\(|SUBTOTAL\((?:9|109),)(?P<cells>[A-Z]+\d+:[A-Z]+\d+)\)")
_WHILE_ALL_SHOW = re.compile(
    r'=IF\(SUBTOTAL\(103,(?P<cells>[A-Z]+\d+:[A-Z]+\d+)\)=ROWS\((?P=cells)\),(?P<number>-?\d+(?:\.\d+)?),""\)'
)
"""A total that shows a figure of its own, since its column does not add up, as long as no row is hidden."""


def word(content: bytes) -> Reading:
    """A Word document: what is a heading and a caption is said by the styles."""
    from docx import Document
    from docx.oxml.ns import qn

    found = Reading()
    for one in Document(BytesIO(content)).element.body:
        if one.tag == qn("w:tbl"):
            rows = ([_said(cell) for cell in row.iter(qn("w:tc"))] for row in one.iter(qn("w:tr")))
            found.lay(list(rows))
        elif one.tag == qn("w:p"):
            styles = [style.get(qn("w:val")) for style in one.iter(qn("w:pStyle"))]
            text = _said(one)
            if any(style.startswith("Heading") for style in styles):
                found.head(text)
                continue
            found.say(text)
            found.caption = seen(text) if "Caption" in styles else found.caption
    return found


def _said(element: Any) -> str:
    """The texts of an element, each paragraph on a line."""
    from docx.oxml.ns import qn

    lines = (
        "".join(run.text or "" if run.tag == qn("w:t") else " " for run in one.iter(qn("w:t"), qn("w:tab"), qn("w:br")))
        for one in element.iter(qn("w:p"))
    )
    return "\n".join(lines)


def workbook(content: bytes) -> Reading:
    """A workbook: rows of several cells are tables, a cell alone or over all columns is a text."""
    from openpyxl import load_workbook

    found = Reading()
    sums, held = load_workbook(BytesIO(content)), load_workbook(BytesIO(content), data_only=True)
    for sheet in sums.worksheets:
        found.place = found.caption = ""
        rows: list[list[str]] = []
        across = {area.min_row for area in sheet.merged_cells.ranges if area.min_col == 1}
        for row in sheet.iter_rows():
            said = [_cell(found, sheet, cell, held[sheet.title][cell.coordinate].value) for cell in row]
            several = sum(map(bool, said))
            if row[0].row not in across and (several > 1 or (several and rows)):
                rows.append(said)
                continue
            found.lay(rows)
            rows = []
            _line(found, "".join(said))
        found.lay(rows)
    return found


def _line(found: Reading, text: str) -> None:
    """A row that is a text: the first of a sheet is its heading."""
    if seen(text) and not found.place:
        found.head(text)
    elif seen(text):
        found.say(text)
        found.caption = seen(text)


def _cell(found: Reading, sheet: "Worksheet", cell: "Cell | Any", held: object) -> str:
    """What a cell says. A formula that is no sum that we write, or holds another value than it comes to, is told."""
    value: object = cell.value
    if cell.data_type == "f":
        value = _worked_out(sheet, cell, str(value))
        if value is None or Decimal(str(held or 0)) != value:
            found.odd.append(Text(f"{sheet.title}!{cell.coordinate}", f"{cell.value}: {held}"))
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return "" if value is None else str(value)
    times = 100 if str(cell.number_format).endswith("%") else 1
    return f"{Decimal(str(value)) * times:f}{'%' if times > 1 else ''}"


def _worked_out(sheet: "Worksheet", cell: "Cell | Any", formula: str) -> Decimal | None:
    """What a formula comes to; None where it is none of ours, or not of all the rows between its heading and itself."""
    found = _SUM.fullmatch(formula) or _WHILE_ALL_SHOW.fullmatch(formula)
    if found is None:
        return None
    rows: Any = sheet[found["cells"]]
    first, last = rows[0][0], rows[-1][0]
    if last.row != cell.row - 1 or sheet.cell(max(1, first.row - 1), first.column).data_type != "s":
        return None
    if "number" in found.groupdict():
        return Decimal(found["number"])
    numbers = (one.value for row in rows for one in row if one.data_type == "n" and one.value is not None)
    return sum((Decimal(str(number)) for number in numbers), Decimal(0)) if first.column == cell.column else None
