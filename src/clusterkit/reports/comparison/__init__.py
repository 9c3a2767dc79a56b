"""Plans side by side, from the plans alone: any clusters, any years."""

from collections.abc import Sequence

from clusterkit.model.plan import Plan
from clusterkit.reports.across import apart, named
from clusterkit.reports.ask import Ask
from clusterkit.reports.booklet.rows import Phrase
from clusterkit.reports.booklet.scribe import Scribe
from clusterkit.reports.comparison.tables import Side, kinds, side_by_side, standing_out, themes, unapproved_picture
from clusterkit.reports.paper import Chapter, Listing, Paper, Prose


def comparison(plans: Sequence[Plan], ask: Ask) -> tuple[Paper, ...]:
    """A paper over the plans that have sections, and one over those of invented clusters; none where no plan has."""
    groups = apart(plan for plan in plans if plan.planned)
    return tuple(_paper(group, ask) for group in groups if any(plan.sections for plan in group))


def _paper(plans: Sequence[Plan], ask: Ask) -> Paper:
    compared = tuple(plan for plan in plans if plan.sections)
    side = Side(Scribe(compared[0], ask.spoken(compared)), compared)
    return Paper(
        document="comparison",
        name=named("comparison", compared, side.scribe.language),
        language=side.scribe.language,
        direction=side.scribe.direction,
        title=side.says("Plans side by side"),
        subject=Phrase(side.scribe.listed(side.name(plan) for plan in compared)),
        facts=((side.label("Plans"), Phrase(str(len(compared)))),),
        chapters=tuple(_chapters(side, [plan for plan in plans if not plan.sections])),
        invented=compared[0].invented,
        wide=True,
    )


def _chapters(side: Side, left_out: Sequence[Plan]) -> list[Chapter]:
    notes = [
        side.says("Unknown is what a plan does not say. Residents are those of all members, where each has its number.")
    ]
    if left_out:
        names = side.scribe.listed(side.name(plan) for plan in left_out)
        notes.append(side.says("Left out, because they have no sections: {names}.", names=names))
    stand_out = standing_out(side)
    how = side.says(
        "Among five plans or more, a figure stands out that is more than one and a half times the distance between the "
        "quartiles beyond them. Among fewer, the highest and the lowest are named."
    )
    out = (Listing(side.label("Figures that stand out"), stand_out),) if stand_out else ()
    return [
        Chapter(
            "side",
            side.says("In numbers"),
            (Listing(side.label("Plans side by side"), side_by_side(side)), Prose(tuple(notes), "note")),
        ),
        Chapter("kinds", side.says("Budget by kind of source"), (*kinds(side), unapproved_picture(side))),
        Chapter("themes", side.says("Themes"), (Listing(side.label("Tasks of each theme"), themes(side)),)),
        Chapter("outliers", side.says("What stands out"), (*out, Prose((how,), "note"))),
    ]
