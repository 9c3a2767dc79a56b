"""Which movements of an export are which rows of the accounts: what is equal, and what says more here or there."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence, Set
from typing import TypeVar

from clusterkit.accounts.rows import Booked

Key = Callable[[Booked], Hashable]
Fits = Callable[[Booked, Booked], bool]
One = TypeVar("One")

_DETAILS = ("task", "line", "reference")


def pairs(movements: Sequence[Booked], rows: Sequence[Booked], same: Set[int]) -> dict[int, int]:
    """Which movement is which row, both by their places: as many pairs as can be, of what is most alike first.

    `same` are the movements of which somebody says that they are there, whatever the details.
    """
    every = frozenset(range(len(movements)))
    stages: tuple[tuple[Set[int], Key, Fits], ...] = (
        (every, lambda one: one, lambda one, row: one == row),
        (every, _document, _says_no_more),
        (every, _document, lambda one, row: _says_no_more(row, one)),
        (every, _document, _agrees),
        (same, money, _agrees),
        (same, money, lambda one, row: money(one) == money(row)),
    )
    found: dict[int, int] = {}
    for asked, key, fits in stages:
        taken = set(found.values())
        open_ones = {at: one for at, one in enumerate(movements) if at in asked and at not in found}
        open_rows = {at: row for at, row in enumerate(rows) if at not in taken}
        found |= _paired(open_ones, open_rows, key, fits)
    return found


def money(movement: Booked) -> tuple[Hashable, ...]:
    """How much moved, when, and of which source."""
    return movement.date, movement.source, movement.kind, movement.amount


def differ(one: Booked, row: Booked) -> tuple[str, ...]:
    """The details in which two movements differ: what says what a movement is for, and not how much it is."""
    return tuple(name for name in _DETAILS if getattr(one, name) != getattr(row, name))


def grouped(ones: Iterable[One], key: Callable[[One], Hashable]) -> dict[Hashable, list[One]]:
    """What has the same key, under it."""
    found: dict[Hashable, list[One]] = defaultdict(list)
    for one in ones:
        found[key(one)].append(one)
    return found


def _document(movement: Booked) -> Hashable:
    """What two sayings of one movement have in common; None where it has no reference."""
    return (*money(movement), movement.reference) if movement.reference else None


def _says_no_more(one: Booked, other: Booked) -> bool:
    return one.task in (None, other.task) and one.line in (None, other.line)


def _agrees(one: Booked, row: Booked) -> bool:
    return all(None in (getattr(one, name), getattr(row, name)) for name in differ(one, row))


def _paired(found: Mapping[int, Booked], there: Mapping[int, Booked], key: Key, fits: Fits) -> dict[int, int]:
    """As many pairs as can be of movements and rows with the same key that fit each other."""
    rows = grouped(there, lambda at: key(there[at]))
    holder: dict[int, int] = {}
    settled: set[int] = set()

    def fitting(who: int) -> Iterator[int]:
        one = found[who]
        return (row for row in rows[key(one)] if row not in settled and fits(one, there[row]))

    for at, one in found.items():
        if key(one) is not None:
            settled |= _seat(at, fitting, holder)
    return {at: row for row, at in holder.items()}


def _seat(one: int, fitting: Callable[[int], Iterator[int]], holder: dict[int, int]) -> Set[int]:
    """Give a movement a row: a free one, or that of another which moves to a free one, and so on.

    Where none can, the rows that were tried: nobody who comes later gets one of them either.
    """
    reached: dict[int, int] = {}
    left: dict[int, int] = {}
    waiting = [one]
    for at in waiting:
        for row in (row for row in fitting(at) if row not in reached):
            reached[row] = at
            if row not in holder:
                _move_up(row, one, reached, left, holder)
                return frozenset()
            left[holder[row]] = row
            waiting.append(holder[row])
    return reached.keys()


def _move_up(row: int, one: int, reached: Mapping[int, int], left: Mapping[int, int], holder: dict[int, int]) -> None:
    """Everybody on the way to a free row takes the next, down to the one for whom it is done."""
    holder[row] = reached[row]
    while holder[row] != one:
        row = left[holder[row]]
        holder[row] = reached[row]
