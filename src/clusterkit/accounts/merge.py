"""What of an export is new to `actuals.csv`, what may be there already, and what the rows there lack."""

from collections.abc import Iterable, Mapping, Sequence, Set
from decimal import Decimal
from typing import NamedTuple

from clusterkit.accounts.pairs import differ, grouped, money, pairs
from clusterkit.accounts.rows import Booked
from clusterkit.accounts.sheet import clean
from clusterkit.diagnostics import Place
from clusterkit.model.progress import Actual

Numbered = tuple[int, Booked]
"""A row of the export, and a movement that it says."""


class Kept(NamedTuple):
    """A row of the accounts: its place, and what it says."""

    place: Place
    says: Booked


class Doubt(NamedTuple):
    """A new movement, with its row of the export, that may be one which is there: they differ in the details named."""

    number: int
    one: Booked
    there: Kept
    differ: tuple[str, ...]


class Filled(NamedTuple):
    """A row of the accounts that is to say more: its line, and the values that it lacks, by heading."""

    line: int
    values: Mapping[str, str]


class Merge(NamedTuple):
    """The movements that are new, in the order of their days; how many are there already; what these are to say more.

    `doubtful` are those of the new ones that may be there: somebody has to say. `alike` are like a row that is there,
    but of another document.
    """

    new: tuple[Numbered, ...]
    there: int
    filled: tuple[Filled, ...]
    doubtful: tuple[Doubt, ...]
    alike: tuple[Numbered, ...]


def merge(movements: Sequence[Numbered], rows: Iterable[Actual], same: Set[int] = frozenset()) -> Merge:
    """The movements that the rows lack: where the export has one three times and the rows twice, it is new once.

    A movement with a reference is there too where one says a task or a line, and the other none. `same` are the rows
    of the export of which somebody says that they are there, whatever the details.
    """
    kept = [Kept(row.place, _booked(row, row.amount)) for row in rows if isinstance(row.amount, Decimal)]
    settled = frozenset(at for at, (number, _) in enumerate(movements) if number in same)
    found = pairs([one for _, one in movements], [row.says for row in kept], settled)
    new = sorted((one for at, one in enumerate(movements) if at not in found), key=lambda one: one[1].date)
    taken = set(found.values())
    left = grouped([row for at, row in enumerate(kept) if at not in taken], lambda row: money(row.says))
    doubts = [doubt for number, one in new for doubt in _nearest(number, one, left[money(one)])]
    filled = [Filled(kept[row].place.line, _lacking(kept[row].says, movements[at][1])) for at, row in found.items()]
    return Merge(
        tuple(new),
        len(found),
        tuple(sorted((one for one in filled if one.values), key=lambda one: one.line)),
        tuple(doubt for doubt in doubts if not _is_other(doubt)),
        tuple((doubt.number, doubt.one) for doubt in doubts if _is_other(doubt)),
    )


def _booked(row: Actual, amount: Decimal) -> Booked:
    return Booked(row.date, row.source, row.task, row.line, row.kind, amount, clean(row.reference or "") or None)


def _nearest(number: int, one: Booked, rows: Sequence[Kept]) -> list[Doubt]:
    """The row that differs least from a movement, of those that may be it if there is one, and in what."""
    doubts = [Doubt(number, one, row, differ(one, row.says)) for row in rows]
    return sorted(doubts, key=lambda doubt: (_is_other(doubt), len(doubt.differ)))[:1]


def _lacking(row: Booked, found: Booked) -> dict[str, str]:
    return {name: getattr(found, name) for name in differ(row, found) if getattr(row, name) is None}


def _is_other(doubt: Doubt) -> bool:
    """Whether the two are of different documents."""
    return "reference" in doubt.differ and None not in (doubt.one.reference, doubt.there.says.reference)
