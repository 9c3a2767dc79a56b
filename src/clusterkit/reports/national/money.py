"""The clusters' money: what the programme gives to each, grants that were approved, and income by source."""

from decimal import Decimal

from clusterkit.model.survey import Grant, Income, Support
from clusterkit.money import known
from clusterkit.reports.amounts import added
from clusterkit.reports.booklet.rows import Heading, Phrase
from clusterkit.reports.booklet.view import Grid
from clusterkit.reports.national.round import NO, Answer, Round
from clusterkit.reports.paper import Block, Chapter, Listing
from clusterkit.reports.words import SOURCE_KINDS


def money(said: Round) -> Chapter:
    """What the programme gives, the grants, and the income; each is unknown where nobody said."""
    support = said.national.support if said.national else ()
    blocks: list[Block] = []
    if support:
        blocks.append(Listing(said.label("What the programme gives to each cluster"), _support(said, support)))
    for caption, grid, silent in (
        (said.label("Grants that were approved"), _grants(said), [a for a in said.answers if a.survey.grants is None]),
        (said.label("Income by source"), _income(said), [a for a in said.answers if a.survey.income is None]),
    ):
        if grid:
            blocks.append(Listing(caption, grid))
        if silent:
            blocks.append(said.silence(caption, silent))
    return Chapter("money", said.says("Money"), tuple(blocks))


def income(answer: Answer) -> Decimal | None:
    """What came to a cluster in the year, as far as it is known, in shekels; None where nothing is."""
    return None if answer.survey.income is None else added([one.amount for one in answer.survey.income])


def _support(said: Round, support: tuple[Support, ...]) -> Grid:
    rows = []
    for one in support:
        times = said.says("every year, for {years} years", years=one.years) if one.yearly and one.years else None
        often = times or said.says("every year" if one.yearly else "once")
        given = Phrase(said.scribe.listed(map(said.partner, one.funders)))
        rows.append((said.scribe.phrase(one.title), said.shekels(one.amount), often, given))
    heads = (said.label("What for"), said.label("Shekels"), said.label("How often"), said.label("Given by"))
    numbers = tuple((None, one.amount if isinstance(one.amount, Decimal) else None, None, None) for one in support)
    keys = ("text", "money", "text", "text")
    return Grid(tuple(Heading(key, head) for key, head in zip(keys, heads, strict=True)), tuple(rows), numbers)


def _grants(said: Round) -> Grid | None:
    found = [(answer, grant) for answer in said.answers for grant in answer.survey.grants or ()]
    if not found:
        return None
    first = (said.label("Cluster"), said.label("Year"), said.label("What for"))
    heads = (*first, said.label("Given by"), said.label("Shekels"))
    keys = ("text", "count", "text", "text", "money")
    whole = added([grant.amount for _, grant in found])
    return Grid(
        tuple(Heading(key, head) for key, head in zip(keys, heads, strict=True)),
        tuple(_grant(said, answer, grant) for answer, grant in found),
        tuple((None, None, None, None, known(grant.amount)) for _, grant in found),
        (said.says("Together"), None, None, None, said.shekels(whole)),
        (None, None, None, None, whole),
    )


def _grant(said: Round, answer: Answer, grant: Grant) -> tuple[Phrase, ...]:
    given = Phrase(said.scribe.listed(map(said.partner, grant.funders))) if grant.funders else said.unknown
    title = said.scribe_of(answer).phrase(grant.title)
    return said.name(answer), Phrase(str(grant.year)), title, given, said.shekels(grant.amount)


def _income(said: Round) -> Grid | None:
    """A row for each cluster, a column for each kind of source; a dash where nothing of the kind came in."""
    answers = [answer for answer in said.answers if answer.survey.income is not None]
    kinds = [kind for kind in SOURCE_KINDS if any(_of_kind(answer, kind) for answer in answers)]
    if not kinds:
        return None
    numbers = [[*(_sum(_of_kind(answer, kind)) for kind in kinds), income(answer), _once(answer)] for answer in answers]
    sums = [added([one for one in column if one is not None]) for column in zip(*numbers, strict=True)]
    rows = (
        (
            said.name(answer),
            *(_cell(said, answer, kind) for kind in kinds),
            said.shekels(income(answer)),
            said.shekels(_once(answer)),
        )
        for answer in answers
    )
    heads = (*(said.label(SOURCE_KINDS[kind]) for kind in kinds), said.label("Together"), said.label("of it once"))
    return Grid(
        (Heading("text", said.label("Cluster")), *(Heading("money", head) for head in heads)),
        tuple(rows),
        tuple((None, *row) for row in numbers),
        (said.says("Together"), *map(said.shekels, sums)),
        (None, *sums),
    )


def _once(answer: Answer) -> Decimal | None:
    """What came once, for a project."""
    return _sum([one for one in answer.survey.income or () if one.one_off])


def _of_kind(answer: Answer, kind: str) -> list[Income]:
    return [one for one in answer.survey.income or () if one.kind == kind]


def _cell(said: Round, answer: Answer, kind: str) -> Phrase:
    found = _of_kind(answer, kind)
    return said.shekels(_sum(found)) if found else NO


def _sum(found: list[Income]) -> Decimal | None:
    return added([one.amount for one in found])
