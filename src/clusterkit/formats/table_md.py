"""A table as Markdown, for a page, an issue or a council's protocol."""

from clusterkit.formats.cells import heading, plain, title, totals
from clusterkit.reports.table import Table


def write(table: Table, colour: bool = False) -> str:
    """A heading, and the table with its total in bold; right-to-left languages in a right-to-left block."""
    heads = [_safe(heading(column, table)) for column in table.columns]
    marks = ["---:" if column.kind in ("money", "count") else "---" for column in table.columns]
    rows = [[_safe(plain(cell, column)) for cell, column in zip(row, table.columns, strict=True)] for row in table.rows]
    total = [f"**{text}**" if text else "" for text in totals(table)]
    body = "\n".join(f"| {' | '.join(row)} |" for row in (heads, marks, *rows, total))
    block = f"## {_safe(title(table))}\n\n{body}\n"
    return block if table.language == "en" else f'<div dir="rtl">\n\n{block}\n</div>\n'


def _safe(text: str) -> str:
    """Text that can break neither the table nor the page: pipes, line breaks, markup."""
    for mark in "\\`*_[]<>|":
        text = text.replace(mark, "\\" + mark)
    return " ".join(text.split())
