"""The pipeline: every cluster across the programme's steps, what is next for each, and how long each step took."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from clusterkit.labels import N_
from clusterkit.model.plan import Plan
from clusterkit.reports.across import apart, as_of, named
from clusterkit.reports.ask import Ask
from clusterkit.reports.booklet.rows import Phrase
from clusterkit.reports.booklet.scribe import Scribe
from clusterkit.reports.formation.way import KINDS, STEPS, TAKERS, Way, ways
from clusterkit.reports.formation.words import Row, day, listing, told_as_of, when
from clusterkit.reports.paper import Block, Chapter, Figure, Figures, Paper, Prose


def pipeline(plans: Sequence[Plan], ask: Ask) -> tuple[Paper, ...]:
    """A paper over all clusters, and one over those that are invented; none where there is no cluster."""
    return tuple(_paper(group, ask) for group in apart(plans))


def _paper(plans: Sequence[Plan], ask: Ask) -> Paper:
    found = ways(plans)
    scribe = Scribe(found[0].plan, ask.spoken(plans))
    told = [way for way in found if way.said]
    chapters = [
        _chapter(scribe, "pipeline", N_("Where each cluster stands"), *_stand(scribe, found, told, ask)),
        _chapter(scribe, "next", N_("What is next"), _next(scribe, told, ask)),
        _chapter(scribe, "days", N_("How long the steps took"), *_days(scribe, told)),
    ]
    return Paper(
        document="pipeline",
        name=named("pipeline", plans, scribe.language),
        language=scribe.language,
        direction=scribe.direction,
        title=Phrase(scribe.label(N_("Clusters in formation"))),
        subject=Phrase(scribe.label(N_("The way from the request to the council, across clusters"))),
        facts=((scribe.label(N_("Clusters")), Phrase(str(len(found)))), *as_of(scribe, ask.as_of)),
        chapters=tuple(chapters),
        invented=plans[0].invented,
        wide=True,
    )


def _chapter(scribe: Scribe, anchor: str, title: str, *blocks: Block) -> Chapter:
    return Chapter(anchor, Phrase(scribe.label(title)), blocks)


def _name(scribe: Scribe, way: Way) -> Phrase:
    cluster = way.plan.cluster
    return _scribe(scribe, way).phrase(cluster.name) if cluster else Phrase(way.plan.cluster_id)


def _scribe(scribe: Scribe, way: Way) -> Scribe:
    """Who says what stands in that cluster's files, in the paper's language."""
    return Scribe(way.plan, scribe.language)


def _stand(scribe: Scribe, found: Sequence[Way], told: Sequence[Way], ask: Ask) -> tuple[Block, ...]:
    """The matrix of clusters and steps, the counts before it, and after it the clusters that nothing is said of."""
    formed = sum(1 for way in told if way.formed)
    figures = Figures(
        (
            Figure(scribe.label(N_("In formation")), str(len(told) - formed)),
            Figure(scribe.label(N_("The council has met")), str(formed)),
            Figure(scribe.label(N_("Nothing is said of the steps")), str(len(found) - len(told))),
        )
    )
    columns = [("text", N_("Cluster")), ("text", N_("Told as of")), *(("text", STEPS[kind]) for kind in KINDS)]
    rows = [_stages(_scribe(scribe, way), way, ask) for way in told]
    silent = [_name(scribe, way) for way in found if not way.said]
    text = N_("No document says how these came to be: {clusters}.")
    note = [Prose((Phrase(scribe.label(text, clusters=scribe.listed(silent))),), "note")] if silent else []
    return (figures, listing(scribe, N_("Clusters by step"), columns, rows), *note)


def _stages(own: Scribe, way: Way, ask: Ask) -> Row:
    """A cluster, the day that its file tells of, today where it names none, and each of the programme's steps."""
    return (
        _name(own, way),
        told_as_of(own, way) or day(own, ask.as_of),
        *(when(own, way.by_kind[kind], ask.as_of) for kind in KINDS),
    )


def _next(scribe: Scribe, told: Sequence[Way], ask: Ask) -> Block:
    columns = (
        ("text", N_("Cluster")),
        ("count", N_("Authorities")),
        ("text", N_("Last step taken")),
        ("text", N_("Next step")),
        ("text", N_("Whose it is")),
        ("text", N_("When")),
    )
    sizes = [_size(way) for way in told]
    rows = [_next_row(scribe, way, size, ask) for way, size in zip(told, sizes, strict=True)]
    numbers = [(None, size, None, None, None, None) for size in sizes]
    return listing(scribe, N_("What is next for each cluster"), columns, rows, numbers=numbers)


def _next_row(scribe: Scribe, way: Way, size: int | None, ask: Ask) -> Row:
    head = (_name(scribe, way), None if size is None else Phrase(str(size)))
    last = Phrase(scribe.label(STEPS[way.last] if way.last else N_("none is known")))
    if way.next is None:
        done = Phrase("–")
        return (*head, last, Phrase(scribe.label(N_("all steps were taken"))), done, done)
    stage = way.by_kind[way.next]
    expected = stage.step and (stage.step.taken or stage.step.expected)
    words = (Phrase(scribe.label(text)) for text in (STEPS[way.next], TAKERS[way.next]))
    return (*head, last, *words, when(_scribe(scribe, way), stage, ask.as_of) if expected else None)


def _size(way: Way) -> int | None:
    """How many authorities there are, where the file names them."""
    cluster = way.plan.cluster
    return len(cluster.members or cluster.candidates) or None if cluster else None


def _days(scribe: Scribe, told: Sequence[Way]) -> tuple[Block, ...]:
    """For each step the days since the last date before it, for each cluster the whole way, and the averages."""
    columns = [
        ("text", N_("Cluster")),
        *(("count", STEPS[kind]) for kind in KINDS[1:]),
        ("count", N_("From the request to the council")),
    ]
    counted = [[*(way.by_kind[kind].days for kind in KINDS[1:]), way.days] for way in told]
    shown = [pair for pair in zip(told, counted, strict=True) if any(one is not None for one in pair[1])]
    rows = [(_name(scribe, way), *_counted(way, numbers)) for way, numbers in shown]
    means = [_mean([numbers[place] for _, numbers in shown]) for place in range(len(KINDS))]
    average = (Phrase(scribe.label(N_("Average"))), *(None if one is None else Phrase(str(one)) for one in means))
    several = len(shown) > 1
    block = listing(
        scribe,
        N_("Days from one step to the next"),
        columns,
        rows,
        numbers=[(None, *numbers) for _, numbers in shown],
        total=average if several else (),
        total_numbers=(None, *means) if several else (),
    )
    note = N_(
        "Days are counted from the last step before it that has a date. An average is of the clusters that have one."
    )
    return (block, Prose((Phrase(scribe.label(note)),), "note")) if shown else (block,)


def _counted(way: Way, numbers: Sequence[int | None]) -> Row:
    """Days as they are printed: a dash for a step that is not taken, nothing where nobody says a date."""
    stages = [way.by_kind[kind] for kind in (*KINDS[1:], "council")]
    return tuple(
        Phrase("–") if stage.taken is False else None if one is None else Phrase(str(one))
        for stage, one in zip(stages, numbers, strict=True)
    )


def _mean(numbers: Sequence[int | None]) -> Decimal | None:
    known = [Decimal(one) for one in numbers if one is not None]
    return (sum(known, Decimal(0)) / len(known)).quantize(Decimal(1), ROUND_HALF_UP) if known else None
