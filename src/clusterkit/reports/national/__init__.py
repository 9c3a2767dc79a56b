"""The national status report: what the clusters of a year say of themselves, side by side, from their surveys."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from clusterkit.model.plan import Plan
from clusterkit.reports.across import named
from clusterkit.reports.ask import Ask
from clusterkit.reports.booklet.rows import Phrase
from clusterkit.reports.national.activities import activities
from clusterkit.reports.national.government import government
from clusterkit.reports.national.ladder import ladder
from clusterkit.reports.national.money import money
from clusterkit.reports.national.opening import opening
from clusterkit.reports.national.round import Answer, Round
from clusterkit.reports.national.staff import staff
from clusterkit.reports.national.text import text
from clusterkit.reports.paper import Paper


def national(plans: Sequence[Plan], ask: Ask) -> tuple[Paper, ...]:
    """A report for each year that clusters answered for; invented clusters have a report of their own."""
    return tuple(_paper(said) for said in rounds(plans, ask))


def rounds(plans: Sequence[Plan], ask: Ask) -> Iterable[Round]:
    """The rounds of surveys among plans: by year, those of invented clusters after the others."""
    found: dict[tuple[int, bool], list[Plan]] = defaultdict(list)
    for plan in plans:
        if plan.survey:
            found[plan.survey.year, plan.invented].append(plan)
    for year, invented in sorted(found):
        yield _round(year, found[year, invented], found.get((year - 1, invented), []), ask)


def _round(year: int, plans: list[Plan], before: list[Plan], ask: Ask) -> Round:
    head = next((plan.national for plan in plans if plan.national), None)
    listed = {id: place for place, id in enumerate(head.clusters if head else ())}
    plans.sort(key=lambda plan: (listed.get(plan.cluster_id, len(listed)), plan.cluster_id))
    earlier = {plan.cluster_id: plan.survey for plan in before}
    answers = (Answer(plan, plan.survey, earlier.get(plan.cluster_id)) for plan in plans if plan.survey)
    return Round(year, ask.spoken(plans), tuple(answers), head)


def _paper(said: Round) -> Paper:
    plan = said.answers[0].plan
    first = (opening(said), staff(said), government(said), money(said), ladder(said), activities(said))
    last = text(said)
    documents = {answer.survey.document for answer in said.answers if answer.survey.document}
    facts = [(said.label("Clusters"), Phrase(said.names(said.answers)))]
    if len(documents) == 1:
        facts.append((said.label("From the document"), said.scribe.phrase(documents.pop())))
    return Paper(
        document="national",
        name=named(f"national-{said.year}", [plan], said.language),
        language=said.language,
        direction=said.scribe.direction,
        title=said.says("National status report"),
        subject=said.says("The regional clusters in {year}", year=said.year),
        facts=tuple(facts),
        chapters=(*first, *([last] if last else [])),
        invented=plan.invented,
        wide=True,
    )
