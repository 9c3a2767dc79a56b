"""The dashboard: a period on one page, in figures, bars and at most ten lines."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain

from clusterkit.labels import N_
from clusterkit.model.plan import Plan
from clusterkit.model.work import Section
from clusterkit.reports.ask import Ask
from clusterkit.reports.booklet.execution import by_source
from clusterkit.reports.booklet.pictures import share, source_name
from clusterkit.reports.booklet.rows import Heading, Phrase
from clusterkit.reports.booklet.view import Picture, PictureRow, Stroke
from clusterkit.reports.paper import Block, Chapter, Figures, Paper, Prose
from clusterkit.reports.quarterly.front import paper
from clusterkit.reports.quarterly.quarter import Quarter, listing, quarter, scribes
from clusterkit.reports.quarterly.summary import figures
from clusterkit.reports.quarterly.work import why
from clusterkit.reports.status.said import COUNTED, STATE
from clusterkit.standings import standings, together
from clusterkit.status import Stand, State

LINES, ROWS = 10, 5
"""At most so many tasks, and so many rows of a picture, stand on the page."""

_ROOM, _BANNER = 125, 9
"""What a sheet has for its pictures and its tasks, in thirds of a line, and what a banner takes of it.

A bar takes as much as a line; a row of tasks one third more than its lines.
"""

_WIDTHS = (28, 24, 40)
"""So many letters of a task's name, of its owners and of the reasons stand on a line."""

_ZERO = Decimal(0)
_TROUBLED: tuple[State, ...] = ("late", "at-risk", "unreported")


def dashboard(plans: Sequence[Plan], ask: Ask) -> tuple[Paper, ...]:
    """For each plan, the last period that was over and reported on by the day asked, on one page."""
    made = []
    for scribe in scribes(plans, ask):
        of = quarter(scribe, scribe.plan.as_of)
        made.append(paper(scribe, of, "dashboard", scribe.label("Dashboard"), tuple(_chapters(of)) if of else ()))
    return tuple(made)


def _chapters(of: Quarter) -> Iterator[Chapter]:
    """One chapter, so that headings take no room."""
    pictures = (*_work(of), *_money(of))
    blocks = (Figures(tuple(figures(of))), *pictures, *_attention(of, pictures))
    yield Chapter("summary", Phrase(of.scribe.label("In short")), blocks)


def _work(of: Quarter) -> Iterator[Picture]:
    """The outermost sections, each with how much of its tasks is done."""
    label, rows = of.scribe.label, _sections(of)
    if rows:
        counted = (label("Tasks"), label("Done"), *(label(COUNTED[state]) for state in _TROUBLED))
        yield Picture(
            "p-work",
            label("Tasks done, by section"),
            Heading("text", label("Section")),
            tuple(Heading("count", one) for one in counted),
            rows,
            _counted(of.course.stands),
        )


def _sections(of: Quarter) -> tuple[PictureRow, ...]:
    """The outermost sections that have tasks, in their order; where they are many, the rest in one row."""
    found = [(of.scribe.phrase(section.title), _inside(of, section)) for section in of.plan.sections]
    rows = [(name, stands) for name, stands in found if stands]
    apart = rows if len(rows) <= ROWS else rows[: ROWS - 1]
    rest = [stands for _, stands in rows[len(apart) :]]
    if rest:
        others = of.scribe.label("{count} other sections", count=len(rest))
        apart.append((Phrase(others), tuple(chain.from_iterable(rest))))
    return tuple(_section(name, stands) for name, stands in apart)


def _section(name: Phrase, stands: Sequence[Stand]) -> PictureRow:
    done = sum(1 for one in stands if one.state == "done")
    strokes = (Stroke("way", share(Decimal(done), Decimal(len(stands)))),) if done else ()
    return PictureRow(name, strokes, _counted(stands))


def _counted(stands: Sequence[Stand]) -> tuple[Phrase | None, ...]:
    numbers = [len(stands), *(sum(1 for one in stands if one.state == state) for state in ("done", *_TROUBLED))]
    return tuple(Phrase(str(number)) for number in numbers)


def _inside(of: Quarter, section: Section) -> tuple[Stand, ...]:
    return tuple(one for one in of.course.stands if one.spot.sections[0] is section)


def _money(of: Quarter) -> Iterator[Picture]:
    """The largest sources: what is planned of each, what was paid, and what is ordered and not yet paid."""
    every = standings(of.plan, of.period.last_day).items()
    found = {id: one for id, one in every if one.allocated or one.committed or one.executed}
    largest = sorted(found, key=lambda id: -(found[id].allocated or _ZERO))
    apart = largest if len(largest) <= ROWS else largest[: ROWS - 1]
    named = [(source_name(of.scribe, id), one) for id, one in found.items() if id in apart]
    rest = [one for id, one in found.items() if id not in apart]
    if rest:
        named.append((Phrase(of.scribe.label("{count} other sources", count=len(rest))), together(rest)))
    if named:
        yield by_source(of.scribe, named)


def _held(of: Quarter, above: Sequence[Picture], rows: Sequence[tuple[Phrase | None, ...]]) -> int:
    """How many rows the sheet has room for, one at least: the longer they are, and the pictures, the fewer."""
    room = _ROOM - sum(3 + 3 * len(row.strokes) for picture in above for row in picture.rows)
    room -= _BANNER if of.plan.invented else 0
    for place, row in enumerate(rows):
        lines = max(-(-len(str(cell or "")) // width) for cell, width in zip(row, _WIDTHS, strict=True))
        room -= lines * 3 + 1
        if room < 0:
            return max(place, 1)
    return len(rows)


def _attention(of: Quarter, above: Sequence[Picture]) -> Iterator[Block]:
    """At most ten tasks, the late ones first, as many as the sheet holds, and how many more there are."""
    scribe = of.scribe
    found = [one for state in _TROUBLED for one in of.stands(state)]
    columns = [Heading("text", scribe.label(name)) for name in (N_("Task"), N_("Owner"), N_("State"), N_("Why"))]
    rows = [
        (
            scribe.phrase(one.task.title),
            of.owners(one),
            Phrase(scribe.label(STATE[one.state])),
            Phrase(why(of, one)),
        )
        for one in found[:LINES]
    ]
    held = rows[: _held(of, above, [(task, owners, reasons) for task, owners, _, reasons in rows])]
    yield from listing(scribe.label("Tasks to look at"), columns, held)
    if len(found) > len(held):
        yield Prose((Phrase(scribe.label("and {count} more", count=len(found) - len(held))),), "note")
    if not found:
        yield Prose((Phrase(scribe.label("No task is late, at risk or without a report.")),))
