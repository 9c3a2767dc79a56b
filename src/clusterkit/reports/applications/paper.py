"""Calls and tenders across clusters: who applies to what, by ministry, and what came of it; tenders to join."""

from collections.abc import Iterator, Sequence

from clusterkit.labels import N_
from clusterkit.model.plan import Plan
from clusterkit.readings import called
from clusterkit.reports.across import apart, as_of, cluster_and_year, named
from clusterkit.reports.applications.applied import Applied, cluster
from clusterkit.reports.applications.lists import listed_calls, tenders
from clusterkit.reports.applications.ministries import matrix, ministries, silent
from clusterkit.reports.ask import Ask
from clusterkit.reports.booklet.rows import Phrase
from clusterkit.reports.booklet.scribe import Scribe
from clusterkit.reports.paper import Block, Chapter, Paper


def applications(plans: Sequence[Plan], ask: Ask) -> tuple[Paper, ...]:
    """A paper over all plans, and one over those of invented clusters; none where there is no plan."""
    return tuple(_paper(group, ask) for group in apart(plan for plan in plans if plan.planned))


def _paper(planned: Sequence[Plan], ask: Ask) -> Paper:
    scribe = Scribe(planned[0], ask.spoken(planned))
    scribes = [Scribe(plan, scribe.language) for plan in planned]
    found = [Applied(own, call) for own in scribes for call in called(own.plan, ask.as_of)]
    return Paper(
        document="calls",
        name=named("calls", planned, scribe.language),
        language=scribe.language,
        direction=scribe.direction,
        title=Phrase(scribe.label(N_("Calls and tenders across clusters"))),
        subject=Phrase(scribe.listed(dict.fromkeys(cluster(own) for own in scribes))),
        facts=(
            (scribe.label(N_("Plans")), Phrase(scribe.listed(map(cluster_and_year, scribes)))),
            *as_of(scribe, ask.as_of),
        ),
        chapters=tuple(_chapters(scribe, scribes, found)),
        invented=planned[0].invented,
        wide=True,
    )


def _chapters(scribe: Scribe, scribes: Sequence[Scribe], found: Sequence[Applied]) -> Iterator[Chapter]:
    """Who applies to what; of calls and of tenders more where there are any."""
    unnamed = silent(scribe, scribes)
    if found:
        yield _chapter(scribe, "calls", N_("Who applies to what"), *matrix(scribe, found), *unnamed)
        yield _chapter(scribe, "ministries", N_("By ministry"), *ministries(scribe, found))
        yield _chapter(scribe, "list", N_("The calls"), listed_calls(scribe, found))
    else:
        yield _chapter(scribe, "calls", N_("Who applies to what"), *unnamed)
    if any(own.plan.head.tenders for own in scribes):
        yield _chapter(scribe, "tenders", N_("Framework tenders"), *tenders(scribe, scribes))


def _chapter(scribe: Scribe, anchor: str, title: str, *blocks: Block) -> Chapter:
    return Chapter(anchor, Phrase(scribe.label(title)), blocks)
