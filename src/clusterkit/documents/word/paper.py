"""A paper as a Word document."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from clusterkit.documents.word.booklet import footer
from clusterkit.documents.word.contents import contents
from clusterkit.documents.word.elements import Element
from clusterkit.documents.word.file import Properties, WordFile
from clusterkit.documents.word.grids import grid_table
from clusterkit.documents.word.opening import banner
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


class Layout(NamedTuple):
    """How pages lie, and how many numbers of a dashboard stand side by side at most."""

    page: Literal["portrait", "landscape"]
    figures: int


LANDSCAPE, PORTRAIT, SHEET = Layout("landscape", 6), Layout("portrait", 4), Layout("portrait", 8)
"""Of a wide paper, of another one, and of one that is to stand on a sheet."""


def word(paper: Paper, own_templates: Path | None = None) -> bytes:
    """The document. TemplateFault where the styles of `own_templates` are wrong."""
    hand = Hand(paper.language)
    properties = Properties(str(paper.title), str(paper.subject), str(paper.subject))
    file = WordFile(paper, hand, properties, own_templates)
    if paper.wide:
        file.lie_down_throughout()
    elif _is_sheet(paper):
        file.fill_the_sheet()
    layout = LANDSCAPE if paper.wide else SHEET if _is_sheet(paper) else PORTRAIT
    inside = [one for chapter in paper.chapters for one in _chapter(hand, chapter, 1, layout)]
    file.run_along(hand.paragraph("Header", paper.title), footer(hand, paper.subject))
    file.add(_masthead(hand, paper))
    if len(paper.chapters) >= SHORTEST:
        file.add(contents(hand, "PaperContents"))
    file.add(inside)
    made = label("Made from the plan’s own files with clusterkit", hand.language)
    file.add([hand.paragraph("Colophon", *hand.in_turn(paper.subject, made))])
    return file.saved()


def _masthead(hand: Hand, paper: Paper) -> Iterator[Element]:
    if paper.invented:
        yield banner(hand, "PaperBanner")
    yield hand.paragraph("PaperSubject", paper.subject)
    yield hand.paragraph("PaperTitle", paper.title)
    facts = [(Span(f"{name}: ", "Label"), fact) for name, fact in paper.facts]
    if _is_sheet(paper) and facts:
        yield hand.paragraph("PaperFact", *facts[0], *(one for fact in facts[1:] for one in (" · ", *fact)))
        return
    for fact in facts:
        yield hand.paragraph("PaperFact", *fact)


def _is_sheet(paper: Paper) -> bool:
    """Whether a paper is to stand on one sheet."""
    return paper.document == "dashboard"


def _chapter(hand: Hand, chapter: Chapter, level: int, layout: Layout) -> Iterator[Element]:
    yield hand.heading(min(level, DEEPEST), chapter.anchor, chapter.title)
    for block in chapter.blocks:
        yield from _block(hand, block, str(chapter.title), layout)
    for inner in chapter.chapters:
        yield from _chapter(hand, inner, level + 1, layout)


def _block(hand: Hand, block: Block, title: str, layout: Layout) -> Iterator[Element]:
    if isinstance(block, Prose):
        yield from (hand.paragraph(STYLES[block.kind], said) for said in block.texts)
    elif isinstance(block, Figures):
        yield from _figures(hand, block.figures, title, layout)
    elif isinstance(block, Listing):
        yield hand.paragraph("Caption", block.caption)
        yield from grid_table(hand, block.grid, block.caption, layout.page)
    else:
        yield from picture_table(hand, block, layout.page)


def _figures(hand: Hand, figures: Sequence[Figure], title: str, layout: Layout) -> Iterator[Element]:
    """Numbers side by side, in tables of about the same breadth: what each is, the number, and what is said of it."""
    tables = -(-len(figures) // layout.figures)
    breadth = -(-len(figures) // max(1, tables))
    for first in range(0, len(figures), max(1, breadth)):
        some = figures[first : first + breadth]
        rows = [[Cell((hand.paragraph("PaperFigure", one.shown),)) for one in some]]
        if any(one.note for one in some):
            rows.append([Cell((hand.paragraph("TableText", *([one.note] if one.note else [])),)) for one in some])
        widths = (1,) * len(some)
        made = Table([one.label for one in some], rows, layout.page, banded=False, widths=widths)
        yield from table(hand, made, title)
