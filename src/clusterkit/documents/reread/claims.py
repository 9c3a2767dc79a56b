"""What a plan's booklet must say of its money, from `budget` and the reports alone: tables, and sums in a few words.

The names of rows and the headings are the booklet's own; the figures have nothing from it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from clusterkit.budget import Charge, add_up, charges
from clusterkit.labels import label
from clusterkit.model.work import Section
from clusterkit.money import apportion
from clusterkit.periods import Period, read_period
from clusterkit.reports.ask import Ask
from clusterkit.reports.booklet.pictures import source_name
from clusterkit.reports.booklet.scribe import Scribe
from clusterkit.reports.budget import FOR_A_SOURCE, budget
from clusterkit.reports.control import control
from clusterkit.reports.dimensions import HEADINGS
from clusterkit.reports.table import Cell as Figure
from clusterkit.reports.table import Table
from clusterkit.reports.words import SOURCE_KINDS
from clusterkit.standings import Standing, standings, together

YEAR = 12
"""How many months it has."""

Cell = tuple[Decimal, ...]
"""The figures of one cell, in any order."""


class Row(NamedTuple):
    """A row: what it is called, in each of its claim's `named_by`, and its cells."""

    name: tuple[str, ...]
    cells: tuple[Cell, ...]


class Claim(NamedTuple):
    """A table of money that a document may hold, and must where it is `needed`.

    It stands under one of `titles`, in `section` where it is a section's; its columns are known by their headings.
    """

    titles: tuple[str, ...]
    named_by: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    total: tuple[Cell, ...] | None = None
    section: str = ""
    needed: bool = False


def claims(scribe: Scribe) -> Iterator[Claim]:
    """The tables of what the plan comes to, of what happened, and of calls and tenders."""
    if scribe.plan.lines or scribe.plan.sources:
        yield from _sums(scribe)
        yield from _pictures(scribe)
    yield from _execution(scribe)
    yield from _asked(scribe)


WORDS = {
    "allocated": "Allocated: {amount}",
    "in_kind": "of which in kind: {amount}",
    "up_to": "on demand, up to {amount}",
    "income": "income: {amount}",
}
"""What a sum in a few words says, by the names of a Sum."""


def words(scribe: Scribe) -> dict[str, dict[str, Decimal]]:
    """What the whole (under "") and every section come to, by the section's number and title, and by what it is."""
    found = list(charges(scribe.plan))
    sums = {"": add_up(found)}
    for path in scribe.plan.all_sections:
        sums[titled(scribe, path[-1])] = add_up(_inside(found, path[-1]))
    return {place: {key: getattr(one, key) for key in WORDS if getattr(one, key)} for place, one in sums.items()}


def titled(scribe: Scribe, section: Section) -> str:
    """A section's number and title."""
    return f"{scribe.number(section)} {scribe.phrase(section.title)}"


def _inside(found: Iterable[Charge], section: Section) -> list[Charge]:
    return [charge for charge in found if any(one is section for one in charge.spot.sections)]


def _sums(scribe: Scribe) -> Iterator[Claim]:
    by_source, by_section = (_report(scribe, by) for by in ("source", "section"))
    if not by_source.rows or not by_section.rows:
        return
    if scribe.plan.whole:
        by_source = _of_whole(by_source, _report(Scribe(scribe.plan.whole, scribe.language), "source"), scribe)
    sections = [titled(scribe, scribe.sections[str(row[0])]) for row in by_section.rows]
    names = [str(source_name(scribe, str(row[0]))) for row in by_source.rows]
    yield _grid(scribe, "Budget by source, in shekels", by_source, names)
    yield _grid(scribe, "Budget by section, in shekels", by_section, sections)


def _report(scribe: Scribe, by: str) -> Table:
    return budget([scribe.plan], Ask((by,), language=scribe.language))


def _of_whole(part: Table, whole: Table, scribe: Scribe) -> Table:
    """What a part says of how much there is of its sources and is left of them: as the whole plan has it."""
    keys = {column.key for column in FOR_A_SOURCE}
    theirs = [index for index, column in enumerate(part.columns) if column.key in keys]
    rows = {row[0]: row for row in whole.rows if scribe.plan.balance(str(row[0]))}

    def mended(row: tuple[Figure, ...]) -> tuple[Figure, ...]:
        known = rows.get(row[0])
        return tuple((known[at] if known else None) if at in theirs else cell for at, cell in enumerate(row))

    return part._replace(rows=tuple(map(mended, part.rows)))


def _grid(scribe: Scribe, title: str, table: Table, names: Sequence[str]) -> Claim:
    kept = [index for index in table.shown() if table.columns[index].is_number]
    rows = zip(names, table.rows, strict=True)
    return Claim(
        (label(title, scribe.language),),
        (label("Name", scribe.language),),
        tuple(table.columns[index].heading(scribe.language) for index in kept),
        tuple(Row((name,), tuple(_cell(row[index]) for index in kept)) for name, row in rows),
        tuple(_cell(table.total[index]) for index in kept),
        needed=True,
    )


