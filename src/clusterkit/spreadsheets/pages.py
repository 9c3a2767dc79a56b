"""A workbook that is the same to the byte for the same content, and sheets that are written from the top down."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any, NamedTuple

from clusterkit.spreadsheets.wrapping import lines, parted

Styles = dict[str, Any]


class Live(NamedTuple):
    """A formula, without its sign of equality, and what it comes to; None or "" where it shows nothing."""

    formula: str
    value: str | int | Decimal | None


Cell = str | int | Decimal | date | Live | None

MADE = datetime(2020, 1, 1)  # noqa: DTZ001 - the workbook's own date, fixed: the clock is not in it
FORMULA_SIGNS = ("=", "+", "-", "@")
LONGEST_NAME = 31
LONGEST_TEXT = 32767
LONGEST_LINK = 255
TALLEST = 409
"""How high a row may be, in points."""
A3, A4 = 8, 9
WIDEST_ON_A4 = 185
"""How many letters a page of A4 on its side shows next to each other in about 7 points, whatever the font."""
WHOLE, AGOROT, COUNT, PERCENT, DAY = "#,##0", "#,##0.00", "0", "0.0%", "dd/mm/yyyy"
FIRST_DAY = date(1900, 3, 1)
"""The first day that every program counts alike; those before it are written as text."""

TEXT: Styles = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#C9D4D6"}
HEAD: Styles = {**TEXT, "bold": True, "font_color": "#FFFFFF", "bg_color": "#0B4A57", "valign": "vcenter"}
TOTAL: Styles = {**TEXT, "bold": True, "bg_color": "#E4F1F3", "top": 6}
BAND: Styles = {"bold": True, "font_size": 13, "font_color": "#0B4A57", "bg_color": "#E4F1F3", "valign": "vcenter"}
PROSE: Styles = {"text_wrap": True, "valign": "top"}
TITLE: Styles = {"bold": True, "font_size": 18, "font_color": "#0B4A57", "valign": "vcenter", "text_wrap": True}
LINK: Styles = {"font_color": "#0B5D6B", "underline": 1, "valign": "top"}


class Book:
    """A workbook in memory. `language` decides the direction of its sheets."""

    def __init__(self, language: str, title: str) -> None:
        """Begin an empty workbook."""
        from xlsxwriter import Workbook

        self._bytes = BytesIO()
        self._book = Workbook(
            self._bytes,
            {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
        )
        self._book.set_properties({"title": title, "created": MADE})
        self._book.set_calc_mode("auto")
        self._styles: dict[tuple[tuple[str, object], ...], Any] = {}
        self._names: set[str] = set()
        self.rtl = language != "en"

    def sheet(self, name: str, widths: Sequence[float], landscape: bool = True) -> "Sheet":
        """A new sheet at the end, its columns as wide as said, ready to print."""
        page = self._book.add_worksheet(self._unique(name))
        if self.rtl:
            page.right_to_left()
        if landscape:
            page.set_landscape()
        page.set_paper(A4)
        page.fit_to_pages(1, 0)
        page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        page.set_footer("&C&P / &N")
        page.hide_gridlines(2)
        sheet = Sheet(self, page, name)
        sheet.widen(widths)
        return sheet

    def chart(self, **kind: str) -> Any:
        """A chart of its own kind (`type`, `subtype`), to be put on a sheet."""
        return self._book.add_chart(kind)

    def style(self, styles: Styles) -> Any:
        """A format, made once."""
        key = tuple(sorted(styles.items()))
        if key not in self._styles:
            right_to_left = self.rtl and "num_format" not in styles
            self._styles[key] = self._book.add_format({**styles, **({"reading_order": 2} if right_to_left else {})})
        return self._styles[key]

    def saved(self) -> bytes:
        """The whole workbook; nothing can be added after."""
        self._book.close()
        return self._bytes.getvalue()

    def _unique(self, name: str) -> str:
        """A sheet's name as Excel allows it: no reserved signs, at most 31 of its characters, each name once."""
        plain = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", name).strip().strip("'").strip() or "-"
        plain = "-" if plain.casefold() == "history" else plain
        found, number = _cut(plain, LONGEST_NAME), 1
        while found.casefold() in self._names:
            number += 1
            found = f"{_cut(plain, LONGEST_NAME - len(str(number)) - 1)} {number}"
        self._names.add(found.casefold())
        return found


