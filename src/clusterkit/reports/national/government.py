"""The government bodies that clusters work with, by year: the matrix, how it grew, with how many clusters each is."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from clusterkit.labels import N_
from clusterkit.national import average, shown
from clusterkit.reports.booklet.pictures import share
from clusterkit.reports.booklet.rows import Heading, Phrase
from clusterkit.reports.booklet.view import Grid, Picture, PictureRow, Stroke
from clusterkit.reports.national.round import NO, YES, Answer, Round
from clusterkit.reports.paper import Block, Chapter, Listing, Prose

_STAR = "★"


def government(said: Round) -> Chapter:
    """The matrix, in several tables where there are many clusters; growth by cluster; and by body."""
    caption = said.label("Clusters and government bodies")
    if all(answer.partners(year) is None for answer in said.answers for year in said.years):
        return Chapter("government", said.says("Government bodies"), (said.silence(caption, said.answers),))
    growth = (Listing(said.label("How many bodies each cluster works with"), _growth(said)), *_of_how_many(said))
    if not bodies(said):
        none = Prose((said.says("The clusters that say work with no government body."),))
        return Chapter("government", said.says("Government bodies"), (none, *growth))
    notes = [said.says("✓ works together in that year; – does not."), said.says("★ held a road show.")]
    blocks: tuple[Block, ...] = (
        *(Listing(said.caption(caption, part), _matrix(said, part)) for part in said.parts(len(said.years))),
        Prose(tuple(notes if road_shows(said) else notes[:1]), "note"),
        *growth,
        _picture(said),
        Listing(said.label("With how many clusters each body works"), _by_body(said)),
    )
    return Chapter("government", said.says("Government bodies"), blocks)


def bodies(said: Round) -> tuple[str, ...]:
    """The bodies of the national file in its order, then others as the clusters name them."""
    listed = said.national.partners if said.national else ()
    named = (id for answer in said.answers for year in said.years for id in answer.partners(year) or ())
    return tuple(dict.fromkeys((*listed, *named)))


def road_shows(said: Round) -> set[str]:
    """The bodies that held a road show, for all or for one of the clusters."""
    shared = said.national.road_shows if said.national else ()
    return {*shared, *(id for answer in said.answers for id in answer.survey.road_shows)}


def counts(said: Round, year: int, ministries: bool = False) -> list[int]:
    """How many bodies each cluster works with in a year, of the clusters that say; ministries alone if so asked."""
    return [count for answer in said.answers if (count := _count(said, answer, year, ministries)) is not None]


def _matrix(said: Round, part: Sequence[Answer]) -> Grid:
    shows = road_shows(said)
    columns = [(answer, year, answer.partners(year)) for answer in part for year in said.years]
    rows = []
    for id in bodies(said):
        name = said.partner(id)
        starred = Phrase(f"{name} {_STAR}", name.language) if id in shows else name
        marks = (said.unknown if found is None else YES if id in found else NO for _, _, found in columns)
        rows.append((starred, *marks))
    totals = [None if found is None else len(found) for _, _, found in columns]
    return Grid(
        (
            Heading("text", said.label("Body")),
            *(said.heading(answer, year) for answer, year, _ in columns),
        ),
        tuple(rows),
        (),
        (said.says("Together"), *(_number(said, count) for count in totals)),
        (None, *totals),
    )


def _count(said: Round, answer: Answer, year: int, ministries: bool = False) -> int | None:
    found = answer.partners(year)
    if found is None:
        return None
    return sum(said.is_ministry(id) for id in found) if ministries else len(found)


def _growth(said: Round) -> Grid:
    """For each cluster: all bodies and ministries alone by year, the change, and what came and went."""
    rows, numbers = [], []
    for answer in said.answers:
        every = [_count(said, answer, year) for year in said.years]
        cells = [*every, *(_count(said, answer, year, ministries=True) for year in said.years)]
        change = _change(every)
        rows.append(
            (said.name(answer), *(_number(said, one) for one in cells), _signed(said, change), *_moves(said, answer))
        )
        numbers.append((None, *cells, change, None, None))
    means = [_mean(said, year, only) for only in (False, True) for year in said.years]
    change = _change(means[: len(said.years)])
    return Grid(
        (
            Heading("text", said.label("Cluster")),
            *(Heading("count", said.label("all, {year}", year=year)) for year in said.years),
            *(Heading("count", said.label("ministries, {year}", year=year)) for year in said.years),
            Heading("count", said.label("Change")),
            Heading("text", said.label("New in {year}", year=said.years[-1])),
            Heading("text", said.label("No more in {year}", year=said.years[-1])),
        ),
        tuple(rows),
        tuple(numbers),
        (said.says("Average"), *(_number(said, one) for one in means), _signed(said, change), None, None),
        (None, *means, change, None, None),
    )


def _of_how_many(said: Round) -> Iterator[Block]:
    """Of how many clusters the average of a year is, where they are not all."""
    found = {year: len(counts(said, year)) for year in said.years}
    text = N_("The average of {year} is of {count} of {all} clusters; the others do not say.")
    notes = tuple(
        said.says(text, year=year, count=count, all=len(said.answers))
        for year, count in found.items()
        if 0 < count < len(said.answers)
    )
    if notes:
        yield Prose(notes, "note")


def _mean(said: Round, year: int, ministries: bool) -> Decimal | None:
    """The average over the clusters that say, to a tenth."""
    mean = average(counts(said, year, ministries))
    return None if mean is None else shown(mean)


def _change(found: Sequence[int | Decimal | None]) -> int | Decimal | None:
    first, last = found[0], found[-1]
    return None if first is None or last is None or len(found) < 2 else last - first


def _moves(said: Round, answer: Answer) -> Iterator[Phrase]:
    """The bodies that a cluster began to work with, and those that it no longer does."""
    before, now = answer.partners(said.years[0]), answer.partners(said.years[-1])
    if before is None or now is None or len(said.years) < 2:
        yield from (said.unknown, said.unknown)
        return
    for ids in ([id for id in now if id not in before], [id for id in before if id not in now]):
        yield Phrase(said.scribe.listed(map(said.partner, ids))) if ids else NO


def _picture(said: Round) -> Picture:
    """How many bodies each cluster works with in the last year, as bars; the years before beside them."""
    found = [(answer, [_count(said, answer, year) for year in said.years]) for answer in said.answers]
    longest = Decimal(max((row[-1] or 0 for _, row in found), default=0))
    rows = (
        PictureRow(
            said.name(answer),
            (Stroke("planned", share(Decimal(row[-1]), longest)),) if row[-1] else (),
            tuple(_number(said, count) for count in row),
        )
        for answer, row in found
    )
    title = said.label("Government bodies of each cluster, {year}", year=said.year)
    headings = tuple(Heading("count", str(year)) for year in said.years)
    return Picture("p-government", title, Heading("text", said.label("Cluster")), headings, tuple(rows))


def _by_body(said: Round) -> Grid:
    """With how many clusters each body works, by year, the most first in the last year; 0 for those with none."""
    found = [(id, [_clusters(said, id, year) for year in said.years]) for id in bodies(said)]
    found.sort(key=lambda one: (-one[1][-1], -one[1][0]))
    kinds = {True: said.label("ministry"), False: said.label("other body")}
    rows = (
        (said.partner(id), Phrase(kinds[said.is_ministry(id)]), *(Phrase(str(count)) for count in row))
        for id, row in found
    )
    heads = (Heading("text", said.label("Body")), Heading("text", said.label("Kind")))
    return Grid(
        (*heads, *(Heading("count", str(year)) for year in said.years)),
        tuple(rows),
        tuple((None, None, *row) for _, row in found),
    )


def _clusters(said: Round, id: str, year: int) -> int:
    return sum(id in (answer.partners(year) or ()) for answer in said.answers)


def _number(said: Round, count: int | Decimal | None) -> Phrase:
    return said.unknown if count is None else Phrase(said.scribe.counted(Decimal(count)))


def _signed(said: Round, change: int | Decimal | None) -> Phrase:
    if change is None:
        return said.unknown
    sign = "+" if change > 0 else "−" if change < 0 else ""
    return Phrase(sign + said.scribe.counted(abs(Decimal(change))))
