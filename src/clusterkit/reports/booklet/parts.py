"""The sections of a plan as parts of its booklet, one inside another to any depth."""

from clusterkit.labels import N_
from clusterkit.model.plan import LineSpot
from clusterkit.model.work import Section
from clusterkit.reports.booklet.gantt import gantt
from clusterkit.reports.booklet.lines import line_table, section_money
from clusterkit.reports.booklet.measures import measure_table
from clusterkit.reports.booklet.rows import Phrase
from clusterkit.reports.booklet.scribe import Scribe
from clusterkit.reports.booklet.tasks import task_table
from clusterkit.reports.booklet.view import Part

KINDS = {
    "theme": N_("section kind: theme"),
    "division": N_("section kind: division"),
    "department": N_("section kind: department"),
    "domain": N_("section kind: domain"),
}
"""What a section may be, as a label."""


def parts(scribe: Scribe, sections: tuple[Section, ...], above: tuple[Section, ...] = ()) -> tuple[Part, ...]:
    """Sections that stand side by side, with all that is inside them."""
    return tuple(_part(scribe, (*above, section)) for section in sections)


def _part(scribe: Scribe, path: tuple[Section, ...]) -> Part:
    section = path[-1]
    return Part(
        anchor=f"s-{section.id}",
        number=scribe.number(section),
        level=len(path),
        kind=scribe.label(KINDS[section.kind]) if section.kind else "",
        title=scribe.phrase(section.title),
        introduction=scribe.maybe(section.introduction),
        purpose=scribe.maybe(section.purpose),
        topics=scribe.phrases(section.topics),
        principles=scribe.phrases(section.principles),
        partners=tuple(Phrase(scribe.partners((partner,))) for partner in section.partners),
        tasks=task_table(scribe, path),
        lines=line_table(scribe, _lines(scribe, path)),
        gantt=gantt(scribe, section),
        measures=measure_table(scribe, path),
        money=section_money(scribe, section),
        parts=parts(scribe, section.sections, path),
    )


def _lines(scribe: Scribe, path: tuple[Section, ...]) -> list[LineSpot]:
    """The lines of the section and its goals; those of its tasks too where the task table has no column for them."""
    in_table = "budget" in scribe.plan.head.columns
    own = [spot for spot in scribe.plan.lines if spot.sections[-1] is path[-1]]
    return [spot for spot in own if not (spot.task and in_table)]
