"""The figures that a report to the council and a dashboard begin with."""

from collections.abc import Iterator

from clusterkit.labels import N_
from clusterkit.readings import tally
from clusterkit.reports.booklet.rows import Phrase
from clusterkit.reports.paper import Figure
from clusterkit.reports.quarterly.quarter import Quarter
from clusterkit.reports.quarterly.work import due
from clusterkit.reports.status.said import COUNTED
from clusterkit.standings import percent, standings, together
from clusterkit.status import State

_SHOWN: tuple[State, ...] = ("late", "at-risk", "unreported")

MEANING = N_(
    "Late: reported so, or not done when its time was over. At risk: blocked, short of a milestone or a target, or on "
    "money that is not approved. Without a report: one was due for the period, and there is none."
)


_AIMED = N_("of {aimed} indicators with a target; not measured: {unknown}")
_AIMED_OF_ALL = N_("of {aimed} indicators with a target; not measured: {unknown}; without a target: {others}")


def figures(of: Quarter) -> Iterator[Figure]:
    """Tasks by state, milestones of the period, indicators, and the money that was paid."""
    scribe, total = of.scribe, len(of.course.stands)
    yield Figure(
        scribe.label("Done"), str(of.course.count("done")), Phrase(scribe.label("of {total} tasks", total=total))
    )
    for state in _SHOWN:
        yield Figure(scribe.label(COUNTED[state]), str(of.course.count(state)))
    yield from _milestones(of)
    yield from _indicators(of)
    yield from _money(of)


def _milestones(of: Quarter) -> Iterator[Figure]:
    found = [one for stand in of.course.stands if stand.state != "dropped" for one in due(of, stand)]
    if found:
        met = sum(1 for one in found if one.attained and one.attained.met)
        note = of.scribe.label("of {total} that were due in the period", total=len(found))
        yield Figure(of.scribe.label("Milestones met"), str(met), Phrase(note))


def _indicators(of: Quarter) -> Iterator[Figure]:
    told = tally(of.course.readings, of.course.day)
    if not told.total:
        return
    where = told.where
    values = {"aimed": told.aimed, "unknown": where.get("not-measured", 0), "others": where.get("no-target", 0)}
    note = of.scribe.label(_AIMED if told.aimed == told.total else _AIMED_OF_ALL, **values)
    yield Figure(of.scribe.label("Targets reached"), str(where.get("reached", 0)) if told.aimed else "–", Phrase(note))


def _money(of: Quarter) -> Iterator[Figure]:
    if not of.plan.actuals:
        return
    whole = together(standings(of.plan, of.period.last_day).values())
    part = percent(whole.executed, whole.allocated) if whole.executed is not None else None
    if whole.executed is not None and whole.allocated and part is not None:
        said = {"executed": of.scribe.shekels(whole.executed), "allocated": of.scribe.shekels(whole.allocated)}
        note = of.scribe.label("{executed} of {allocated}", **said)
        yield Figure(of.scribe.label("Executed"), f"{part:.0f}%", Phrase(note))
