"""The booklet that the council approves and the public reads, as a value: a plan to what its documents show."""

from clusterkit.labels import N_
from clusterkit.model.plan import Plan
from clusterkit.reports.booklet import opening
from clusterkit.reports.booklet.execution import execution
from clusterkit.reports.booklet.facets import facets
from clusterkit.reports.booklet.parts import parts
from clusterkit.reports.booklet.rows import Phrase
from clusterkit.reports.booklet.scribe import Scribe
from clusterkit.reports.booklet.sums import budget
from clusterkit.reports.booklet.view import Booklet, Chapter, Entry, Part

__all__ = ["Booklet", "booklet"]

_UPRIGHT = 4
"""A task table of at most so many columns is readable on a page that stands upright."""

_LAST = ("budget", "execution", "imprint")
"""The chapters after the sections."""

FALLBACKS = {
    "he": N_("What the plan does not say in this language stands in Hebrew."),
    "ar": N_("What the plan does not say in this language stands in Arabic."),
    "en": N_("What the plan does not say in this language stands in English."),
}
"""What a booklet in another language than the plan's says of the plan's own."""


def booklet(plan: Plan, language: str = "", edition: str = "", revision: str = "") -> Booklet:
    """Everything that the plan's booklet shows, in order; in a language (`he`, `ar`, `en`), else in the plan's own.

    Texts that the plan does not have in that language stand in one that it has, and say so. `edition` says what of the
    plan it is, where that is not all; `revision` which state of its files.
    """
    scribe = Scribe(plan, language)
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
        "execution": execution(scribe),
        "imprint": opening.imprint(scribe, edition, revision),
    }
    chapters = _chapters(scribe)
    held = {key for key in chapters if there[key] or (key == "process" and there["introduction"])}
    return Booklet(
        id=plan.id,
        language=scribe.language,
        direction=scribe.direction,
        cover=opening.cover(scribe, edition),
        chapters=chapters,
        contents=_contents(chapters, held, shown),
        parts=shown,
        facets=facets(scribe),
        tasks=len(plan.tasks),
        wide=any(_widest(part) > _UPRIGHT for part in shown),
        fallback=_fallback(scribe),
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
        "execution": scribe.label("Execution so far"),
        "imprint": scribe.label("Version and approval"),
    }
    return {key: Chapter(f"c-{key}", title) for key, title in titles.items()}


def _contents(chapters: dict[str, Chapter], held: set[str], parts: tuple[Part, ...]) -> tuple[Entry, ...]:
    """The chapters that hold something, with the sections among them."""
    entries = {key: Entry(one.anchor, "", Phrase(one.title)) for key, one in chapters.items() if key in held}
    before = (entry for key, entry in entries.items() if key not in _LAST)
    return (*before, *map(_entry, parts), *(entries[key] for key in _LAST if key in entries))


def _widest(part: Part) -> int:
    """The most columns of a task table in a section or inside it."""
    own = len(part.tasks.columns) if part.tasks else 0
    return max((own, *map(_widest, part.parts)))


def _fallback(scribe: Scribe) -> str:
    own = scribe.plan.language
    return "" if scribe.language == own else scribe.label(FALLBACKS[own])


def _entry(part: Part) -> Entry:
    return Entry(part.anchor, part.number, part.title, tuple(map(_entry, part.parts)))
