"""Pictures of the budget and of what happened: tables with bars under the names of their rows."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from clusterkit.documents.word.elements import Element, element
from clusterkit.documents.word.paragraphs import Hand, Span
from clusterkit.documents.word.tables import MARGINS, PAGE_WIDTH, Cell, Table, table
from clusterkit.labels import label
from clusterkit.reports.booklet.rows import Heading, Phrase
from clusterkit.reports.booklet.view import Picture, PictureRow, Stroke

NAMES, REST = 40, 60
"""The shares of the width: of the names with their bars, and of all other columns together."""

SHORTEST = 40
"""A bar's least length, in twentieths of a point."""


def picture_table(
    hand: Hand, picture: Picture, page: Literal["portrait", "landscape"] = "landscape"
) -> Iterator[Element]:
    """A picture with its title, and with a legend where its bars are of several kinds."""
    yield hand.paragraph("Caption", picture.title)
    if picture.legend:
        yield hand.paragraph("Legend", *(span for kind, said in picture.legend for span in _key(kind, said)))
    count = len(picture.columns)
    rows = [[_name(hand, row, page), *_cells(hand, picture.columns, row.cells)] for row in picture.rows]
    if picture.total:
        name = Cell((hand.paragraph("TableText", label("Total", hand.language)),))
        rows.append([name, *_cells(hand, picture.columns, picture.total)])
    headings = [picture.first.title, *(column.title for column in picture.columns)]
    widths = (NAMES * count, *([REST] * count))
    total = bool(picture.total)
    made = Table(headings, rows, page, first_column=True, total=total, banded=False, widths=widths, together=True)
    yield from table(hand, made, picture.title)


def _key(kind: str, said: str) -> tuple[Span, Span]:
    return Span("■ ", f"Key{kind.capitalize()}"), Span(f"{said}   ")


def _name(hand: Hand, row: PictureRow, page: str) -> Cell:
    note = [hand.paragraph("TableText", Span(row.note, "Quiet"))] if row.note else []
    bars = [_bar(hand, stroke, page) for stroke in row.strokes if Decimal(stroke.share)]
    return Cell((hand.paragraph("TableText", row.name), *note, *bars))


def _cells(hand: Hand, columns: tuple[Heading, ...], said: tuple[Phrase | None, ...]) -> Iterator[Cell]:
    for column, one in zip(columns, said, strict=True):
        style = "TableText" if column.key == "text" else "TableNumber"
        yield Cell((hand.paragraph(style, *([one] if one else [])),))


def _bar(hand: Hand, stroke: Stroke, page: str) -> Element:
    """A bar is a shaded paragraph, as long as its indent leaves it; what it stands for is said in the row's cells."""
    whole = PAGE_WIDTH[page] * NAMES // (NAMES + REST) - MARGINS
    length = max(SHORTEST, int(whole * Decimal(stroke.share) / 100))
    made = hand.paragraph(f"Bar{stroke.kind.capitalize()}")
    made.pPr.append(element("ind", right=whole - length))
    return made
