"""What the formats of a table share: a cell, a heading and a title as text."""

from decimal import Decimal

from clusterkit.labels import label
from clusterkit.messages import fill
from clusterkit.money import show
from clusterkit.reports.table import Cell, Column, Table


def plain(cell: Cell, column: Column) -> str:
    """A cell as a reader sees it: money with commas, nothing where nothing is said, zero as 0."""
    if cell is None:
        return ""
    if isinstance(cell, Decimal) and column.kind == "money":
        return show(cell) if column.digits is None or not cell else f"{cell:,.{column.digits}f}"
    return f"{cell:.1f}%" if isinstance(cell, Decimal) and column.kind == "percent" else str(cell)


def totals(table: Table) -> list[str]:
    """The total row as a reader sees it, with its name in the first cell."""
    cells = [plain(cell, column) for cell, column in zip(table.total, table.columns, strict=True)]
    return [label("Total", table.language), *cells[1:]]


def heading(column: Column, table: Table) -> str:
    """A column's label in the table's language."""
    return column.heading(table.language)


def title(table: Table) -> str:
    """The table's title in its language, with what it is about and what its money is counted in."""
    columns = {column.key: column for column in table.columns}
    by = ", ".join(heading(columns[name], table) for name in table.by)
    said = fill(table.title, {**table.values, "by": by}, table.language)
    partial = label("partial: some files could not be read", table.language) if table.partial else ""
    unit = label(table.unit, table.language) if table.unit else ""
    return " · ".join(part for part in (said, table.subject, unit, partial) if part)


def notes(table: Table) -> list[str]:
    """The lines under the table, in its language."""
    return [fill(note.text, note.values, table.language) for note in table.notes]
