"""A table for a terminal, drawn by rich."""

import io

from clusterkit.formats.cells import heading, notes, plain, title, totals
from clusterkit.reports.table import Table
from clusterkit.texts import isolate


def write(table: Table, colour: bool = False) -> str:
    """A ruled table as wide as its text needs, up to the terminal; columns without any figure are left out."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table as Drawn
    from rich.text import Text

    drawn = Drawn(title=Text(isolate(title(table))), box=SIMPLE_HEAD, show_footer=True, title_justify="left")
    shown = table.shown()
    for index in shown:
        column = table.columns[index]
        drawn.add_column(
            Text(heading(column, table)),
            footer=Text(totals(table)[index], style="bold"),
            justify="right" if column.is_number else "left",
            no_wrap=column.kind != "text",
        )
    for row in table.rows:
        drawn.add_row(*(Text(isolate(plain(row[index], table.columns[index]))) for index in shown))
    stream = io.StringIO()
    console = Console(file=stream, force_terminal=colour, no_color=not colour)
    console.print(drawn)
    for note in notes(table):
        console.print(Text(isolate(note)))
    return stream.getvalue()
