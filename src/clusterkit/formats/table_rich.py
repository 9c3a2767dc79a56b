"""A table for a terminal, drawn by rich."""

import io
from typing import TYPE_CHECKING

from clusterkit.formats.cells import heading, notes, plain, title, totals
from clusterkit.reports.table import Table
from clusterkit.texts import isolate

if TYPE_CHECKING:
    from rich.table import Table as Drawn

_WIDEST = 10_000
_NAME = 14  # cells that a name keeps on a narrow terminal; it goes on in the next line


def write(table: Table, colour: bool = False) -> str:
    """A ruled table as wide as its text needs, up to the terminal; columns without any figure are left out.

    Names and headings are broken into lines where the terminal is narrow. A figure or an id is never cut: then the
    table is wider than the terminal.
    """
    from rich.console import Console
    from rich.text import Text

    drawn = _drawn(table)
    console = Console(file=io.StringIO(), force_terminal=colour, no_color=not colour)
    least = console.measure(drawn, options=console.options.update(max_width=_WIDEST)).minimum
    console.width = max(console.width, least)
    console.print(drawn)
    for note in notes(table):
        console.print(Text(isolate(note)))
    return str(console.file.getvalue())  # type: ignore[attr-defined]


def _drawn(table: Table) -> "Drawn":
    from rich.box import SIMPLE_HEAD
    from rich.cells import cell_len
    from rich.table import Table as Drawn
    from rich.text import Text

    drawn = Drawn(title=Text(isolate(title(table))), box=SIMPLE_HEAD, show_footer=True, title_justify="left")
    shown, last = table.shown(), totals(table)
    for index in shown:
        column = table.columns[index]
        cells = [last[index], *(plain(row[index], column) for row in table.rows)]
        words = heading(column, table).split()
        drawn.add_column(
            Text(heading(column, table)),
            footer=Text(last[index], style="bold"),
            justify="right" if column.is_number else "left",
            min_width=_NAME if column.kind == "text" else max(map(cell_len, [*cells, *words])),
            overflow="fold",
        )
    for row in table.rows:
        drawn.add_row(*(Text(isolate(plain(row[index], table.columns[index]))) for index in shown))
    return drawn
