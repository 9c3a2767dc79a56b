"""What stands before the sections: cover, approvals, messages, goals and values, last year, calls, tenders, process."""

from collections.abc import Iterator

from clusterkit.documents.word.elements import Element
from clusterkit.documents.word.grids import grid_table
from clusterkit.documents.word.paragraphs import Hand, Span
from clusterkit.labels import label
from clusterkit.reports.booklet import Booklet
from clusterkit.reports.booklet.view import Chapter, Grid, Review, Saying


def cover(hand: Hand, view: Booklet) -> Iterator[Element]:
    """The first page."""
    said = view.cover
    if said.invented:
        yield banner(hand, "CoverBanner")
    yield hand.paragraph("Subtitle", said.cluster)
    yield hand.paragraph("Title", said.title)
    yield hand.paragraph("CoverYear", said.year)
    for name, fact in said.facts:
        yield hand.paragraph("CoverFact", Span(f"{name}: ", "Label"), fact)
    if view.fallback:
        yield hand.paragraph("CoverFact", Span(view.fallback, "Quiet"))


def banner(hand: Hand, style: str) -> Element:
    """That what it tells of does not exist, in a style of the template's."""
    warning = Span(label("Invented, for demonstration", hand.language), "Strong")
    told = label("The cluster, its authorities, people and figures do not exist.", hand.language)
    return hand.paragraph(style, warning, f" {told}")


def opening(hand: Hand, view: Booklet) -> Iterator[Element]:
    """The chapters between the contents and the sections; each on a page of its own only where it has tables."""
    new_page = True
    for key, elements in _chapters(hand, view):
        yield _heading(hand, view.chapters[key], new_page)
        yield from elements
        new_page = False


def _chapters(hand: Hand, view: Booklet) -> Iterator[tuple[str, Iterator[Element]]]:
    if view.approvals:
        yield "approvals", _grid(hand, view.chapters["approvals"], view.approvals)
    if view.messages:
        yield "messages", _messages(hand, view)
    if view.goals:
        yield "goals", (one for goal in view.goals for one in _goal(hand, goal))
    if view.values:
        yield "values", (hand.paragraph("ListBullet", value) for value in view.values)
    if view.review:
        yield "review", _review(hand, view.review)
    if view.calls:
        yield "calls", _grid(hand, view.chapters["calls"], view.calls)
    if view.tenders:
        yield "tenders", _grid(hand, view.chapters["tenders"], view.tenders)
    if view.process or view.introduction:
        yield "process", _process(hand, view)


def _heading(hand: Hand, chapter: Chapter, new_page: bool) -> Element:
    return hand.heading(1, chapter.anchor, chapter.title, new_page=new_page)


def _grid(hand: Hand, chapter: Chapter, grid: Grid) -> Iterator[Element]:
    yield from grid_table(hand, grid, chapter.title, "portrait")


def _messages(hand: Hand, view: Booklet) -> Iterator[Element]:
    for number, message in enumerate(view.messages, start=1):
        yield hand.heading(2, f"message-{number}", message.role)
        yield hand.paragraph("BodyText", message.text)
        if message.name:
            yield hand.paragraph("Signed", message.name)


def _goal(hand: Hand, goal: Saying) -> Iterator[Element]:
    yield hand.paragraph("ListTitle", goal.title)
    if goal.text:
        yield hand.paragraph("BodyText", goal.text)


def _review(hand: Hand, review: Review) -> Iterator[Element]:
    if review.text:
        yield hand.paragraph("BodyText", review.text)
    for number, (title, items) in enumerate(review.parts, start=1):
        yield hand.heading(2, f"review-{number}", title)
        for item in items:
            *kept, last = _reviewed(hand, item)
            yield from (*map(hand.with_next, kept), last)


def _reviewed(hand: Hand, item: Saying) -> Iterator[Element]:
    """A title, and what is said under it."""
    yield hand.paragraph("ListBullet", Span(item.title, "Strong"))
    if item.text:
        yield hand.paragraph("ListMore", item.text)
    if item.partners:
        partners = f"{label('Partners', hand.language)}: {item.partners}"
        yield hand.paragraph("ListMore", Span(partners, "Quiet"))


def _process(hand: Hand, view: Booklet) -> Iterator[Element]:
    yield from (hand.paragraph("ListNumber", step) for step in view.process)
    if view.introduction:
        yield hand.paragraph("BodyText", view.introduction)
