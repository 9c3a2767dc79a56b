"""A list that its reader keeps adding to: an Excel table, and what its columns are called in formulas."""

import re
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from clusterkit.labels import label
from clusterkit.spreadsheets.pages import HEAD, TEXT, Cell, Live, Sheet, Styles, money, wide

Row = Mapping[str, Cell]
"""A row's cells, by the key of their field."""

SMALL: Styles = {**TEXT, "font_size": 10}


class Field(NamedTuple):
    """A column: its key, its heading (an English key of the catalogs), and how wide it is for texts."""

    key: str
    label: str
    width: float = 0
    kind: Literal["text", "money"] = "text"


class Listing:
    """A table by the name that formulas know it by (ASCII). Its columns grow with it, and so do references to them."""

    def __init__(self, name: str, fields: Sequence[Field], language: str) -> None:
        """Give every column a heading of its own, of letters, digits and spaces: other signs mean something there."""
        self.name, self.fields = name, tuple(fields)
        self.headings: dict[str, str] = {}
        for field in fields:
            plain = " ".join(re.sub(r"[^\w\s]", " ", label(field.label, language)).split())
            taken = {heading.casefold() for heading in self.headings.values()}
            self.headings[field.key] = plain if plain.casefold() not in taken else f"{plain} {len(taken) + 1}"

    def column(self, key: str) -> str:
        """The cells of a column."""
        return f"{self.name}[{self.headings[key]}]"

    def here(self, key: str) -> str:
        """The cell of a column in a formula's own row."""
        return f"{self.name}[[#This Row],[{self.headings[key]}]]"

    def where(self, key: str, formula: str) -> str:
        """A formula of a row, where a column says something in it; nothing elsewhere."""
        return f'IF({self.here(key)}="","",{formula})'

    def sum(self, key: str, **where: str) -> str:
        """The sum of a column over the rows whose columns are as said, each by a cell or a quoted text."""
        return f"SUMIFS({self.column(key)},{self._conditions(where)})"

    def count(self, **where: str) -> str:
        """How many rows have columns that are as said."""
        return f"COUNTIFS({self._conditions(where)})"

    def _conditions(self, where: Mapping[str, str]) -> str:
        return ",".join(f"{self.column(key)},{said}" for key, said in where.items())

    def write(self, sheet: Sheet, rows: Sequence[Row], printed: int) -> None:
        """The table, from the sheet's next row on, with its heading in view; the first columns are printed.

        A table has at least one row: an empty one where there is nothing. What is live in the first row is the
        formula of its column, which every row that is added gets.
        """
        first, all_rows = sheet.row, rows or ({},)
        live = {key: cell.formula for key, cell in all_rows[0].items() if isinstance(cell, Live)}
        columns = [self._column(sheet, field, live.get(field.key)) for field in self.fields]
        style = {"name": self.name, "columns": columns, "style": "Table Style Light 15"}
        sheet.page.add_table(first, 0, first + len(all_rows), len(self.fields) - 1, style)
        for index, field in enumerate(self.fields):
            sheet.write(index, self.headings[field.key], HEAD)
        sheet.end_row()
        sheet.freeze()
        looks = {field.key: self._look(field, all_rows) for field in self.fields}
        for row in all_rows:
            for index, field in enumerate(self.fields):
                sheet.write(index, row.get(field.key), looks[field.key])
            sheet.end_row()
        sheet.page.print_area(0, 0, sheet.row - 1, printed - 1)
        sheet.page.ignore_errors({"number_stored_as_text": f"A{first + 1}:{sheet.at(len(self.fields) - 1)}"})

    def widths(self, rows: Sequence[Row]) -> list[float]:
        """How wide the columns must be for their rows."""
        amounts = {
            field.key: [cell.value if isinstance(cell := row.get(field.key), Live) else cell for row in rows]
            for field in self.fields
            if field.kind == "money"
        }
        return [wide(amounts[field.key]) if field.key in amounts else field.width for field in self.fields]

    def _column(self, sheet: Sheet, field: Field, formula: str | None) -> dict[str, object]:
        heading = {"header": self.headings[field.key], "header_format": sheet.book.style(HEAD)}
        return {**heading, **({"formula": formula} if formula else {})}

    def _look(self, field: Field, rows: Sequence[Row]) -> Styles:
        if field.kind == "text":
            return SMALL
        cells = [row.get(field.key) for row in rows]
        return {**SMALL, **money(cell.value if isinstance(cell, Live) else cell for cell in cells)}


def quoted(text: str) -> str:
    """A text as it stands in a formula."""
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def same(key: str, cell: str) -> str:
    """What a formula compares with: the cell of the key, or the key itself where signs in it would mean more."""
    if not re.search(r"[*?~]|^[<>=]", key):
        return cell
    return quoted("=" + re.sub(r"([*?~])", r"~\1", key))
