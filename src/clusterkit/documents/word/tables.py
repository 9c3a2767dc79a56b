"""Tables: columns in the booklet's direction, a heading row that every page repeats, widths by what stands in them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from docx.oxml.ns import qn

from clusterkit.documents.escaping import clean
from clusterkit.documents.word.elements import Element, element
from clusterkit.documents.word.paragraphs import Hand

PAGE_WIDTH = {"portrait": 9864, "landscape": 15138}
"""The width between the margins of an A4 page, in twentieths of a point."""

SOFT, BUSY = "E4F1F3", "0B5D6B"
MARGINS = 170
"""What a cell leaves free at its sides: twice what the style of the tables says."""

LETTER, PADDING = 96, MARGINS + 40
NARROWEST_WORD, WIDEST_WORD = 4, 22

LINE, BAR, ROW = 12, 7, 5
"""About how high a line, a bar and the space around a row are, in points."""

MOST_TOGETHER = 280
"""A table up to this height stays on one page: little more than half of one that lies on its side."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its paragraphs, how many columns it spans, and its shade."""

    paragraphs: tuple[Element, ...]
    span: int = 1
    fill: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its headings and rows; how it looks; its columns' shares of the width, where its texts do not decide.

    `together` keeps it on one page where it is short, and else its last row, which may be a total, with the one before.
    """

    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    page: Literal["portrait", "landscape"] = "landscape"
    first_column: bool = False
    total: bool = False
    banded: bool = True
    widths: tuple[int, ...] = ()
    together: bool = False


def table(hand: Hand, made: Table, name: str) -> list[Element]:
    """The table, named for who does not see it, and the small paragraph that keeps it apart from what follows."""
    head = [Cell((hand.paragraph("TableHeading", heading),)) for heading in made.headings]
    whole = PAGE_WIDTH[made.page]
    shared = [whole * share // sum(made.widths) for share in made.widths]
    widths = shared or _widths([head, *made.rows], len(head), whole)
    if made.together:
        _keep(made.rows, widths)
    written = element(
        "tbl",
        _properties(hand, made, name, sum(widths)),
        element("tblGrid", *(element("gridCol", w=width) for width in widths)),
        _row(hand, head, widths, element("cantSplit"), element("tblHeader")),
        *(_row(hand, row, widths, element("cantSplit")) for row in made.rows),
    )
    return [written, hand.paragraph("AfterTable")]


def _keep(rows: Sequence[Sequence[Cell]], widths: Sequence[int]) -> None:
    """Let rows stay on a page with those after them: all of a short table, else the last two."""
    short = sum(_height(row, widths) for row in rows) <= MOST_TOGETHER
    for row in rows[:-1] if short else rows[-2:-1]:
        first = row[0].paragraphs[0]
        if first.style == "TableText":
            first.style = "TableTextNext"


def _height(row: Sequence[Cell], widths: Sequence[int]) -> int:
    """About how high a row is, in points."""
    highest, place = 0, 0
    for cell in row:
        width = sum(widths[place : place + cell.span]) - MARGINS
        lines = (-(-len(_text(one)) * LETTER // width) or 1 for one in cell.paragraphs if not _is_bar(one))
        highest = max(highest, LINE * sum(lines) + BAR * sum(map(_is_bar, cell.paragraphs)))
        place += cell.span
    return ROW + highest


def _is_bar(paragraph: Element) -> bool:
    return str(paragraph.style).startswith("Bar")


def _properties(hand: Hand, made: Table, name: str, width: int) -> Element:
    look = {"firstRow": True, "lastRow": made.total, "firstColumn": made.first_column, "lastColumn": False}
    look |= {"noHBand": not made.banded, "noVBand": True}
    bits = sum(bit for bit, there in zip((0x20, 0x40, 0x80, 0x100, 0x200, 0x400), look.values(), strict=True) if there)
    return element(
        "tblPr",
        element("tblStyle", val="BookletTable"),
        element("bidiVisual") if hand.direction == "rtl" else None,
        element("tblW", w=width, type="dxa"),
        element("tblLayout", type="fixed"),
        element("tblLook", val=f"{bits:04X}", **{key: int(there) for key, there in look.items()}),
        element("tblCaption", val=clean(name)),
    )


def _row(hand: Hand, cells: Iterable[Cell], widths: Sequence[int], *properties: Element) -> Element:
    made, place = [], 0
    for cell in cells:
        width = sum(widths[place : place + cell.span])
        made.append(_cell(hand, cell, width))
        place += cell.span
    return element("tr", element("trPr", *properties), *made)


def _cell(hand: Hand, cell: Cell, width: int) -> Element:
    properties = element(
        "tcPr",
        element("tcW", w=width, type="dxa"),
        element("gridSpan", val=cell.span) if cell.span > 1 else None,
        element("shd", val="clear", color="auto", fill=cell.fill) if cell.fill else None,
    )
    return element("tc", properties, *(cell.paragraphs or (hand.paragraph("TableText"),)))


def _widths(rows: Sequence[Sequence[Cell]], columns: int, whole: int) -> list[int]:
    """The columns' widths: the longest word of each fits; what is left goes to those with the longest texts."""
    longest, most = [1] * columns, [1] * columns
    for row in rows:
        if len(row) != columns:
            continue
        for place, cell in enumerate(row):
            texts = [_text(one) for one in cell.paragraphs]
            words = " ".join(texts).replace("\xa0", "_").split()
            longest[place] = max(longest[place], *map(len, words or [""]))
            most[place] = max(most[place], sum(map(len, texts)))
    least = [min(max(word, NARROWEST_WORD), WIDEST_WORD) * LETTER + PADDING for word in longest]
    left = max(0, whole - sum(least))
    wants = [int((length - word) ** 0.75 * 100) + 1 for length, word in zip(most, longest, strict=True)]
    full = [small + left * want // sum(wants) for small, want in zip(least, wants, strict=True)]
    return [width * whole // sum(full) for width in full]


def _text(paragraph: Element) -> str:
    return "".join(one.text or "" for one in paragraph.iter(qn("w:t")))
