"""A workbook that is the same to the byte for the same content, and sheets that are written from the top down."""

import re
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

Styles = dict[str, Any]

MADE = datetime(2020, 1, 1)  # noqa: DTZ001 - the workbook's own date, fixed: the clock is not in it
FORMULA_SIGNS = ("=", "+", "-", "@")
LONGEST_NAME = 31
LONGEST_TEXT = 32767
WHOLE, AGOROT, COUNT = "#,##0", "#,##0.00", "0"

TEXT: Styles = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#C9D4D6"}
HEAD: Styles = {**TEXT, "bold": True, "font_color": "#FFFFFF", "bg_color": "#0B4A57", "valign": "vcenter"}
TOTAL: Styles = {**TEXT, "bold": True, "bg_color": "#E4F1F3", "top": 6}
BAND: Styles = {"bold": True, "font_size": 13, "font_color": "#0B4A57", "bg_color": "#E4F1F3", "valign": "vcenter"}
PROSE: Styles = {"text_wrap": True, "valign": "top"}
TITLE: Styles = {"bold": True, "font_size": 18, "font_color": "#0B4A57", "valign": "vcenter"}
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
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        page.set_footer("&C&P / &N")
        page.hide_gridlines(2)
        for index, width in enumerate(widths):
            page.set_column(index, index, width)
        return Sheet(self, page, tuple(widths))

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
    """A sheet, written row after row; `row` is the next one, counted from 0."""

    def __init__(self, book: Book, page: Any, widths: tuple[float, ...]) -> None:
        """Begin at the top."""
        self.book, self.page, self.widths = book, page, widths
        self.row = 0
        self._lines = 1

    @property
    def name(self) -> str:
        """The name on its tab."""
        return str(self.page.get_name())

    def freeze(self, columns: int = 0) -> None:
        """Keep everything above the next row in view, and print the row just above on every page."""
        self.page.freeze_panes(self.row, columns)
        self.page.repeat_rows(self.row - 1)

    def write(self, column: int, value: str | int | Decimal | None, styles: Styles) -> None:
        """A cell of the next row: numbers as numbers, text as text whatever it begins with, None as an empty cell."""
        if isinstance(value, str) and column < len(self.widths):
            self._lines = max(self._lines, _lines(value, self.widths[column]))
        if value is None or value == "":
            self.page.write_blank(self.row, column, None, self.book.style(styles))
        elif isinstance(value, str):
            quoted = {**styles, "quote_prefix": True} if value.startswith(FORMULA_SIGNS) else styles
            self.page.write_string(self.row, column, value[:LONGEST_TEXT], self.book.style(quoted))
        else:
            self.page.write_number(self.row, column, value, self.book.style({**styles, **_number(value)}))

    def end_row(self) -> None:
        """The next row is written: make it as high as its longest cell needs."""
        self.page.set_row(self.row, self._lines * 15 + 2)
        self.row += 1
        self._lines = 1

    def sum(self, column: int, first: int, value: Decimal | int, styles: Styles) -> None:
        """A live sum of the cells above the next row, from the row `first`, that holds its value too."""
        from xlsxwriter.utility import xl_col_to_name

        letter = xl_col_to_name(column)
        style = self.book.style({**styles, **_number(value)})
        self.page.write_formula(self.row, column, f"=SUM({letter}{first + 1}:{letter}{self.row})", style, _plain(value))

    def across(self, text: str, styles: Styles) -> None:
        """A row of its own for a text, over all columns and as high as it needs."""
        size = styles.get("font_size", 11)
        lines = _lines(text, sum(self.widths) * 11 / size)
        self.page.set_row(self.row, lines * (size * 1.4 + 1) + 2)
        if len(self.widths) > 1:
            self.page.merge_range(self.row, 0, self.row, len(self.widths) - 1, "", self.book.style(styles))
        self.write(0, text, styles)
        self.row += 1
        self._lines = 1

    def link(self, text: str, target: str) -> None:
        """A row with a link to another sheet."""
        quoted = target.replace("'", "''")
        self.page.write_url(self.row, 0, f"internal:'{quoted}'!A1", self.book.style(LINK), text[:255])
        self.end_row()


def _number(value: Decimal | int) -> Styles:
    if isinstance(value, int):
        return {"num_format": COUNT, "align": "right"}
    return {"num_format": WHOLE if value == value.to_integral_value() else AGOROT, "align": "right"}


def _plain(value: Decimal | int) -> int | float:
    return int(value) if value == int(value) else float(value)


def _lines(text: str, width: float) -> int:
    """About how many lines a text takes in a column."""
    return sum(max(1, -(-len(part) // max(1, int(width)))) for part in text.split("\n"))


def _cut(text: str, length: int) -> str:
    """The beginning of a text, at most `length` UTF-16 units, as Excel counts."""
    return text.encode("utf-16-le")[: length * 2].decode("utf-16-le", "ignore").strip().strip("'")
