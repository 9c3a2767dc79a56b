"""The sheet of the booklet's indicators, as the plan has them: one table, its numbers as numbers."""

from collections.abc import Iterator
from decimal import Decimal

from clusterkit.labels import label
from clusterkit.reports.booklet import Booklet
from clusterkit.reports.booklet.view import Part
from clusterkit.spreadsheets.pages import HEAD, TEXT, TITLE, Book, Sheet
from clusterkit.spreadsheets.tree import tree
from clusterkit.spreadsheets.wrapping import fitting

Cell = str | Decimal | None


def measures_sheet(book: Book, view: Booklet) -> Sheet | None:
    """Every indicator of the plan, under the columns that any of them fills; None where there is none."""
    rows = [row for part in view.parts for one in tree(part) for row in _rows(one)]
    if not rows:
        return None
    columns = [
        (index, *column)
        for index, column in enumerate(_columns(view.language))
        if any(row[index] not in (None, "") for row in rows)
    ]
    title = label("Indicators", view.language)
    sheet = book.sheet(title, [fitting(heading, _said(rows, index), most) for index, heading, most in columns])
    sheet.across(title, TITLE)
    for place, (_, heading, _) in enumerate(columns):
        sheet.write(place, heading, HEAD)
    sheet.end_row()
    sheet.freeze()
    first = sheet.row
    for row in rows:
        for place, (index, *_) in enumerate(columns):
            sheet.write(place, row[index], TEXT)
        sheet.end_row()
    sheet.filter(first)
    return sheet


def _said(rows: list[tuple[Cell, ...]], index: int) -> Iterator[str]:
    """What stands in a column, numbers with room for their signs."""
    return (f"{row[index]:,}  " if isinstance(row[index], Decimal) else str(row[index] or "") for row in rows)


def _columns(language: str) -> list[tuple[str, float]]:
    """The headings, and how wide their columns are at most."""
    return [
        (label("Section", language), 24),
        (label("Kind of indicator", language), 16),
        (label("Indicator", language), 40),
        (label("Goal or task", language), 30),
        (label("Qualifier", language), 12),
        (label("Target", language), 16),
        (label("Target, upper end", language), 16),
        (label("Unit", language), 16),
        (label("Out of", language), 20),
        (label("Baseline", language), 16),
        (label("Due", language), 14),
        (label("How it is measured", language), 34),
    ]


def _rows(part: Part) -> Iterator[tuple[Cell, ...]]:
    for group in part.measures.groups if part.measures else ():
        for row in group.rows:
            yield (
                f"{part.number} {part.title}",
                group.title,
                str(row.title),
                str(row.of or ""),
                row.qualifier,
                row.target_value if row.target_value is not None else row.target,
                row.target_to,
                row.unit,
                row.whole,
                row.baseline_value,
                row.due,
                str(row.measured_by or ""),
            )
