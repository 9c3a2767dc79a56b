"""The end of the booklet: what the plan comes to, by source and by section."""

from decimal import Decimal

from clusterkit.budget import add_up, charges
from clusterkit.model.sources import Source
from clusterkit.reports.ask import Ask
from clusterkit.reports.booklet.grids import Number, grid
from clusterkit.reports.booklet.lines import money_words
from clusterkit.reports.booklet.pictures import pictures, share, source_name
from clusterkit.reports.booklet.rows import Heading, Phrase
from clusterkit.reports.booklet.scribe import Scribe
from clusterkit.reports.booklet.view import Bar, Budget, Grid
from clusterkit.reports.budget import budget as budget_report
from clusterkit.reports.table import Cell, Table
from clusterkit.reports.words import SOURCE_KINDS, SOURCE_STATES


def budget(scribe: Scribe) -> Budget | None:
    """The plan's money; None where it has no budget line and no source."""
    by_source = budget_report([scribe.plan], Ask(by=("source",), language=scribe.language))
    by_section = budget_report([scribe.plan], Ask(by=("section",), language=scribe.language))
    names = [source_name(scribe, str(row[0])) for row in by_source.rows]
    about = [Phrase(" · ".join(_about(scribe, scribe.plan.sources.get(str(row[0]))))) for row in by_source.rows]
    sources = _grid(scribe, by_source, names, about)
    sections = _grid(scribe, by_section, [_numbered(scribe, row) for row in by_section.rows])
    if sources is None or sections is None:
        return None
    words = money_words(scribe, add_up(charges(scribe.plan)))
    return Budget(words, _bars(scribe, by_source, names), sources, sections, pictures(scribe))


def _numbered(scribe: Scribe, row: tuple[Cell, ...]) -> Phrase:
    section = scribe.sections.get(str(row[0]))
    if section is None:
        return Phrase(str(row[1]))
    title = scribe.phrase(section.title)
    return Phrase(f"{scribe.number(section)} {title}", title.language)


def _grid(scribe: Scribe, table: Table, names: list[Phrase], about: list[Phrase] | None = None) -> Grid | None:
    """A report's table under names of the booklet's own, without columns of nothing but zeros."""
    kept = [index for index in table.shown() if table.columns[index].is_number]
    first = [Heading("text", scribe.label("Name"))]
    second = [Heading("text", scribe.label("Kind, number and state"))] if about else []
    columns = [Heading(table.columns[index].kind, scribe.label(table.columns[index].label)) for index in kept]
    begins = [[name, *([about[index]] if about else [])] for index, name in enumerate(names)]
    none = [None] * len(first + second)
    return grid(
        [*first, *second, *columns],
        [
            [*begin, *(_shown(scribe, row[index]) for index in kept)]
            for begin, row in zip(begins, table.rows, strict=True)
        ],
        [[*none, *(_number(row[index]) for index in kept)] for row in table.rows],
        [Phrase(scribe.label("Total")), *none[1:], *(_shown(scribe, table.total[index]) for index in kept)],
        [*none, *(_number(table.total[index]) for index in kept)],
    )


def _shown(scribe: Scribe, cell: Cell) -> Phrase | None:
    if cell is None:
        return None
    return Phrase(scribe.money(cell) if isinstance(cell, Decimal) else str(cell))


def _number(cell: Cell) -> Number:
    return cell if isinstance(cell, Decimal | int) else None


def _about(scribe: Scribe, source: Source | None) -> list[str]:
    """What the register says of a source."""
    if source is None:
        return []
    number = scribe.label("no. {number}", number=source.number) if source.number else ""
    state = scribe.label(SOURCE_STATES[source.state]) if source.state else ""
    year = str(source.year) if source.year else ""
    return [said for said in (scribe.label(SOURCE_KINDS[source.kind]), number, state, year) if said]


def _bars(scribe: Scribe, table: Table, names: list[Phrase]) -> tuple[Bar, ...]:
    """Every source that money is allocated from, the largest first."""
    found = list(zip(names, table.column("allocated"), strict=True))
    amounts = sorted(((Decimal(money), name) for name, money in found if money), key=lambda pair: -pair[0])
    longest = max((money for money, _ in amounts), default=Decimal(0))
    return tuple(Bar(name, scribe.shekels(money), share(money, longest)) for money, name in amounts if money > 0)
