"""The report to the council on a period: what was done, what was not, what it cost, and what needs a decision."""

from collections.abc import Iterator, Sequence

from clusterkit.model.plan import Plan
from clusterkit.reports.ask import Ask
from clusterkit.reports.booklet.rows import Phrase
from clusterkit.reports.paper import Chapter, Figures, Paper, Prose
from clusterkit.reports.quarterly.decisions import decisions
from clusterkit.reports.quarterly.front import paper
from clusterkit.reports.quarterly.measured import measured
from clusterkit.reports.quarterly.money import money
from clusterkit.reports.quarterly.quarter import Quarter, chapter, quarter, scribes
from clusterkit.reports.quarterly.summary import MEANING, figures
from clusterkit.reports.quarterly.work import done, milestones, moved, troubled


def quarterly(plans: Sequence[Plan], ask: Ask) -> tuple[Paper, ...]:
    """For each plan, the report on the last period that was over and reported on by the day asked.

    States and money are as they were at the period's end, so that the report says the same whenever it is made.
    """
    made = []
    for scribe in scribes(plans, ask):
        of = quarter(scribe, scribe.plan.as_of)
        title = scribe.label("Report to the council")
        made.append(paper(scribe, of, "quarterly", title, tuple(_chapters(of)) if of else (), wide=True))
    return tuple(made)


def _chapters(of: Quarter) -> Iterator[Chapter]:
    label = of.scribe.label
    meaning = Prose((Phrase(label(MEANING)),), "note")
    yield Chapter("summary", Phrase(label("In short")), (Figures(tuple(figures(of))), meaning))
    yield Chapter("decisions", Phrase(label("What needs a decision")), decisions(of))
    yield from chapter("done", label("What was done"), done(of))
    yield from chapter("troubled", label("What is late, at risk or without a report"), troubled(of))
    yield from chapter("moved", label("Dates that moved"), moved(of))
    yield from chapter("milestones", label("Milestones of the period"), milestones(of))
    yield from chapter("indicators", label("Indicators against their targets"), measured(of))
    yield from chapter("money", label("The money"), money(of))
