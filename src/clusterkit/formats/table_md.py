"""A table as Markdown, for a page, an issue or a council's protocol."""

from clusterkit.formats.cells import heading, notes, plain, title, totals
from clusterkit.reports.table import Table


def write(table: Table, colour: bool = False) -> str:
    """A heading, and the table with its total in bold; right-to-left languages in a right-to-left block."""
    shown, last = table.shown(), totals(table)
    columns = [table.columns[index] for index in shown]
    heads = [_safe(heading(column, table)) for column in columns]
    marks = ["---:" if column.is_number else "---" for column in columns]
    rows = [[_safe(plain(row[index], table.columns[index])) for index in shown] for row in table.rows]
    total = [f"**{last[index]}**" if last[index] else "" for index in shown]
    body = "\n".join(f"| {' | '.join(row)} |" for row in (heads, marks, *rows, total))
    below = "".join(f"\n{_safe(note)}\n" for note in notes(table))
    block = f"## {_safe(title(table))}\n\n{body}\n{below}"
    return block if table.language == "en" else f'<div dir="rtl">\n\n{block}\n</div>\n'


def _safe(text: str) -> str:
    """Text that can break neither the table nor the page: pipes, line breaks, markup."""
    for mark in "\\`*_[]<>|":
        text = text.replace(mark, "\\" + mark)
    return " ".join(text.split())
