"""Plain tables, and the chapters that close the booklet: the budget, and what happened."""

from collections.abc import Iterator
from typing import Literal

from clusterkit.documents.word.elements import Element
from clusterkit.documents.word.paragraphs import Hand, Span
from clusterkit.documents.word.pictures import picture_table
from clusterkit.documents.word.tables import Cell, Table, table
from clusterkit.labels import label
from clusterkit.reports.booklet.rows import Heading, Phrase
from clusterkit.reports.booklet.view import Budget, Chapter, Execution, Grid


def grid_table(hand: Hand, grid: Grid, name: str, page: Literal["portrait", "landscape"]) -> list[Element]:
    """A plain table, with its total where it has one."""
    rows = [*grid.rows, *([grid.total] if grid.total else [])]
    cells = []
    for first, *more in rows:
        name_cell = Cell((hand.paragraph("TableText", *([first] if first else [])),))
        cells.append([name_cell, *(_cell(hand, *pair) for pair in zip(grid.columns[1:], more, strict=True))])
    headings = [column.title for column in grid.columns]
    made = Table(headings, cells, page, first_column=True, total=bool(grid.total), together=True)
    return table(hand, made, name)


def _cell(hand: Hand, column: Heading, said: Phrase | None) -> Cell:
    style = "TableText" if column.key == "text" else "TableNumber"
    return Cell((hand.paragraph(style, *([said] if said else [])),))


def sum_paragraph(hand: Hand, name: str, money: tuple[str, ...]) -> Element:
    """A sum in a few words."""
    first, *more = money
    return hand.paragraph(
        "Sum", Span(f"{name}: ", "Label"), Span(first, "Strong"), "".join(f" · {one}" for one in more)
    )


def budget_chapter(hand: Hand, chapter: Chapter, budget: Budget, new_page: bool) -> Iterator[Element]:
    """What the plan comes to: in a few words, as pictures, by source and by section."""
    yield hand.heading(1, chapter.anchor, chapter.title, new_page=new_page)
    if budget.money:
        yield sum_paragraph(hand, label("The plan’s total", hand.language), budget.money)
    for picture in budget.pictures:
        yield from picture_table(hand, picture)
    yield hand.heading(2, "c-by-source", label("By source", hand.language))
    yield from _captioned(hand, budget.by_source, label("Budget by source, in shekels", hand.language))
    yield hand.heading(2, "c-by-section", label("By section", hand.language))
    yield from _captioned(hand, budget.by_section, label("Budget by section, in shekels", hand.language))


def execution_chapter(hand: Hand, chapter: Chapter, execution: Execution, new_page: bool) -> Iterator[Element]:
    """What the accounts and the progress reports say."""
    yield hand.heading(1, chapter.anchor, chapter.title, new_page=new_page)
    told = label(
        "What the accounts and the progress reports say. It is not part of the plan that was approved.", hand.language
    )
    yield hand.paragraph("BodyText", told)
    yield from (hand.paragraph("ListBullet", words) for words in execution.words)
    for picture in execution.pictures:
        yield from picture_table(hand, picture)


def _captioned(hand: Hand, grid: Grid, title: str) -> Iterator[Element]:
    yield hand.paragraph("Caption", title)
    yield from grid_table(hand, grid, title, "landscape")
