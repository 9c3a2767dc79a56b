"""What a reader can narrow the tasks by: owner, source, authority or partner, period; and what a row falls under."""

from collections.abc import Iterable, Iterator
from itertools import chain

from clusterkit.budget import sources_of
from clusterkit.labels import N_
from clusterkit.model.plan import LineSpot, Plan
from clusterkit.model.sources import Line
from clusterkit.model.work import Section, Task
from clusterkit.periods import Period
from clusterkit.reports.booklet.rows import Phrase
from clusterkit.reports.booklet.scribe import Scribe
from clusterkit.reports.booklet.view import Choice, Facet

PARTNERS = (
    (("authority", "cluster"), N_("Authorities")),
    (("ministry", "agency"), N_("Ministries and agencies")),
    (("company", "association", "health", "academia", "group", "other"), N_("Other partners")),
)
"""The kinds of partner, as they stand in groups, and the groups' titles."""


def task_keys(scribe: Scribe, path: tuple[Section, ...], task: Task) -> tuple[str, ...]:
    """The choices that a task of the innermost section of `path` falls under. Its sections' partners are its own."""
    own = (*task.funders, *task.partners, *task.potential_partners)
    named = (
        *_keys("owner", task.owner),
        *_keys("source", _sources(task.budget)),
        *_keys("partner", (*own, *_partners(path))),
        *_keys("period", map(str, _busy(task, scribe.months))),
    )
    return tuple(dict.fromkeys(named))


def line_keys(scribe: Scribe, spot: LineSpot) -> tuple[str, ...]:
    """The choices that a budget line falls under: its task's, else its source, its partners and its period."""
    if spot.task:
        return task_keys(scribe, spot.sections, spot.task)
    named = (
        *_keys("source", _sources((spot.line,))),
        *_keys("partner", _partners(spot.sections)),
        *_keys("period", map(str, _drawn(spot, scribe.months))),
    )
    return tuple(dict.fromkeys(named))


def facets(scribe: Scribe) -> tuple[Facet, ...]:
    """The facets that have a choice, each choice with at least one row, in the order of the registers."""
    plan = scribe.plan
    of_tasks = (
        task_keys(scribe, path, task) for path in plan.all_sections for goal in path[-1].goals for task in goal.tasks
    )
    used = {*chain(*of_tasks, *(line_keys(scribe, spot) for spot in _apart(plan)))}
    sources = {id: scribe.phrase(source.name) for id, source in plan.sources.items()}
    groups = {
        "owner": [("", {id: _owner(scribe, id) for id in plan.people})],
        "source": [("", sources)],
        "partner": list(_partner_groups(scribe)),
        "period": [("", {str(one): Phrase(scribe.period(one)) for one in sorted(_all_busy(scribe))})],
    }
    titles = {
        "owner": scribe.label("Owner"),
        "source": scribe.label("Source"),
        "partner": scribe.label("Authority or partner"),
        "period": scribe.label("Period"),
    }
    found = ((key, _chosen(key, groups[key], used)) for key in groups)
    return tuple(Facet(key, titles[key], chosen) for key, chosen in found if chosen)  # type: ignore[arg-type]


def _chosen(
    facet: str, groups: Iterable[tuple[str, dict[str, Phrase]]], used: set[str]
) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
    """The groups with the choices that are used; ids that no register has stand last, under themselves."""
    whole = [(title, dict(names)) for title, names in groups]
    known = {id for _, names in whole for id in names}
    ids = sorted(key.removeprefix(f"{facet}:") for key in used if key.startswith(f"{facet}:"))
    whole[-1][1].update((id, Phrase(id)) for id in ids if id not in known)
    chosen = (
        (title, tuple(Choice(f"{facet}:{id}", name) for id, name in names.items() if f"{facet}:{id}" in used))
        for title, names in whole
    )
    return tuple((title, choices) for title, choices in chosen if choices)


def _owner(scribe: Scribe, id: str) -> Phrase:
    """Who holds an id, in one language: an option cannot say that a part of it is in another."""
    said = scribe.holder(id)
    return said if said.language else Phrase(scribe.person(id))


def _partner_groups(scribe: Scribe) -> Iterator[tuple[str, dict[str, Phrase]]]:
    for kinds, title in PARTNERS:
        known = scribe.plan.partner_register.items()
        yield scribe.label(title), {id: scribe.phrase(one.name) for id, one in known if one.kind in kinds}


def _keys(facet: str, ids: Iterable[str]) -> Iterator[str]:
    return (f"{facet}:{id}" for id in ids)


def _sources(lines: Iterable[Line]) -> tuple[str, ...]:
    return tuple(source for line in lines for source in sources_of(line))


def _partners(path: tuple[Section, ...]) -> tuple[str, ...]:
    return tuple(partner for section in path for partner in section.partners)


def _busy(task: Task, months: int) -> Iterator[Period]:
    """The periods in which a task is worked on or a milestone of it is due, which is at its period's end."""
    for period in task.schedule:
        yield from _slices(period, months)
    yield from (_slices(one.period, months)[-1] for one in task.milestones)


def _drawn(spot: LineSpot, months: int) -> tuple[Period, ...]:
    """The periods that a budget line is for."""
    return _slices(spot.line.period, months) if spot.line.period else ()


def _apart(plan: Plan) -> Iterator[LineSpot]:
    """The budget lines that stand on a goal or a section."""
    return (spot for spot in plan.lines if not spot.task)


def _slices(period: Period, months: int) -> tuple[Period, ...]:
    """The periods of so many months that one reaches into."""
    firsts = range((period.month - 1) // months * months + 1, period.last + 1, months)
    return tuple(Period(period.year, first, months) for first in firsts)


def _all_busy(scribe: Scribe) -> set[Period]:
    of_tasks = (_busy(task, scribe.months) for task in scribe.plan.tasks)
    return {*chain(*of_tasks, *(_drawn(spot, scribe.months) for spot in _apart(scribe.plan)))}