def _cell(*figures: object) -> Cell:
    return tuple(Decimal(figure) for figure in figures if isinstance(figure, Decimal | int))


def _pictures(scribe: Scribe) -> Iterator[Claim]:
    found, say = list(charges(scribe.plan)), scribe.label
    sections = [(titled(scribe, one), add_up(_inside(found, one)).allocated) for one in scribe.plan.sections]
    sources = _by(scribe, "source", lambda key: str(source_name(scribe, key)))
    kinds = _by(scribe, "kind", lambda key: say(HEADINGS[key] if key in HEADINGS else SOURCE_KINDS[key]))
    periods = _by(scribe, "period", lambda key: _period(scribe, read_period(key)))
    yield _shares(scribe, ("By source",), "Source", _largest_first(sources))
    yield _shares(scribe, ("By kind of source", "Budget by kind of source, in shekels"), "Kind", _largest_first(kinds))
    yield _shares(scribe, ("By section", "Budget by outermost section, in shekels"), "Section", sections)
    yield _shares(scribe, ("By period", "Budget by period, in shekels"), "Period", periods)


def _by(scribe: Scribe, by: str, name: Callable[[str], str]) -> list[tuple[str, Decimal]]:
    table = _report(scribe, by)
    pairs = zip(table.column(by), table.column("allocated"), strict=True)
    return [(name(str(key)), amount) for key, amount in pairs if isinstance(amount, Decimal)]


def _largest_first(found: list[tuple[str, Decimal]]) -> list[tuple[str, Decimal]]:
    return sorted(found, key=lambda pair: -pair[1])


def _period(scribe: Scribe, period: Period) -> str:
    year = period.months == YEAR
    return scribe.label("All of {year}", year=period.year) if year else scribe.period(period)


def _shares(scribe: Scribe, titles: tuple[str, ...], first: str, found: Sequence[tuple[str, Decimal]]) -> Claim:
    """What is allocated, with its share in per cent where nothing is below zero."""
    kept = [pair for pair in found if pair[1]]
    amounts = [amount for _, amount in kept]
    whole = bool(kept) and all(amount > 0 for amount in amounts)
    shares = [(share,) for share in apportion(Decimal(100), amounts, Decimal("0.1"))] if whole else [()] * len(kept)
    return Claim(
        tuple(scribe.label(title) for title in titles),
        (scribe.label(first),),
        (scribe.label("Allocated"), scribe.label("Of the total")),
        tuple(Row((name,), ((amount,), share)) for (name, amount), share in zip(kept, shares, strict=True)),
        ((sum(amounts, Decimal(0)),), (Decimal(100),) if whole else ()),
    )


def _execution(scribe: Scribe) -> Iterator[Claim]:
    """What is planned of each source against what is ordered and paid; what moved in each quarter."""
    plan, say = scribe.plan, scribe.label
    if not plan.actuals:
        return
    known = standings(plan, plan.as_of)
    moved = {id: one for id, one in known.items() if one.allocated or one.committed or one.executed}
    keys = ("allocated", "committed", "executed", "available", "percent")
    titles = ("Allocated", "Committed", "Executed", "Available", "Executed, of what may be used")

    def cells(one: Standing) -> tuple[Cell, ...]:
        return tuple(_cell(_tenth(one.percent) if key == "percent" else getattr(one, key)) for key in keys)

    yield Claim(
        (say("Planned and executed, by source"),),
        (say("Source"),),
        tuple(map(say, titles)),
        tuple(Row((str(source_name(scribe, id)),), cells(one)) for id, one in moved.items()),
        cells(together(moved.values())) if moved else None,
    )
    table = control([plan], Ask(("quarter",), as_of=plan.as_of, language=scribe.language))
    columns = [table.column(kind) for kind in ("commitments", "payments", "receipts")]
    yield Claim(
        (say("What moved, by quarter"),),
        (say("Period"),),
        (say("Commitments"), say("Payments"), say("Receipts")),
        tuple(
            Row((scribe.period(read_period(str(key))),), tuple(map(_cell, cells)))
            for key, *cells in zip(table.column("quarter"), *columns, strict=True)
            if any(cells)
        ),
        tuple((sum((cell for cell in column if isinstance(cell, Decimal)), Decimal(0)),) for column in columns),
    )


def _tenth(percent: Decimal | None) -> Decimal | None:
    return None if percent is None else percent.quantize(Decimal("0.1"))


def _asked(scribe: Scribe) -> Iterator[Claim]:
    """What was asked for in calls, and bought through tenders."""
    say, head = scribe.label, scribe.plan.head
    calls = [Row((str(scribe.phrase(one.title)),), (_cell(one.requested), _cell(one.approved))) for one in head.calls]
    tenders = [Row((str(scribe.phrase(one.title)),), (_cell(one.volume), _cell(one.overhead))) for one in head.tenders]
    yield Claim(
        (say("Calls for proposals"),), (say("Call for proposals"),), (say("Requested"), say("Approved")), tuple(calls)
    )
    yield Claim(
        (say("Framework tenders"),), (say("Framework tender"),), (say("Yearly volume"), say("Overhead")), tuple(tenders)
    )