class Sheet:
    """A sheet, written row after row; `row` is the next one, counted from 0. Its tab may cut its `title`."""

    def __init__(self, book: Book, page: Any, title: str) -> None:
        """Begin at the top."""
        self.book, self.page, self.title = book, page, title
        self.widths: tuple[float, ...] = ()
        self.chapters: list[tuple[str, int]] = []
        self.row = 0
        self._lines = 1

    def widen(self, widths: Sequence[float]) -> None:
        """Make the columns as wide as said."""
        self.widths = tuple(widths)
        for index, width in enumerate(widths):
            self.page.set_column(index, index, width)

    @property
    def name(self) -> str:
        """The name on its tab."""
        return str(self.page.get_name())

    def freeze(self, columns: int = 0) -> None:
        """Keep everything above the next row in view, and print the row just above on every page."""
        self.page.freeze_panes(self.row, columns)
        self.page.repeat_rows(self.row - 1)

    def write(self, column: int, value: Cell, styles: Styles) -> None:
        """A cell of the next row: numbers as numbers, text as text whatever it begins with, None as an empty cell.

        A day is a day, and a formula holds what it comes to. A style's own `num_format` is kept.
        """
        if isinstance(value, date) and value < FIRST_DAY:
            value = str(value)
        said = value.value if isinstance(value, Live) else value
        if isinstance(said, str) and column < len(self.widths):
            self._lines = max(self._lines, lines(said, self.widths[column]))
        if isinstance(value, Live):
            self._formula(column, value, styles)
        elif value is None or value == "":
            self.page.write_blank(self.row, column, None, self.book.style(styles))
        elif isinstance(value, date):
            style = self.book.style({"num_format": DAY, "align": "right", **styles})
            self.page.write_datetime(self.row, column, value, style)
        elif isinstance(value, str):
            quoted = {**styles, "quote_prefix": True} if value.startswith(FORMULA_SIGNS) else styles
            self.page.write_string(self.row, column, value[:LONGEST_TEXT], self.book.style(quoted))
        else:
            self.page.write_number(self.row, column, value, self.book.style({**_number(value), **styles}))

    def _formula(self, column: int, live: Live, styles: Styles) -> None:
        number = {} if isinstance(live.value, str | None) else _number(live.value)
        value = live.value or "" if isinstance(live.value, str | None) else _plain(live.value)
        self.page.write_formula(self.row, column, f"={live.formula}", self.book.style({**number, **styles}), value)

    def end_row(self) -> None:
        """The next row is written: make it as high as its longest cell needs."""
        self.page.set_row(self.row, min(TALLEST, self._lines * 15 + 2))
        self.row += 1
        self._lines = 1

    def sum(self, column: int, first: int, value: Decimal | int, styles: Styles, filtered: bool = False) -> None:
        """A live sum of the cells above the next row, from the row `first`, that holds its value too.

        Under a filtered table it is the sum of the rows that are seen.
        """
        begin = "SUBTOTAL(109," if filtered else "SUM("
        self.write(column, Live(f"{begin}{self.span(column, first)})", value), styles)

    def whole(self, column: int, first: int, value: Decimal | int, styles: Styles) -> None:
        """A figure of all rows from the row `first` that is not their sum: nothing while some are filtered out."""
        seen = self.span(0, first)
        self.write(column, Live(f'IF(SUBTOTAL(103,{seen})=ROWS({seen}),{_plain(value)},"")', value), styles)

    def at(self, column: int, row: int | None = None) -> str:
        """What a cell is called in formulas of its own sheet; in the next row, where none is named."""
        return f"{_letter(column)}{(self.row if row is None else row) + 1}"

    def span(self, column: int, first: int) -> str:
        """What the cells of a column above the next row are called, from the row `first`."""
        return f"{self.at(column, first)}:{self.at(column, self.row - 1)}"

    def named(self, place: str) -> str:
        """What cells of this sheet are called in formulas of another one."""
        quoted = self.name.replace("'", "''")
        return f"'{quoted}'!{place}"

    def filter(self, first: int) -> None:
        """Let the rows from `first` up to the next one be filtered by the headings above them."""
        if self.row > first:
            self.page.autofilter(first - 1, 0, self.row - 1, len(self.widths) - 1)

    def printed(self) -> None:
        """Print what is written so far, and nothing beside it, on a page where it can be read."""
        self.page.print_area(0, 0, max(0, self.row - 1), max(0, len(self.widths) - 1))
        self.page.set_paper(A3 if sum(self.widths) > WIDEST_ON_A4 else A4)

    def mark(self, column: int, first: int, rule: dict[str, Any], styles: Styles | None = None) -> None:
        """A conditional format of a column's cells above the next row, from the row `first`."""
        look = {"format": self.book.style(styles)} if styles else {}
        self.page.conditional_format(first, column, self.row - 1, column, {**rule, **look})

    def across(self, text: str, styles: Styles, columns: int | None = None) -> None:
        """A row of its own for a text, over all columns or the first ones; several where one cannot be so high."""
        size, widths = styles.get("font_size", 11), self.widths[:columns]
        width, high = sum(widths) * (10 if styles.get("bold") else 11) / size, size * 1.4 + 1
        for piece in parted(text, width, int(TALLEST // high)):
            self.over(0, len(widths) - 1, piece, styles)
            self.page.set_row(self.row, min(TALLEST, lines(piece, width) * high + 2))
            self.row += 1
            self._lines = 1

    def opens(self, title: str) -> None:
        """A band with the title of a chapter of several on the sheet, to which the contents lead."""
        self.chapters.append((title, self.row))
        self.across(title, BAND)

    def over(self, first: int, last: int, value: Cell, styles: Styles) -> None:
        """A cell of the next row that lies over several columns."""
        needed = lines(value, sum(self.widths[first : last + 1])) if isinstance(value, str) else 1
        before = self._lines
        if last > first:
            self.page.merge_range(self.row, first, self.row, last, "", self.book.style(styles))
        self.write(first, value, styles)
        self._lines = max(before, needed)

    def link(self, text: str, target: str, row: int = 0, columns: int = 1) -> None:
        """A row with a link to a row of another sheet, over the first columns.

        A number at the end is set apart: LibreOffice draws a link of Hebrew that ends in one over other cells.
        """
        quoted = target.replace("'", "''")
        shown = re.sub(r"(?<=\s)\d+$", "\u2068\\g<0>\u2069", text[: LONGEST_LINK - 2])
        look = {**LINK, "text_wrap": columns > 1}
        if columns > 1:
            self.over(0, columns - 1, shown, look)
        self.page.write_url(self.row, 0, f"internal:'{quoted}'!A{row + 1}", self.book.style(look), shown)
        self.end_row()


def money(amounts: Iterable[object]) -> Styles:
    """One format for a column, so that its digits line up: agorot for all of its amounts, or for none."""
    agorot = any(isinstance(one, Decimal) and one != one.to_integral_value() for one in amounts)
    return {"num_format": AGOROT if agorot else WHOLE, "align": "right"}


def wide(amounts: Iterable[object]) -> float:
    """How wide a column must be for its amounts: one that is too narrow shows none of them."""
    known = [amount for amount in amounts if isinstance(amount, Decimal)]
    agorot = 0 if money(known)["num_format"] == WHOLE else 3
    return max([9, *(len(f"{amount:,.0f}") for amount in known)]) + agorot + 3


def _letter(column: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(column))


def _number(value: Decimal | int) -> Styles:
    if isinstance(value, int):
        return {"num_format": COUNT, "align": "right"}
    return {"num_format": WHOLE if value == value.to_integral_value() else AGOROT, "align": "right"}


def _plain(value: Decimal | int) -> int | float:
    return int(value) if value == int(value) else float(value)


def _cut(text: str, length: int) -> str:
    """The beginning of a text, at most `length` UTF-16 units, as Excel counts."""
    return text.encode("utf-16-le")[: length * 2].decode("utf-16-le", "ignore").strip().strip("'")
