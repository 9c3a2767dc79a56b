"""What the council has to decide after a period: what no officer of the cluster can settle alone."""

from collections.abc import Iterator

from clusterkit.labels import N_
from clusterkit.readings import Reading, progression
from clusterkit.reports.booklet.measures import target, value
from clusterkit.reports.booklet.pictures import source_name
from clusterkit.reports.booklet.rows import Heading, Phrase
from clusterkit.reports.paper import Block, Prose
from clusterkit.reports.quarterly.quarter import Quarter, listing
from clusterkit.reports.status.said import reason
from clusterkit.standings import standings
from clusterkit.status import Stand

_COLUMNS = (N_("Matter"), N_("Why"), N_("What was reported"))

Row = tuple[Phrase | None, ...]

NOTHING = N_("Nothing that was reported needs a decision of the council.")


def decisions(of: Quarter) -> tuple[Block, ...]:
    """Each matter with why it is there and what was reported; or a line that says there is none."""
    scribe = of.scribe
    columns = [Heading("text", scribe.label(name)) for name in _COLUMNS]
    rows = [*_tasks(of), *_indicators(of), *_sources(of)]
    return listing(scribe.label("Matters"), columns, rows) or (Prose((Phrase(scribe.label(NOTHING)),)),)


def _tasks(of: Quarter) -> Iterator[Row]:
    for one in of.course.stands:
        matters = list(_matters(of, one))
        if matters:
            told = one.report if of.tells(one.period) else None
            said = of.scribe.maybe(told.report) if told else None
            yield of.scribe.phrase(one.task.title), Phrase("; ".join(matters)), said


def _matters(of: Quarter, stand: Stand) -> Iterator[str]:
    """It is blocked, its money is not approved, it was dropped just now, or it moves beyond its date in the plan."""
    scribe = of.scribe
    for one in stand.reasons:
        if one.why in ("blocked", "unapproved"):
            yield reason(stand, one, scribe.language, scribe.period)
    if stand.state == "dropped" and of.tells(stand.since):
        yield scribe.label("dropped from the plan that was approved")
    due, later = stand.due, stand.moved if of.tells(stand.moved_in) else None
    if later and due and stand.state not in ("done", "dropped") and later.last_day > due.last_day:
        yield scribe.label("moves from {due} to {later}", due=scribe.period(due), later=scribe.period(later))


def _indicators(of: Quarter) -> Iterator[Row]:
    """Those whose time is over, and whose value falls short; said once, in the period that measured it."""
    for one in of.course.readings:
        if of.tells(one.period) and progression(one, of.course.day) == "short":
            yield of.scribe.phrase(one.indicator.title), Phrase(_short(of, one)), None


def _short(of: Quarter, one: Reading) -> str:
    scribe, indicator = of.scribe, one.indicator
    return scribe.label(
        "short of the target: {actual}; the target: {target}",
        actual=value(scribe, indicator, one.value),
        target=target(scribe, indicator),
    )


def _sources(of: Quarter) -> Iterator[Row]:
    for id, one in standings(of.plan, of.period.last_day).items():
        if one.available is not None and one.available < 0:
            over = of.scribe.label(
                "committed and executed beyond what may be used: {amount}", amount=of.scribe.shekels(-one.available)
            )
            yield source_name(of.scribe, id), Phrase(over), None
