"""The year in numbers, and what the surveys leave unknown."""

from clusterkit.labels import N_
from clusterkit.national import average, shown
from clusterkit.reports.booklet.rows import Phrase
from clusterkit.reports.national.activities import KINDS, found_in
from clusterkit.reports.national.government import counts
from clusterkit.reports.national.money import income
from clusterkit.reports.national.round import Round
from clusterkit.reports.national.staff import held
from clusterkit.reports.paper import Block, Chapter, Figure, Figures, Prose


def opening(said: Round) -> Chapter:
    """How many clusters, posts, bodies, services and activities; then the parts of the report that nobody filled."""
    blocks: list[Block] = [Figures(tuple(_figures(said)))]
    gaps = tuple(_gaps(said))
    if gaps:
        blocks += [Prose((said.says("What is unknown:"),)), Prose(gaps, "list")]
    return Chapter("numbers", said.says("The year in numbers"), tuple(blocks))


def _figures(said: Round) -> list[Figure]:
    posts = [count for answer in said.answers if (count := held(answer)) is not None]
    services = [len(answer.survey.services) for answer in said.answers if answer.survey.services is not None]
    known = [some for answer in said.answers for kind in KINDS if (some := found_in(answer, kind)) is not None]
    found = [
        Figure(said.label("Clusters"), str(len(said.answers))),
        Figure(said.label("Posts that are held"), _sum(said, posts), _of(said, len(posts))),
        *(_bodies(said, year) for year in said.years),
        Figure(said.label("Core services"), _sum(said, services), _of(said, len(services))),
        Figure(said.label("Other activities"), _sum(said, [len(one) for one in known])),
    ]
    sums = [amount for answer in said.answers if (amount := income(answer)) is not None]
    if sums:
        found.append(Figure(said.label("Income"), said.scribe.shekels(sum(sums[1:], sums[0])), _of(said, len(sums))))
    return found


def _bodies(said: Round, year: int) -> Figure:
    found = counts(said, year)
    every, only = average(found), average(counts(said, year, ministries=True))
    label = said.label("Government bodies of a cluster in {year}, on average", year=year)
    if every is None or only is None:
        return Figure(label, str(said.unknown))
    some = len(found) < len(said.answers)
    text = N_("ministries alone: {number}; of {count} clusters") if some else N_("ministries alone: {number}")
    note = said.says(text, number=said.scribe.counted(shown(only)), count=len(found))
    return Figure(label, said.scribe.counted(shown(every)), note)


def _sum(said: Round, found: list[int]) -> str:
    return str(sum(found)) if found else str(said.unknown)


def _of(said: Round, clusters: int) -> Phrase | None:
    """How many clusters a number is of, where it is not all."""
    return said.says("of {count} clusters", count=clusters) if 0 < clusters < len(said.answers) else None


def _gaps(said: Round) -> list[Phrase]:
    """What no cluster says."""
    surveys = [answer.survey for answer in said.answers]
    services = [one for survey in surveys for one in survey.services or ()]
    every = [one for answer in said.answers for kind in KINDS for one in found_in(answer, kind) or ()]
    gaps = {
        said.label("the staff"): all(survey.staff is None for survey in surveys),
        said.label("the grants that were approved"): all(survey.grants is None for survey in surveys),
        said.label("the income"): all(survey.income is None for survey in surveys),
        said.label("how far the core services climbed"): all(one.reached is None for one in services),
        **{
            said.label("activities: {kind}", kind=said.label(label)): all(
                found_in(one, kind) is None for one in said.answers
            )
            for kind, label in KINDS.items()
        },
        said.label("the flags of the activities"): bool(every) and all(one.signs is None for one in every),
    }
    return [Phrase(text) for text, unknown in gaps.items() if unknown]
