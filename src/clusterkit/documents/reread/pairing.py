"""A table as it is read beside the one that is claimed: which row and which column is which."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from clusterkit.documents.reread.claims import Cell, Claim, Row
from clusterkit.documents.reread.figures import figures, letters
from clusterkit.documents.reread.reading import Table

At = tuple[int, int]
"""A cell of a table: its row and its column, counted from 0."""


class Pair(NamedTuple):
    """What is claimed of a cell, and where it stands; `at` is None where nothing stands there."""

    row: str
    column: str
    wanted: Cell
    at: At | None


def is_claimed(claim: Claim, table: Table) -> bool:
    """Whether a table is the one that is claimed: by what stands above it, and by its headings."""
    titles, headings = set(map(letters, claim.titles)), set(map(letters, table.rows[0]))
    named = not headings.isdisjoint(map(letters, claim.named_by))
    return (
        (letters(table.caption) in titles or (named and letters(table.place) in titles))
        and (not claim.section or is_under(table.place, claim.section))
        and not headings.isdisjoint(map(letters, claim.columns))
    )


def is_under(heading: str, section: str) -> bool:
    """Whether a heading is a section's: its number, its title, and in some forms its kind between them."""
    number, _, title = section.partition(" ")
    said = letters(heading)
    return said == letters(section) or (heading.startswith(f"{number} ") and said.endswith(letters(title)))


def pairs(claim: Claim, table: Table, total: str) -> Iterator[Pair]:
    """Every cell of the claimed columns: what is claimed and stands somewhere, or nowhere; and what nobody claims."""
    places = _places(table, claim.columns)
    for want, number in _rows(claim, table, total):
        cells = want.cells if want else ((),) * len(places)
        name = " · ".join(filter(None, want.name if want else table.rows[number or 0][:1]))
        for place, column, wanted in zip(places, claim.columns, cells, strict=True):
            there = number is not None and place is not None and place < len(table.rows[number])
            if there or any(wanted):
                yield Pair(name, column, wanted, (number, place) if there else None)  # type: ignore[arg-type]


def _places(table: Table, headings: Sequence[str]) -> list[int | None]:
    there = [*map(letters, table.rows[0])]
    return [there.index(letters(one)) if letters(one) in there else None for one in headings]


def _rows(claim: Claim, table: Table, total: str) -> Iterator[tuple[Row | None, int | None]]:
    """Claimed rows with the numbers of those that bear their names; the rest in their order; and the total."""
    feet = [number for number, row in enumerate(table.rows) if number and letters(row[0]) == letters(total)]
    left = [number for number, row in enumerate(table.rows) if number and len(row) > 1 and number not in feet]
    names, columns = _places(table, claim.named_by), _places(table, claim.columns)

    def fits(want: Row, number: int) -> int:
        cells = zip(columns, want.cells, strict=True)
        return sum(at is not None and sorted(figures(table.rows[number][at])) == sorted(cell) for at, cell in cells)

    alone = []
    for want in claim.rows:
        name = [letters(part) for part, at in zip(want.name, names, strict=True) if at is not None]
        same = [one for one in left if [letters(table.rows[one][at]) for at in names if at is not None] == name]
        if same:
            left.remove(best := max(same, key=lambda number: fits(want, number)))
            yield want, best
        else:
            alone.append(want)
    empty = [None] * (len(alone) + len(left))
    ends = zip([*alone, *empty], [*left, *empty], strict=False)
    yield from ((want, number) for want, number in ends if want or number is not None)
    if claim.total is not None:
        yield Row((total,), claim.total), feet[-1] if feet else None
