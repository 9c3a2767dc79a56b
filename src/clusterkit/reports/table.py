"""A table: what every report gives and every format writes."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal, NamedTuple

from clusterkit.labels import label

Cell = str | int | Decimal | None
"""Text, a count, shekels, a percentage, or None where there is nothing to say (which is never zero)."""

ColumnKind = Literal["key", "text", "money", "count", "percent"]


class Column(NamedTuple):
    """A column: its key in machine formats, its label (an English key of the catalogs) and what its cells are.

    `named` says that the label is a name of the plan's own, in no catalog. `digits` is how many stand after the point
    of every amount; where it is None, agorot do, if there are any.
    """

    key: str
    label: str
    kind: ColumnKind
    named: bool = False
    digits: int | None = None

    def heading(self, language: str) -> str:
        """What stands above it, in a language."""
        return self.label if self.named else label(self.label, language)

    @property
    def is_number(self) -> bool:
        """Whether its cells are numbers."""
        return self.kind in ("money", "count", "percent")


class Note(NamedTuple):
    """A line under a table: a template of the catalogs, and what fills it."""

    text: str
    values: Mapping[str, object]


ALWAYS = ("allocated", "approved", "lines")
"""Columns that are shown though every figure in them is zero."""


class Table(NamedTuple):
    """Rows of cells under columns. `total` is a row too; its cells add up their columns where the column adds up.

    `title` is an English key of the catalogs, filled from `values`, where {by} are the labels of the dimensions `by` of
    the rows; `subject` is what the table is about. `notes` stand under it. `unit` is an English key of the catalogs:
    what amounts of money are counted in, where they are not plain shekels. `always` are the keys of the columns that
    are shown though every figure in them is zero.
    """

    title: str
    subject: str
    by: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...]
    language: str
    partial: bool = False
    values: Mapping[str, object] = {}
    notes: tuple[Note, ...] = ()
    unit: str = ""
    always: tuple[str, ...] = ALWAYS

    def shown(self) -> tuple[int, ...]:
        """The places of the columns that a reader needs: not those that are empty, or figures that are all zero."""
        return tuple(place for place, column in enumerate(self.columns) if self._says(column))

    def _says(self, column: Column) -> bool:
        cells = self.column(column.key)
        if column.is_number:
            return any(cells) or (column.key in self.always and any(cell is not None for cell in cells))
        return column.kind == "key" or not cells or any(cell is not None for cell in cells)

    def column(self, key: str) -> tuple[Cell, ...]:
        """The cells of one column, without the total."""
        index = [column.key for column in self.columns].index(key)
        return tuple(row[index] for row in self.rows)
