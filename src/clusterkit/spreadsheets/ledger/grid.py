"""A sheet of sums: rows of live figures under headings, and a total. Its cells are known before they are written."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from clusterkit.labels import N_, label
from clusterkit.spreadsheets.listing import Listing, Row
from clusterkit.spreadsheets.pages import (
    COUNT,
    HEAD,
    PERCENT,
    PROSE,
    TEXT,
    TITLE,
    TOTAL,
    Cell,
    Live,
    Sheet,
    Styles,
    wide,
)
from clusterkit.spreadsheets.pages import money as one_format

WRONG: Styles = {"bg_color": "#F8D7DA", "font_color": "#7A0C1E", "bold": True}
LOOSE: Styles = {"bg_color": "#FCE8B2", "font_color": "#5C3B00"}
GIVEN: Styles = {"bg_color": "#EEF4FB"}

_WIDTHS = {"name": 32, "count": 11, "percent": 13, "status": 20}


class Column(NamedTuple):
    """A column: its key, its heading (an English key of the catalogs) and what it holds.

    `given` is money that the plan says; `money` is money that a formula comes to.
    """

    key: str
    label: str
    kind: Literal["key", "name", "money", "given", "count", "percent", "status"] = "money"


class Grid:
    """The rows of a sheet of sums, one for a group; first stand its key and its name."""

    first = 3
    """The row that the groups begin in, counted from 0: under the title, a note and the headings."""

    def __init__(self, sheet: Sheet, columns: Sequence[Column], groups: int, language: str) -> None:
        """Nothing is written yet; where there is no group there will be an empty row."""
        self.sheet, self.columns, self.language = sheet, tuple(columns), language
        self.size = max(1, groups)
        self.places = {column.key: place for place, column in enumerate(columns)}
        self.total: Row = {}

    def at(self, key: str, index: int) -> str:
        """The cell of a column in a row, counted from 0; the row after the last is the total."""
        return self.sheet.at(self.places[key], self.first + index)

    def span(self, key: str) -> str:
        """The cells of a column in all rows."""
        return f"{self.at(key, 0)}:{self.at(key, self.size - 1)}"

    @property
    def name_place(self) -> int:
        """The place of the column that says what a row is called: its name, or its key where that is its name."""
        return self.places.get("name", 0)

    def write(self, title: str, note: str, rows: Sequence[Row], total: Row) -> None:
        """All of it: the headings stay in view, and the total is under the rows."""
        all_rows, self.total = rows or ({},), total
        cells = [[row.get(column.key) for row in (*all_rows, total)] for column in self.columns]
        looks = [_look(column, found) for column, found in zip(self.columns, cells, strict=True)]
        self.sheet.widen([_width(column, found) for column, found in zip(self.columns, cells, strict=True)])
        self._head(title, note)
        for row in all_rows:
            for place, column in enumerate(self.columns):
                given = GIVEN if column.kind == "given" else {}
                self.sheet.write(place, row.get(column.key), {**TEXT, **given, **looks[place]})
            self.sheet.end_row()
        self.sheet.page.ignore_errors({"number_stored_as_text": f"A{self.first + 1}:A{self.sheet.row}"})
        for place, column in enumerate(self.columns):
            said = label("Total", self.language) if place == 0 else total.get(column.key)
            self.sheet.write(place, said, {**TOTAL, **looks[place]})
        self.sheet.end_row()

    def _head(self, title: str, note: str) -> None:
        self.sheet.across(title, TITLE)
        self.sheet.across(label(note, self.language), PROSE)
        for place, column in enumerate(self.columns):
            self.sheet.write(place, label(column.label, self.language), HEAD)
        self.sheet.end_row()
        self.sheet.freeze(self.name_place + 1)

    def added(self, key: str, rows: Sequence[Row], known: bool = False) -> Live:
        """A column's total; with `known`, nothing where no row says anything."""
        span = self.span(key)
        amounts = [amount for row in rows if isinstance(amount := value(row.get(key)), Decimal | int)]
        whole = sum(amounts, Decimal(0))
        if known:
            return Live(f'IF(COUNT({span})=0,"",SUM({span}))', whole if amounts else "")
        return Live(f"SUM({span})", whole)

    def check(self, said: str, formulas: Mapping[str, str]) -> list[str]:
        """A row under the total of what must be zero, by column: red where it is not. Its cells, for other sheets."""
        self.sheet.over(0, self.name_place, label(said, self.language), TEXT)
        for place, column in enumerate(self.columns[self.name_place + 1 :], start=self.name_place + 1):
            formula = formulas.get(column.key)
            self.sheet.write(place, Live(f"ROUND({formula},2)", Decimal(0)) if formula else None, TEXT)
        self.sheet.end_row()
        row = self.sheet.row - 1
        for key in formulas:
            self.sheet.mark(self.places[key], row, {"type": "cell", "criteria": "!=", "value": 0}, WRONG)
        return [self.sheet.named(self.sheet.at(self.places[key], row)) for key in formulas]

    def differences(self, lines: Listing, keys: Sequence[str]) -> list[str]:
        """A row of what each total differs by from the list of lines. Its cells, for other sheets."""
        formulas = {key: f"N({self.at(key, self.size)})-SUM({lines.column(key)})" for key in keys}
        return self.check(N_("Difference from the list of lines"), formulas)

    def colour(self, key: str, rule: dict[str, Any], styles: Styles | None = None, total: bool = False) -> None:
        """A conditional format of a column's rows; of its total too, where that is said."""
        look = {"format": self.sheet.book.style(styles)} if styles else {}
        place, last = self.places[key], self.first + self.size - (0 if total else 1)
        self.sheet.page.conditional_format(self.first, place, last, place, {**rule, **look})


def value(cell: Cell) -> object:
    """What a cell shows."""
    return cell.value if isinstance(cell, Live) else cell


def _width(column: Column, cells: Sequence[Cell]) -> float:
    if column.kind == "key":
        return min(32, max([16, *(len(str(cell)) + 2 for cell in cells)]))
    return _WIDTHS[column.kind] if column.kind in _WIDTHS else wide(map(value, cells))


def _look(column: Column, cells: Sequence[Cell]) -> Styles:
    if column.kind == "percent":
        return {"num_format": PERCENT, "align": "right"}
    if column.kind == "count":
        return {"num_format": COUNT, "align": "right"}
    return one_format(map(value, cells)) if column.kind in ("money", "given") else {}
