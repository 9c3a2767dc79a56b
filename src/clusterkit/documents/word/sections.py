"""A section with its tables, and those inside it."""

from collections.abc import Iterator

from clusterkit.documents.word.elements import Element
from clusterkit.documents.word.grids import sum_paragraph
from clusterkit.documents.word.lines import line_table
from clusterkit.documents.word.paragraphs import Hand, Span
from clusterkit.documents.word.tables import BUSY, SOFT, Cell, Table, table
from clusterkit.documents.word.tasks import task_table
from clusterkit.labels import label
from clusterkit.reports.booklet.rows import Gantt, Measure, MeasureTable, Phrase
from clusterkit.reports.booklet.view import Part

DEEPEST = 6
"""Word knows nine levels of heading; the booklet's styles are for as many as a page of HTML has."""


def section(hand: Hand, part: Part, new_page: bool) -> Iterator[Element]:
    """A section, on a page of its own or where the one before it ends."""
    if part.kind:
        yield hand.paragraph("SectionKind", part.kind, new_page=new_page)
    level = min(part.level, DEEPEST)
    heading = hand.heading(level, part.anchor, f"{part.number} ", part.title, new_page=new_page and not part.kind)
    yield hand.tight(heading) if part.kind else heading
    yield from _prose(hand, part)
    yield from _tables(hand, part)
    for inner in part.parts:
        yield from section(hand, inner, new_page=False)


def _prose(hand: Hand, part: Part) -> Iterator[Element]:
    if part.purpose:
        yield hand.paragraph("Purpose", Span(f"{label('Purpose', hand.language)}: ", "Label"), part.purpose)
    if part.introduction:
        yield hand.paragraph("BodyText", part.introduction)
    for title, points in (
        (label("Main topics", hand.language), part.topics),
        (label("Guiding principles", hand.language), part.principles),
        (label("Partners", hand.language), part.partners),
    ):
        if points:
            yield hand.paragraph("ListTitle", title)
            yield from (hand.paragraph("ListBullet", point) for point in points)
    if part.money:
        yield sum_paragraph(hand, label("Budget", hand.language), part.money)


def _tables(hand: Hand, part: Part) -> Iterator[Element]:
    tables = (
        (label("Goals and tasks", hand.language), part.tasks and task_table(hand, part.tasks)),
        (label("Budget lines", hand.language), part.lines and line_table(hand, part.lines)),
        (label("Schedule", hand.language), part.gantt and _gantt(hand, part.gantt)),
        (label("Indicators", hand.language), part.measures and _measures(hand, part.measures)),
    )
    for title, made in tables:
        if made:
            yield hand.paragraph("Caption", title)
            yield from table(hand, made, f"{title}: {part.number} {part.title}")


def _gantt(hand: Hand, gantt: Gantt) -> Table:
    """The grid: a period in which a task is worked on is filled, and has a sign for who does not see that."""
    title, rest = 38, 62
    rows = []
    for row in gantt.rows:
        cells = [_busy(hand) if busy else Cell(()) for busy in row.busy]
        rows.append([Cell((hand.paragraph("TableText", Span(row.title, link=row.anchor)),)), *cells])
    count = len(gantt.periods)
    headings = [label("Task", hand.language), *(period.key for period in gantt.periods)]
    return Table(headings, rows, banded=False, widths=(title * count, *([rest] * count)), together=True)


def _busy(hand: Hand) -> Cell:
    return Cell((hand.paragraph("TableMark", Span("■", "Busy")),), fill=BUSY)


def _measures(hand: Hand, measures: MeasureTable) -> Table:
    rows: list[list[Cell]] = []
    for group in measures.groups:
        title = hand.paragraph("TableGroup", group.title)
        rows.append([Cell((title,), span=len(measures.columns), fill=SOFT)])
        rows += [[_measure(hand, column.key, row) for column in measures.columns] for row in group.rows]
    return Table([column.title for column in measures.columns], rows, banded=False, together=True)


def _measure(hand: Hand, key: str, row: Measure) -> Cell:
    if key == "title":
        of = [hand.paragraph("TableText", Span(row.of, "Quiet"))] if row.of else []
        return Cell((hand.paragraph("TableText", row.title), *of))
    said: Phrase | str | None = getattr(row, key)
    return Cell((hand.paragraph("TableText", *([said] if said else [])),))
