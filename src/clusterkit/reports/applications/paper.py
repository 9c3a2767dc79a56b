"""Calls and tenders across clusters: who applies to what, by ministry, and what came of it; tenders to join."""

from collections.abc import Sequence

from clusterkit.labels import N_
from clusterkit.model.plan import Plan
from clusterkit.reports.applications.applied import Applied, cluster
from clusterkit.reports.applications.lists import listed_calls, tenders
from clusterkit.reports.applications.ministries import matrix, ministries, silent
from clusterkit.reports.ask import Ask
from clusterkit.reports.booklet.rows import Phrase
from clusterkit.reports.booklet.scribe import Scribe
from clusterkit.reports.paper import Block, Chapter, Paper


def applications(plans: Sequence[Plan], ask: Ask) -> tuple[Paper, ...]:
    """One paper over all plans; none where there is no plan."""
    planned = [plan for plan in plans if plan.planned]
    if not planned:
        return ()
    scribe = Scribe(planned[0], ask.spoken(planned))
    scribes = [Scribe(plan, scribe.language) for plan in planned]
    found = [Applied(own, call) for own in scribes for call in own.plan.head.calls]
    as_of = [(scribe.label(N_("As of")), Phrase(scribe.date(ask.as_of)))] if ask.as_of else []
    paper = Paper(
        document="calls",
        name="calls",
        language=scribe.language,
        direction="ltr" if scribe.language == "en" else "rtl",
        title=Phrase(scribe.label(N_("Calls and tenders across clusters"))),
        subject=Phrase(scribe.listed(dict.fromkeys(cluster(own) for own in scribes))),
        facts=((scribe.label(N_("Plans")), Phrase(scribe.listed(plan.id for plan in planned))), *as_of),
        chapters=(
            _chapter(scribe, "calls", N_("Who applies to what"), *matrix(scribe, found), *silent(scribe, scribes)),
            _chapter(scribe, "ministries", N_("By ministry"), *ministries(scribe, found)),
            _chapter(scribe, "list", N_("The calls"), listed_calls(scribe, found)),
            _chapter(scribe, "tenders", N_("Framework tenders"), *tenders(scribe, scribes)),
        ),
        invented=all(plan.cluster and plan.cluster.invented for plan in planned),
        wide=True,
    )
    return (paper,)


def _chapter(scribe: Scribe, anchor: str, title: str, *blocks: Block) -> Chapter:
    return Chapter(anchor, Phrase(scribe.label(title)), blocks)
