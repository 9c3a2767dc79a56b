"""A table in thousands or millions of shekels, whose printed columns add up to their printed totals."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from clusterkit.labels import N_
from clusterkit.money import settle
from clusterkit.reports.cross import CROSSED
from clusterkit.reports.table import Cell, Note, Table


class Unit(NamedTuple):
    """What amounts are shown in: its label, how many shekels it is, and how many digits it is shown with."""

    label: str
    shekels: int
    digits: int

    @property
    def smallest(self) -> Decimal:
        """The smallest part of it that is shown."""
        return Decimal(1).scaleb(-self.digits)


UNITS = {
    "thousands": Unit(N_("thousands of shekels"), 1_000, 0),
    "millions": Unit(N_("millions of shekels"), 1_000_000, 2),
}
"""The units that are not shekels. Millions have two digits: with one, most lines of these plans would be nothing."""

_MOVED = N_("figures moved by one in their last digit, so that columns add up: {count}")
_SMALL = N_("amounts too small for this unit, shown as 0: {count}")
_ACROSS = N_("rows that do not add up across after rounding: {count}")
_EXACT = N_("the amounts in these notes are in shekels")


def in_unit(table: Table, unit: Unit) -> Table:
    """The table with its money in a unit; every column that adds up to its total adds up to it as printed, too.

    Such a column's total is rounded half up, and its cells down or up to it by largest remainder; zero stays zero.
    Other columns are rounded half up, cell by cell. Notes count the figures that rounding alone would show otherwise.
    """
    columns = list(map(list, zip(*table.rows, strict=True))) or [[] for _ in table.columns]
    total = list(table.total)
    for at, column in enumerate(table.columns):
        if column.kind == "money":
            columns[at], total[at] = _rounded(columns[at], total[at], unit)
    rounded = table._replace(
        columns=tuple(one._replace(digits=unit.digits if one.kind == "money" else None) for one in table.columns),
        rows=tuple(zip(*columns, strict=True)),
        total=tuple(total),
        unit=unit.label,
        always=tuple(table.columns[at].key for at in table.shown()),
    )
    return rounded._replace(notes=tuple(_notes(table, rounded, unit)))


def _rounded(cells: Sequence[Cell], total: Cell, unit: Unit) -> tuple[list[Cell], Cell]:
    """A column and its total in a unit: each figure alone, unless the column would then no longer add up."""
    exact, alone, whole = _amounts(cells), [_nearest(cell, unit) for cell in cells], _nearest(total, unit)
    if not isinstance(whole, Decimal) or not exact or sum(exact) != total or sum(_amounts(alone)) == whole:
        return alone, whole
    settled = iter(settle([cell / unit.shekels for cell in exact], int(whole / unit.smallest), unit.smallest))
    return [next(settled) if isinstance(cell, Decimal) else cell for cell in cells], whole


def _amounts(cells: Sequence[Cell]) -> list[Decimal]:
    return [cell for cell in cells if isinstance(cell, Decimal)]


def _nearest(cell: Cell, unit: Unit) -> Cell:
    """A cell in a unit, rounded alone, half up; what is no amount as it is."""
    if not isinstance(cell, Decimal):
        return cell
    return (cell / unit.shekels / unit.smallest).to_integral_value(ROUND_HALF_UP) * unit.smallest


def _notes(table: Table, rounded: Table, unit: Unit) -> Iterator[Note]:
    """The table's own notes, and what rounding did to its figures."""
    yield from table.notes
    if any(isinstance(value, Decimal) for note in table.notes for value in note.values.values()):
        yield Note(_EXACT, {})
    pairs = [
        (was, now)
        for before, after in zip((*table.rows, table.total), (*rounded.rows, rounded.total), strict=True)
        for was, now, column in zip(before, after, table.columns, strict=True)
        if column.kind == "money" and isinstance(was, Decimal)
    ]
    moved = sum(1 for was, now in pairs if now != _nearest(was, unit))
    small = sum(1 for was, now in pairs if was and not now)
    across = sum(1 for row in (*rounded.rows, rounded.total) if not _adds_across(row, table))
    counts = ((_MOVED, moved), (_SMALL, small), (_ACROSS, across))
    yield from (Note(text, {"count": count}) for text, count in counts if count)


def _adds_across(row: Sequence[Cell], table: Table) -> bool:
    """Whether a row's crossed cells come to what is allocated in it; true where nothing is crossed."""
    keys = [column.key for column in table.columns]
    crossed = [cell for key, cell in zip(keys, row, strict=True) if CROSSED in key]
    return not crossed or sum(_amounts(crossed)) == row[keys.index("allocated")]
