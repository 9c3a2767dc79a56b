"""The booklet that the council approves and the public reads, as a value: a plan to what its documents show."""

from clusterkit.model.plan import Plan
from clusterkit.reports.booklet import opening
from clusterkit.reports.booklet.parts import parts
from clusterkit.reports.booklet.rows import Phrase
from clusterkit.reports.booklet.scribe import Scribe
from clusterkit.reports.booklet.sums import budget
from clusterkit.reports.booklet.view import Booklet, Chapter, Entry, Part

__all__ = ["Booklet", "booklet"]


def booklet(plan: Plan) -> Booklet:
    """Everything that the plan's booklet shows, in the plan's language and in order."""
    scribe = Scribe(plan)
    shown = parts(scribe, plan.sections)
    there = {
        "approvals": opening.approvals(scribe),
        "messages": opening.messages(scribe),
        "goals": opening.goals(scribe),
        "values": scribe.phrases(plan.head.values),
        "review": opening.review(scribe),
        "calls": opening.calls(scribe),
        "tenders": opening.tenders(scribe),
        "process": scribe.phrases(plan.head.process),
        "introduction": scribe.maybe(plan.head.introduction),
        "budget": budget(scribe),
    }
    chapters = _chapters(scribe)
    before = [
        Entry(chapters[key].anchor, "", Phrase(chapters[key].title))
        for key in chapters
        if key != "budget" and (there[key] or (key == "process" and there["introduction"]))
    ]
    after = [Entry(chapters["budget"].anchor, "", Phrase(chapters["budget"].title))] if there["budget"] else []
    return Booklet(
        id=plan.id,
        language=plan.language,
        direction="ltr" if plan.language == "en" else "rtl",
        cover=opening.cover(scribe),
        chapters=chapters,
        contents=(*before, *map(_entry, shown), *after),
        parts=shown,
        **there,  # type: ignore[arg-type]
    )


def _chapters(scribe: Scribe) -> dict[str, Chapter]:
    """The chapters around the sections, in order."""
    year = scribe.plan.head.review.year if scribe.plan.head.review else 0
    titles = {
        "approvals": scribe.label("Approvals"),
        "messages": scribe.label("Messages"),
        "goals": scribe.label("The cluster's goals"),
        "values": scribe.label("Leading values"),
        "review": scribe.label("The year {year} in review", year=year),
        "calls": scribe.label("Calls for proposals"),
        "tenders": scribe.label("Framework tenders"),
        "process": scribe.label("How the plan is made"),
        "budget": scribe.label("The budget"),
    }
    return {key: Chapter(f"c-{key}", title) for key, title in titles.items()}


def _entry(part: Part) -> Entry:
    return Entry(part.anchor, part.number, part.title, tuple(map(_entry, part.parts)))
