"""What stands together on a page of the Word document, and the bars of its pictures."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from booklets import small
from clusterkit.documents.word.booklet import word
from clusterkit.documents.word.grids import grid_table
from clusterkit.documents.word.paragraphs import Hand
from clusterkit.documents.word.pictures import picture_table
from clusterkit.reports.booklet import booklet
from clusterkit.reports.booklet.rows import Heading, Phrase
from clusterkit.reports.booklet.view import Grid, Picture, PictureRow, Stroke
from words import W, body, said, style

KINDS = ("planned", "committed", "executed")


def styles(rows: int, *shares: str) -> list[list[str]]:
    """The styles of the paragraphs in the first cells of a picture's rows, each of which has bars of these lengths."""
    strokes = tuple(Stroke(kind, share) for kind, share in zip(KINDS, shares, strict=False))  # type: ignore[arg-type]
    row = PictureRow(Phrase("שם"), strokes, (Phrase("5"),))
    columns = (Heading("money", "סכום"),)
    picture = Picture("p", "תמונה", Heading("text", "מקור"), columns, (row,) * rows, (Phrase("5"),))
    *_, made, _ = (ElementTree.fromstring(one.xml) for one in picture_table(Hand("he"), picture))
    cells = [one.find(f"{W}tc") for one in made.findall(f"{W}tr")[1:]]
    return [[style(one) for one in cell.iter(f"{W}p")] for cell in cells if cell is not None]


def with_next(rows: int, bars: int) -> list[bool]:
    """Which rows of a picture stay on a page with the one after them."""
    return [first == "TableTextNext" for first, *_ in styles(rows, *(["50.0"] * bars))]


@pytest.mark.parametrize(("rows", "bars", "together"), [(12, 3, False), (4, 3, True), (10, 1, True), (14, 1, False)])
def test_a_picture_stays_on_a_page_only_where_that_leaves_little_of_another_empty(
    rows: int, bars: int, together: bool
) -> None:
    *some, last, total = with_next(rows, bars)
    assert (set(some), last, total) == ({together}, True, False)


def test_where_there_is_nothing_there_is_no_bar() -> None:
    assert styles(1, "50.0", "0.0", "0.1")[0] == ["TableTextNext", "BarPlanned", "BarExecuted"]


def test_a_title_stays_with_what_is_said_under_it(tmp_path: Path) -> None:
    items = [
        {"title": "עם הכול", "text": "מה נעשה", "partners": ["moin"]},
        {"title": "עם מילים", "text": "מה נעשה"},
        {"title": "לבדה"},
    ]
    plan = small(tmp_path, {}, review={"year": 2025, "parts": [{"title": "נושא", "items": items}]})
    found = [one for one in body(word(booklet(plan))).iter(f"{W}p") if style(one) in ("ListBullet", "ListMore")]
    kept = [(said(one), one.find(f"{W}pPr/{W}keepNext") is not None) for one in found]
    assert [keeps for _, keeps in kept] == [True, True, False, True, False, False], kept


@pytest.mark.parametrize(("long", "together"), [("מילה", True), ("מילה " * 120, False)])
def test_lines_of_long_texts_count(long: str, together: bool) -> None:
    columns = (Heading("text", "שם"), Heading("text", "פירוט"))
    grid = Grid(columns, ((Phrase("שם"), Phrase(long)),) * 12)
    made, _ = (ElementTree.fromstring(one.xml) for one in grid_table(Hand("he"), grid, "טבלה", "landscape"))
    first = [style(next(row.iter(f"{W}p"))) == "TableTextNext" for row in made.findall(f"{W}tr")[1:]]
    assert first == [*([together] * 10), True, False]
