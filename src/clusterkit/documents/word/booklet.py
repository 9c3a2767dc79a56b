"""The booklet as a Word document."""

import re
from collections.abc import Iterator
from pathlib import Path

from clusterkit.documents.word.contents import contents
from clusterkit.documents.word.elements import Element
from clusterkit.documents.word.file import Properties, WordFile
from clusterkit.documents.word.grids import budget_chapter, execution_chapter
from clusterkit.documents.word.opening import cover, opening
from clusterkit.documents.word.paragraphs import Hand, Span
from clusterkit.documents.word.sections import section
from clusterkit.labels import label
from clusterkit.reports.booklet import Booklet
from clusterkit.reports.booklet.rows import Phrase


def word(view: Booklet, own_templates: Path | None = None) -> bytes:
    """The document. TemplateFault where the styles of `own_templates` are wrong."""
    hand = Hand(view.language)
    properties = Properties(str(view.cover.title), view.cover.year, str(view.cover.cluster))
    file = WordFile(view, hand, properties, own_templates)
    before, inside, last = list(opening(hand, view)), list(_inside(hand, view)), list(_imprint(hand, view))
    file.run_along(_header(hand, view), footer(hand, view.cover.cluster, view.cover.year))
    file.add(cover(hand, view))
    file.add(contents(hand))
    file.add(before)
    if inside:
        file.lie_down()
        file.add(inside)
    file.add([*last, _colophon(hand, view)])
    return file.saved()


def _inside(hand: Hand, view: Booklet) -> list[Element]:
    """The sections, the budget and what happened, each outermost one on a new page; the first is on one already."""
    made: list[Element] = []
    for part in view.parts:
        made += section(hand, part, new_page=bool(made))
    if view.budget:
        made += budget_chapter(hand, view.chapters["budget"], view.budget, new_page=bool(made))
    if view.execution:
        made += execution_chapter(hand, view.chapters["execution"], view.execution, new_page=bool(made))
    return made


def _header(hand: Hand, view: Booklet) -> Element:
    return hand.paragraph("Header", view.cover.title)


def footer(hand: Hand, *whose: Phrase | str) -> Element:
    """Whose document it is, of which year, and the page: its number and how many there are come from fields."""
    fields = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
    spans = [*hand.in_turn(*whose, between=" "), Span("  |  ")]
    runs = [run for span in spans for run in hand.runs(span)]
    for part in _parts(label("Page {page} of {pages}", hand.language)):
        runs += hand.field(fields[part], "1") if part in fields else hand.runs(Span(part))
    return hand.laid("Footer", runs)


def _parts(template: str) -> list[str]:
    """A label's words and the names in it, in their order."""
    return [part for part in re.split(r"(\{\w+\})", template) if part]


def _imprint(hand: Hand, view: Booklet) -> Iterator[Element]:
    chapter = view.chapters["imprint"]
    yield hand.heading(1, chapter.anchor, chapter.title, new_page=True)
    for name, said in view.imprint:
        yield hand.paragraph("CoverFact", Span(f"{name}: ", "Label"), *hand.in_turn(*said))


def _colophon(hand: Hand, view: Booklet) -> Element:
    made = label("Made from the plan’s own files with clusterkit", hand.language)
    return hand.paragraph("Colophon", *hand.in_turn(view.cover.cluster, view.cover.year, made))
