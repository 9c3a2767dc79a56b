"""Plain tables of texts, without the columns that say nothing."""

from collections.abc import Sequence
from decimal import Decimal

from clusterkit.reports.booklet.rows import Heading, Phrase
from clusterkit.reports.booklet.view import Grid

Number = Decimal | int | None


def grid(
    columns: Sequence[Heading],
    rows: Sequence[Sequence[Phrase | None]],
    numbers: Sequence[Sequence[Number]] = (),
    total: Sequence[Phrase | None] = (),
    total_numbers: Sequence[Number] = (),
) -> Grid | None:
    """A table of those columns that any row fills; None where there are no rows."""
    if not rows:
        return None
    kept = [index for index in range(len(columns)) if any(row[index] for row in rows)]
    return Grid(
        columns=tuple(columns[index] for index in kept),
        rows=tuple(tuple(row[index] for index in kept) for row in rows),
        numbers=tuple(tuple(row[index] for index in kept) for row in numbers),
        total=tuple(total[index] for index in kept) if total else (),
        total_numbers=tuple(total_numbers[index] for index in kept) if total_numbers else (),
    )
