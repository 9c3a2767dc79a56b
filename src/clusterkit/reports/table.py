"""A table: what every report gives and every format writes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple

Cell = str | int | Decimal | None
"""Text, a count, shekels, a percentage, or None where there is nothing to say (which is never zero)."""

ColumnKind = Literal["key", "text", "money", "count", "percent"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key in machine formats, its label (an English key of the catalogs) and what its cells are."""

    key: str
    label: str
    kind: ColumnKind

    @property
    def is_number(self) -> bool:
        """Whether its cells are numbers."""
        return self.kind in ("money", "count", "percent")


class Note(NamedTuple):
    """A line under a table: a template of the catalogs, and what fills it."""

    text: str
    values: Mapping[str, object]


_ALWAYS = ("allocated", "approved", "lines")
"""Columns that are shown though every figure in them is zero."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under columns. `total` is a row too; its cells add up their columns where the column adds up.

    `title` is an English key of the catalogs, filled from `values`, where {by} are the labels of the dimensions `by` of
    the rows; `subject` is what the table is about. `notes` stand under it.
    """

    title: str
    subject: str
    by: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...]
    language: str
    partial: bool = False
    values: Mapping[str, object] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()

    def shown(self) -> tuple[int, ...]:
        """The places of the columns that a reader needs: not those of figures that are nothing or zero in every row."""
        return tuple(place for place, column in enumerate(self.columns) if self._says(column))

    def _says(self, column: Column) -> bool:
        if column.kind in ("key", "text"):
            return True
        cells = self.column(column.key)
        return any(cells) or (column.key in _ALWAYS and any(cell is not None for cell in cells))

    def column(self, key: str) -> tuple[Cell, ...]:
        """The cells of one column, without the total."""
        index = [column.key for column in self.columns].index(key)
        return tuple(row[index] for row in self.rows)
