"""A table: what every report gives and every format writes."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Cell = str | int | Decimal | None
"""Text, a count, shekels, or None where there is nothing to say (which is never zero)."""

ColumnKind = Literal["key", "text", "money", "count"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key in machine formats, its label (an English key of the catalogs) and what its cells are."""

    key: str
    label: str
    kind: ColumnKind


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under columns. `total` is a row too; its cells add up their columns where the column adds up.

    `title` is an English key of the catalogs, filled from `subject`. `by` are the dimensions of the rows.
    """

    title: str
    subject: str
    by: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...]
    language: str
    partial: bool = False

    def column(self, key: str) -> tuple[Cell, ...]:
        """The cells of one column, without the total."""
        index = [column.key for column in self.columns].index(key)
        return tuple(row[index] for row in self.rows)
