"""What was done in a period, and what was not: the words of the reports, moved dates and milestones."""

from collections.abc import Iterator

from clusterkit.labels import N_
from clusterkit.reports.booklet.rows import Heading, Phrase
from clusterkit.reports.paper import Block
from clusterkit.reports.quarterly.quarter import Quarter, listing
from clusterkit.reports.status.said import COUNTED, reasons
from clusterkit.status import Reached, Stand, State

_TROUBLED: tuple[State, ...] = ("late", "at-risk", "unreported")


def done(of: Quarter) -> Iterator[Block]:
    """What was completed in the period, what goes on, and what was dropped, each with what was reported."""
    scribe = of.scribe
    yield from listing(
        scribe.label("Completed in the period"),
        _columns(of, N_("Evidence")),
        [_row(of, one, _evidence(one)) for one in of.stands("done") if of.tells(one.since)],
    )
    yield from listing(
        scribe.label("Under way, as planned"),
        _columns(of, N_("Evidence")),
        [_row(of, one, _evidence(one)) for one in of.stands("on-track") if of.tells(one.period)],
    )
    yield from listing(
        scribe.label("Dropped in the period"),
        _columns(of, N_("Evidence")),
        [_row(of, one, _evidence(one)) for one in of.stands("dropped") if of.tells(one.since)],
    )


def troubled(of: Quarter) -> Iterator[Block]:
    """The tasks that are late, at risk or without a report, each with why."""
    for state in _TROUBLED:
        rows = [_row(of, one, Phrase(why(of, one))) for one in of.stands(state)]
        yield from listing(of.scribe.label(COUNTED[state]), _columns(of, N_("Why")), rows)


def moved(of: Quarter) -> Iterator[Block]:
    """The dates that this report moves, each beside the approved plan's own: that of the milestone which slipped."""
    scribe = of.scribe
    columns = (N_("Task"), N_("As planned"), N_("Moved to"), N_("What was reported"))
    rows = [
        (
            scribe.phrase(one.task.title),
            Phrase(scribe.period(one.slipped)) if one.slipped else None,
            Phrase(scribe.period(one.moved)),
            scribe.maybe(one.report.report) if one.report else None,
        )
        for one in of.course.stands
        if one.moved and of.tells(one.moved_in) and one.state not in ("done", "dropped")
    ]
    yield from listing(scribe.label("Dates moved"), [Heading("text", scribe.label(name)) for name in columns], rows)


def milestones(of: Quarter) -> Iterator[Block]:
    """The milestones of the period, and earlier ones that this report speaks of: met or not, and when."""
    scribe = of.scribe
    columns = (N_("Task"), N_("Milestone"), N_("Due"), N_("Met"))
    rows = [
        (
            scribe.phrase(stand.task.title),
            scribe.phrase(one.milestone.text),
            Phrase(scribe.period(one.milestone.period)),
            Phrase(_met(of, stand, one)),
        )
        for stand in of.course.stands
        for one in stand.milestones
        if one in due(of, stand) or of.tells(one.period)
    ]
    yield from listing(scribe.label("Milestones"), [Heading("text", scribe.label(name)) for name in columns], rows)


def due(of: Quarter, stand: Stand) -> tuple[Reached, ...]:
    """The milestones of a task that were due in the period."""
    first, last = of.period.first_day, of.period.last_day
    return tuple(one for one in stand.milestones if first <= one.milestone.period.last_day <= last)


def why(of: Quarter, stand: Stand) -> str:
    """Why a task is late, at risk or without a report, in words."""
    return reasons(stand, of.scribe.language, of.scribe.period)


def _met(of: Quarter, stand: Stand, one: Reached) -> str:
    scribe = of.scribe
    if one.attained is None:
        return scribe.label(N_("the task was dropped") if stand.state == "dropped" else N_("not reported"))
    if one.attained.day:
        return scribe.label("met on {date}", date=scribe.date(one.attained.day))
    return scribe.label(N_("met") if one.attained.met else N_("not met"))


def _columns(of: Quarter, last: str) -> list[Heading]:
    names = (N_("Task"), N_("Section"), N_("Owner"), N_("What was reported"), last)
    return [Heading("text", of.scribe.label(name)) for name in names]


def _row(of: Quarter, stand: Stand, last: Phrase | None) -> tuple[Phrase | None, ...]:
    scribe, task = of.scribe, stand.task
    return (
        scribe.phrase(task.title),
        scribe.phrase(stand.spot.sections[-1].title),
        of.owners(stand),
        scribe.maybe(stand.report.report) if stand.report else None,
        last,
    )


def _evidence(stand: Stand) -> Phrase | None:
    return Phrase(stand.report.evidence) if stand.report and stand.report.evidence else None
