"""The formats of a table, by name."""

from collections.abc import Callable

from clusterkit.formats import table_csv, table_json, table_md, table_rich, table_text
from clusterkit.reports.table import Table

TABLES: dict[str, Callable[[Table, bool], str]] = {
    "table": table_rich.write,
    "text": table_text.write,
    "csv": table_csv.write,
    "json": table_json.write,
    "md": table_md.write,
}
"""What `budget` writes as text: from a table, and whether to colour. The workbook is in `spreadsheets`."""
