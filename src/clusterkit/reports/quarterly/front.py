"""What every paper on a period begins with: its title, whose it is, and what it was made from."""

from collections.abc import Iterator, Sequence

from clusterkit.labels import N_
from clusterkit.reports.booklet.rows import Phrase
from clusterkit.reports.booklet.scribe import Scribe
from clusterkit.reports.paper import Chapter, Paper, Prose
from clusterkit.reports.quarterly.quarter import Quarter

NOT_YET = N_("Nobody has reported on this plan yet: what was done is not known.")


def paper(
    scribe: Scribe, of: Quarter | None, document: str, title: str, chapters: Sequence[Chapter], wide: bool = False
) -> Paper:
    """A paper on a period of a plan; without one, a paper that says that nobody has reported."""
    cluster = scribe.plan.cluster
    unsaid = Chapter("summary", Phrase(scribe.label("In short")), (Prose((Phrase(scribe.label(NOT_YET)),)),))
    return Paper(
        document=document,
        name=_name(scribe, of, document),
        language=scribe.language,
        direction=scribe.direction,
        title=Phrase(f"{title}: {of.named}" if of else title),
        subject=scribe.phrase(cluster.name) if cluster else Phrase(scribe.plan.cluster_id),
        facts=tuple(_facts(scribe, of)),
        chapters=tuple(chapters) if of else (unsaid,),
        invented=scribe.plan.invented,
        wide=wide,
    )


def _name(scribe: Scribe, of: Quarter | None, document: str) -> str:
    """The file's name: the plan, the document, the period without the plan's own year; another language is named."""
    tongue = "" if scribe.language == scribe.plan.language else f".{scribe.language}"
    if of is None:
        return f"{scribe.plan.id}-{document}{tongue}"
    period = of.period.name if of.period.year == scribe.plan.head.year else str(of.period)
    return "-".join(part for part in (scribe.plan.id, document, period) if part) + tongue


def _facts(scribe: Scribe, of: Quarter | None) -> Iterator[tuple[str, Phrase]]:
    plan = scribe.plan
    yield scribe.label("Plan"), scribe.phrase(plan.head.title)
    if plan.head.version:
        yield scribe.label("Version"), Phrase(plan.head.version)
    if of:
        yield scribe.label("Period"), Phrase(of.named)
        if of.report.date:
            yield scribe.label("Reported on"), Phrase(scribe.date(of.report.date))
