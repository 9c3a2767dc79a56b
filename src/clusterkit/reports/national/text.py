"""The figures that the report's own text gives, each computed again beside it, with what makes the difference."""

from decimal import Decimal

from clusterkit.labels import N_
from clusterkit.model.survey import Printed
from clusterkit.national import Computed, agrees, computed, shown
from clusterkit.reports.booklet.rows import Heading, Phrase
from clusterkit.reports.booklet.view import Grid
from clusterkit.reports.national.round import POSTS, Round
from clusterkit.reports.paper import Chapter, Listing, Prose

FIGURES = {
    "ministries-on-average": N_("Ministries that a cluster worked with in {year}, on average"),
    "percent-of-ministries": N_("The same, in percent of all ministries, {year}"),
    "road-shows": N_("Bodies that held a road show, {year}"),
    "posts-on-state-money": N_("Kinds of post that the state alone pays for, {year}"),
}


def text(said: Round) -> Chapter | None:
    """The chapter; None where the year has no printed figures."""
    printed = said.national.printed if said.national else ()
    if not printed or said.national is None:
        return None
    plan = said.answers[0].plan
    found = [(one, computed(one, said.national, plan)) for one in printed]
    rows = tuple(_row(said, one, again) for one, again in found)
    heads = (said.label("Figure"), said.label("Printed"), said.label("Computed"), said.label("What it is made of"))
    grid = Grid(tuple(Heading("text", head) for head in heads), rows)
    wrong = sum(again is not None and not agrees(one, again.value) for one, again in found)
    words = (
        said.says(
            "Of {count} figures in the report's text, {wrong} differ from its own tables.",
            count=len(found),
            wrong=wrong,
        ),
        said.says(
            "The text counts ministries; the tables also have agencies and other bodies, which are shown beside."
        ),
    )
    return Chapter(
        "text",
        said.says("Figures in the report's text"),
        (Prose(words), Listing(said.label("Printed and computed"), grid)),
    )


def _row(said: Round, printed: Printed, again: Computed | None) -> tuple[Phrase, ...]:
    percent = "%" if printed.figure == "percent-of-ministries" else ""
    value = said.scribe.counted(printed.value)
    about = said.label("about {number}", number=value) if printed.about else value
    name = said.says(FIGURES[printed.figure], year=printed.year)
    if again is None:
        return name, Phrase(about + percent), said.unknown, said.says("not all the clusters' surveys say enough")
    number = said.scribe.counted(shown(again.value)) + percent
    differs = "" if agrees(printed, again.value) else f" ({said.label('differs')})"
    return name, Phrase(about + percent), Phrase(number + differs), _made_of(said, printed, again)


def _made_of(said: Round, printed: Printed, again: Computed) -> Phrase:
    """The arithmetic, or the names of what is counted; and the same with all bodies."""
    if not again.parts:
        posts = printed.figure == "posts-on-state-money"
        names = (said.label(POSTS[name]) if posts else said.partner(name) for name in again.names)
        return Phrase(said.scribe.listed(names))
    parts = f"{' + '.join(map(str, again.parts))} = {sum(again.parts)}; {sum(again.parts)} / {again.of}"
    if again.everybody is None:
        return Phrase(parts)
    everybody = said.scribe.counted(Decimal(shown(again.everybody)))
    return Phrase(f"{parts}; {said.label('with all bodies: {number}', number=everybody)}")
