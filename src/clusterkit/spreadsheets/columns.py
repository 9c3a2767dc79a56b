"""Plain tables as columns of cells: a text that is nothing but a number is one, in the format that it is said in."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from clusterkit.reports.booklet.rows import Phrase
from clusterkit.reports.booklet.view import Grid
from clusterkit.spreadsheets.pages import HEAD, TEXT, TOTAL, Sheet, Styles

Number = Decimal | int | None
Said = Phrase | None

WIDEST, WIDEST_HEADING = 44, 20
"""How wide a column is at most for a long text, and for its heading, in letters."""

_NUMBER = re.compile(
    r"(?P<sign>[-\u2212])?(?P<shekels>₪)?(?P<whole>0|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*)(?P<part>\.\d+)?"
    r"(?:(?P<percent>%)|\s?(?P<unit>₪))?"
)

_FORMAT = re.compile(r"^(#,##0|0)(\.0+)?")
_WORDS = re.compile('"([^"]{3,})"')

MEASURED = "measured"
"""The key of a column whose numbers have words around them, such as what they count."""

LONGEST_WORDED = 28
"""A number with words around it is one only up to so many letters: a number that does not fit is not shown at all."""


class Entry(NamedTuple):
    """What a cell holds, and the styles of its own."""

    value: str | int | Decimal | None
    styles: Styles


class Column(NamedTuple):
    """A column: its heading, its cells, what stands under them, and whether that is their sum."""

    heading: str
    entries: tuple[Entry, ...]
    total: Entry | None = None
    adds_up: bool = False


def read(said: Said | str) -> Entry:
    """A number with its format where a text is nothing but a number, an amount or a percentage; else the text."""
    text = str(said) if said else ""
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        return Entry(text or None, {})
    value = Decimal(found["whole"].replace(",", "") + (found["part"] or ""))
    value = -value if found["sign"] else value
    decimals = "." + "0" * (len(found["part"]) - 1) if found["part"] else ""
    if found["percent"]:
        return Entry(value / 100, {"num_format": f"0{decimals}%", "align": "right"})
    sign = '" ₪"' if found["unit"] or found["shekels"] else ""
    thousands = "#,##0" if sign or "," in found["whole"] or decimals else "0"
    return Entry(value, {"num_format": f"{thousands}{decimals}{sign}", "align": "right"})


def worded(said: Said | str) -> Entry:
    """As `read`; and a text with one number in it is that number, the words around it in its format."""
    text = str(said).strip() if said else ""
    found, whole = list(_NUMBER.finditer(text)), read(text)
    if len(found) != 1 or not isinstance(whole.value, str) or len(text) > LONGEST_WORDED:
        return whole
    before, after = text[: found[0].start()], text[found[0].end() :]
    number = read(found[0][0])
    if before and found[0]["sign"]:
        return whole
    shown = f"{_literal(before)}{number.styles['num_format']}{_literal(after)}"
    return Entry(number.value, {**number.styles, "num_format": shown})


def _literal(text: str) -> str:
    """Words as they stand in the format of a number."""
    return '\\"'.join(f'"{part}"' if part else "" for part in text.split('"'))


def columns(grid: Grid) -> tuple[Column, ...]:
    """A table's columns; numbers that were not given with it are read from its texts."""
    return tuple(_column(grid, index) for index in range(len(grid.columns)))


def _column(grid: Grid, index: int) -> Column:
    heading = grid.columns[index]
    numbers = [row[index] for row in grid.numbers] or [None] * len(grid.rows)
    pairs = zip(grid.rows, numbers, strict=True)
    found = [_entry(heading.key, row[index], number) for row, number in pairs]
    if grid.total:
        found.append(_entry(heading.key, grid.total[index], grid.total_numbers[index] if grid.total_numbers else None))
    found = _lined_up(found) if heading.key == "money" else found
    if not grid.total:
        return Column(heading.title, tuple(found))
    *entries, total = found
    known = [entry.value for entry in entries if isinstance(entry.value, Decimal | int)]
    adds_up = bool(known) and total.value == sum(known)
    return Column(heading.title, tuple(entries), total, adds_up)


def _lined_up(entries: Sequence[Entry]) -> list[Entry]:
    """Amounts with as many decimals as any of them has, so that their digits stand in line."""
    shown = [str(entry.styles.get("num_format", "")) for entry in entries]
    decimals = max((_decimals(one) for one in shown), key=len, default="")
    return [
        Entry(entry.value, {**entry.styles, "num_format": _FORMAT.sub(rf"\1{decimals}", one)}) if one else entry
        for entry, one in zip(entries, shown, strict=True)
    ]


def _decimals(shown: str) -> str:
    found = _FORMAT.match(shown)
    return found[2] or "" if found else ""


def _entry(key: str, said: Said, number: Number) -> Entry:
    """The cell of a text that stands for a number, or is one; in a column of texts only where one is given."""
    if key == MEASURED:
        return worded(said)
    if number is None:
        return read(said) if key != "text" else Entry(str(said) if said else None, {})
    shown = read(said)
    value = Decimal(number) / 100 if key == "percent" else number
    return Entry(value, shown.styles or ({"num_format": "0.0%", "align": "right"} if key == "percent" else {}))


def widths(made: Sequence[Column]) -> list[float]:
    """How wide columns must be: headings break between words, long texts anywhere, numbers nowhere."""
    return [max(9, _heading(one.heading), *map(_wide, (*one.entries, one.total))) for one in made]


def _heading(said: str) -> int:
    return max(min(len(said), WIDEST_HEADING), *(len(word) + 2 for word in f"{said} -".split()))


def _wide(entry: Entry | None) -> int:
    if entry is None or entry.value is None:
        return 0
    if isinstance(entry.value, str):
        return min(len(entry.value) + 2, WIDEST)
    return len(f"{entry.value:,}") + 5 + sum(map(len, _WORDS.findall(str(entry.styles.get("num_format", "")))))


def write(sheet: Sheet, made: Sequence[Column], freeze: bool, filtered: bool = False) -> None:
    """The table from the sheet's next row on: its heading in view if `freeze` says so, with filters if `filtered`."""
    for index, column in enumerate(made):
        sheet.write(index, column.heading, HEAD)
    sheet.end_row()
    if freeze:
        sheet.freeze()
    first = sheet.row
    for row in zip(*(column.entries for column in made), strict=True):
        for index, (value, styles) in enumerate(row):
            sheet.write(index, value, {**TEXT, **styles})
        sheet.end_row()
    if filtered:
        sheet.filter(first)
    if any(column.total for column in made):
        _foot(sheet, made, first, filtered)


def _foot(sheet: Sheet, made: Sequence[Column], first: int, filtered: bool) -> None:
    for index, column in enumerate(made):
        value, styles = column.total or Entry(None, {})
        if column.adds_up and isinstance(value, Decimal | int):
            sheet.sum(index, first, value, {**TOTAL, **styles}, filtered)
        elif filtered and isinstance(value, Decimal | int):
            sheet.whole(index, first, value, {**TOTAL, **styles})
        else:
            sheet.write(index, value, {**TOTAL, **styles})
    sheet.end_row()
