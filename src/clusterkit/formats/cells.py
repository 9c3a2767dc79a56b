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
        return show(cell)
    return str(cell)


def heading(column: Column, table: Table) -> str:
    """A column's label in the table's language."""
    return label(column.label, table.language)


def title(table: Table) -> str:
    """The table's title in its language, with what it is about."""
    columns = {column.key: column for column in table.columns}
    by = ", ".join(heading(columns[name], table) for name in table.by)
    return f"{fill(table.title, {'by': by}, table.language)} · {table.subject}" if table.subject else ""
