"""Where a report's table goes: in which format, and to stdout or a file."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from clusterkit.cli.streams import colours, give, looked_at, refuse

if TYPE_CHECKING:
    from clusterkit.reports.table import Table


def format_of(asked: str | None, output: Path | None) -> str:
    """The format: as asked, else a drawn table where somebody looks and text elsewhere."""
    return asked or ("table" if output is None and looked_at() else "text")


def write(table: "Table", format: str, output: Path | None, book: Callable[[], bytes], command: str) -> None:
    """Write a table; `book` makes the workbook. Exit 2 where a workbook would go to a terminal."""
    if format == "xlsx":
        if output is None and looked_at():
            refuse(f"a workbook needs a file: -o {command}.xlsx")
        give(book(), output)
        return
    from clusterkit.formats.tables import TABLES

    give(TABLES[format](table, output is None and colours(sys.stdout)), output)


def sheet(table: "Table") -> bytes:
    """The workbook of one table."""
    from clusterkit.spreadsheets.table import workbook

    return workbook([table])
