"""A paper as a Word document."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

from clusterkit.documents.word.booklet import footer
from clusterkit.documents.word.contents import contents
from clusterkit.documents.word.elements import Element
from clusterkit.documents.word.file import Properties, WordFile
from clusterkit.documents.word.grids import grid_table
from clusterkit.documents.word.paragraphs import Hand, Span
from clusterkit.documents.word.pictures import picture_table
from clusterkit.documents.word.tables import Cell, Table, table
from clusterkit.labels import label
from clusterkit.reports.paper import Block, Chapter, Figure, Figures, Listing, Paper, Prose

STYLES = {"text": "BodyText", "list": "ListBullet", "note": "PaperNote"}
"""The style of each kind of prose."""

DEEPEST = 6
"""The deepest heading that the styles know."""

SHORTEST = 5
"""So many chapters a paper has at least, whose contents are worth their place."""

Page = Literal["portrait", "landscape"]


def word(paper: Paper, own_templates: Path | None = None) -> bytes:
    """The document. TemplateFault where the styles of `own_templates` are wrong."""
    hand = Hand(paper.language)
    properties = Properties(str(paper.title), str(paper.subject), str(paper.subject))
    file = WordFile(paper, hand, properties, own_templates)
    page: Page = "landscape" if paper.wide else "portrait"
    if paper.wide:
        file.lie_down_throughout()
    inside = [one for chapter in paper.chapters for one in _chapter(hand, chapter, 1, page)]
    file.run_along(hand.paragraph("Header", paper.title), footer(hand, paper.subject))
    file.add(_masthead(hand, paper))
    if len(paper.chapters) >= SHORTEST:
        file.add(contents(hand, "PaperContents"))
    file.add(inside)
    made = label("Made from the plan’s own files with clusterkit", hand.language)
    file.add([hand.paragraph("Colophon", paper.subject, f" · {made}")])
    return file.saved()


def _masthead(hand: Hand, paper: Paper) -> Iterator[Element]:
    if paper.invented:
        warning = Span(label("Invented, for demonstration", hand.language), "Strong")
        told = label("The cluster, its authorities, people and figures do not exist.", hand.language)
        yield hand.paragraph("PaperBanner", warning, f" {told}")
    yield hand.paragraph("PaperSubject", paper.subject)
    yield hand.paragraph("PaperTitle", paper.title)
    for name, fact in paper.facts:
        yield hand.paragraph("PaperFact", Span(f"{name}: ", "Label"), fact)


def _chapter(hand: Hand, chapter: Chapter, level: int, page: Page) -> Iterator[Element]:
    yield hand.heading(min(level, DEEPEST), chapter.anchor, chapter.title)
    for block in chapter.blocks:
        yield from _block(hand, block, str(chapter.title), page)
    for inner in chapter.chapters:
        yield from _chapter(hand, inner, level + 1, page)


def _block(hand: Hand, block: Block, title: str, page: Page) -> Iterator[Element]:
    if isinstance(block, Prose):
        yield from (hand.paragraph(STYLES[block.kind], said) for said in block.texts)
    elif isinstance(block, Figures):
        yield from _figures(hand, block.figures, title, page)
    elif isinstance(block, Listing):
        yield hand.paragraph("Caption", block.caption)
        yield from grid_table(hand, block.grid, block.caption, page)
    else:
        yield from picture_table(hand, block, page)


def _figures(hand: Hand, figures: Sequence[Figure], title: str, page: Page) -> Iterator[Element]:
    """Numbers side by side, in tables of about the same breadth: what each is, the number, and what is said of it."""
    most = 6 if page == "landscape" else 4
    tables = -(-len(figures) // most)
    breadth = -(-len(figures) // max(1, tables))
    for first in range(0, len(figures), max(1, breadth)):
        some = figures[first : first + breadth]
        rows = [[Cell((hand.paragraph("PaperFigure", one.shown),)) for one in some]]
        if any(one.note for one in some):
            rows.append([Cell((hand.paragraph("TableText", *([one.note] if one.note else [])),)) for one in some])
        widths = (1,) * len(some)
        made = Table([one.label for one in some], rows, page, banded=False, widths=widths)
        yield from table(hand, made, title)
