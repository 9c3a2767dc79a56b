"""What papers over several clusters share: real clusters and invented ones kept apart, and the names of the files."""

from collections.abc import Iterable, Sequence
from datetime import date

from clusterkit.labels import N_
from clusterkit.model.plan import Plan
from clusterkit.reports.booklet.rows import Phrase
from clusterkit.reports.booklet.scribe import Scribe


def apart(plans: Iterable[Plan]) -> tuple[tuple[Plan, ...], ...]:
    """The plans of real clusters, then those of invented ones; nothing where there are none."""
    held = tuple(plans)
    groups = (tuple(plan for plan in held if plan.invented is invented) for invented in (False, True))
    return tuple(group for group in groups if group)


def cluster_and_year(scribe: Scribe) -> Phrase:
    """A plan as papers call it: its cluster, by its folder where it has no file, and its year."""
    plan = scribe.plan
    said = scribe.phrase(plan.cluster.name if plan.cluster else plan.cluster_id)
    return Phrase(f"{said} {plan.head.year}", said.language)


def as_of(scribe: Scribe, day: date | None) -> tuple[tuple[str, Phrase], ...]:
    """The day of a paper as one of its facts, where one was asked for."""
    return ((scribe.label(N_("As of")), Phrase(scribe.date(day))),) if day else ()


def named(document: str, plans: Sequence[Plan], language: str) -> str:
    """The name of a paper's file, with what is special: clusters that are invented, a language not the first plan's."""
    kind = "-invented" if plans[0].invented else ""
    return f"{document}{kind}" if language == plans[0].language else f"{document}{kind}.{language}"
