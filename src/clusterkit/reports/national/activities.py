"""What clusters do besides the core services: by kind, by how long it has been worked on, with its six flags."""

from collections.abc import Sequence

from clusterkit.labels import N_
from clusterkit.model.survey import Activity
from clusterkit.reports.booklet.rows import Heading, Phrase
from clusterkit.reports.booklet.view import Grid
from clusterkit.reports.national.round import NO, YES, Answer, Round
from clusterkit.reports.paper import Block, Chapter, Listing, Prose

KINDS = {
    "planning": N_("Planning infrastructure"),
    "ongoing": N_("Regional services that go on"),
    "other": N_("Other fields of activity"),
}
TIMES = {
    "over-12": N_("over 12 months"),
    "up-to-12": N_("up to 12 months"),
    "up-to-6": N_("up to 6 months"),
    "up-to-3": N_("up to 3 months"),
}
SIGNS = {
    "idea": N_("Idea"),
    "consulting": N_("Consulting or planning"),
    "authorities": N_("Authorities involved"),
    "decision": N_("Board decision"),
    "budget": N_("Budget exists"),
    "executing": N_("Executing"),
}
"""The six flags, in the report's order."""


def activities(said: Round) -> Chapter:
    """A chapter for each kind of activity."""
    note = said.says("✓ there is; – there is not. Time in work is counted to the end of {year}.", year=said.year)
    inside = tuple(_kind(said, kind) for kind in KINDS)
    return Chapter("activities", said.says("Other activities"), (Prose((note,), "note"),), inside)


def found_in(answer: Answer, kind: str) -> tuple[Activity, ...] | None:
    """A cluster's activities of a kind; None where nobody said."""
    every = answer.survey.activities
    found: tuple[Activity, ...] | None = getattr(every, kind) if every else None
    return found


def timed(found: Sequence[Activity], time: str | None) -> list[Activity]:
    """The activities that have been worked on for so long; None: for how long is unknown."""
    return [one for one in found if one.time == time]


def _kind(said: Round, kind: str) -> Chapter:
    told = [answer for answer in said.answers if found_in(answer, kind) is not None]
    silent = [answer for answer in said.answers if answer not in told]
    blocks: list[Block] = []
    if any(found_in(answer, kind) for answer in told):
        blocks += [
            Listing(said.label("How many, by time in work"), _by_time(said, kind)),
            Listing(said.label("Each activity with its flags"), _each(said, kind)),
        ]
    elif told:
        blocks.append(Prose((said.says("The clusters name no such activity."),)))
    if silent:
        names = said.names(silent)
        blocks.append(Prose((said.says("Unknown, because nobody said: {names}.", names=names),), "note"))
    return Chapter(f"activities-{kind}", said.says(KINDS[kind]), tuple(blocks))


def _times(said: Round, kind: str) -> list[str | None]:
    """The times of the ladder of time; the unknown one last, where there is any."""
    unknown = any(one.time is None for answer in said.answers for one in found_in(answer, kind) or ())
    return [*TIMES, *([None] if unknown else [])]


def _time(said: Round, time: str | None) -> Phrase:
    return said.unknown if time is None else said.says(TIMES[time])


def _by_time(said: Round, kind: str) -> Grid:
    """How many activities each cluster has, by time in work."""
    times = _times(said, kind)
    counts = [_counts(found_in(answer, kind), times) for answer in said.answers]
    sums = [sum(column) for column in zip(*(row for row in counts if row), strict=True)]
    rows = (
        (said.name(answer), *(Phrase(str(one)) for one in row or ()), *([] if row else [said.unknown] * len(sums)))
        for answer, row in zip(said.answers, counts, strict=True)
    )
    heads = (*(str(_time(said, time)) for time in times), said.label("Together"))
    return Grid(
        (Heading("text", said.label("Cluster")), *(Heading("count", one) for one in heads)),
        tuple(rows),
        tuple((None, *(row or (None,) * len(sums))) for row in counts),
        (said.says("Together"), *(Phrase(str(one)) for one in sums)),
        (None, *sums),
    )


def _counts(found: Sequence[Activity] | None, times: Sequence[str | None]) -> list[int] | None:
    """How many of each time, and all; None where nobody said."""
    return None if found is None else [*(len(timed(found, time)) for time in times), len(found)]


def _each(said: Round, kind: str) -> Grid:
    """A row for each activity, those longest in work first."""
    rows = (
        (_time(said, time), said.name(answer), said.scribe_of(answer).phrase(one.title), *_flags(said, one))
        for time in _times(said, kind)
        for answer in said.answers
        for one in timed(found_in(answer, kind) or (), time)
    )
    first = (said.label("Time in work"), said.label("Cluster"), said.label("Activity"))
    heads = (*(Heading("text", one) for one in first), *(Heading("count", said.label(SIGNS[sign])) for sign in SIGNS))
    return Grid(heads, tuple(rows))


def _flags(said: Round, activity: Activity) -> list[Phrase]:
    if activity.signs is None:
        return [said.unknown] * len(SIGNS)
    return [YES if sign in activity.signs else NO for sign in SIGNS]
