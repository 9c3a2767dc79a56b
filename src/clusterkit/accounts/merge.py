"""What of an export is new to `actuals.csv`, and that file with the new rows under its own."""

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from clusterkit.accounts.rows import Booked
from clusterkit.accounts.sheet import clean
from clusterkit.model.progress import Actual

Numbered = tuple[int, Booked]
"""A row of the export, and a movement that it says."""


class Merge(NamedTuple):
    """The movements that are new, in the order of their days; how many are there already.

    `doubtful` are those of the new ones that are like a row which is there, but for its reference, task or line.
    """

    new: tuple[Numbered, ...]
    there: int
    doubtful: tuple[Numbered, ...]


def merge(movements: Sequence[Numbered], rows: Iterable[Actual]) -> Merge:
    """The movements that the rows lack: where the export has one three times and the rows twice, it is new once.

    A movement with a reference is there too where somebody has filled in the task or line that the export leaves empty.
    """
    left = Counter(_booked(row, row.amount) for row in rows if isinstance(row.amount, Decimal))
    unmatched = [one for one in movements if not _took(left, [one[1]])]
    by_document = _indexed(left, _document)
    new = [one for one in unmatched if not _took(left, _filled_in(one[1], by_document[_document(one[1])]))]
    like = _indexed(+left, _money)
    new.sort(key=lambda one: one[1].date)
    doubtful = tuple(one for one in new if _money(one[1]) in like)
    return Merge(tuple(new), len(movements) - len(new), doubtful)


def with_rows(content: bytes | None, new: Iterable[Booked]) -> bytes:
    """The bytes of `actuals.csv` with new rows at its end; what it has stays, to the byte.

    A file that is not there begins with every heading. A heading that a new row needs is added, to every row.
    """
    rows = list(new)
    if not rows:
        return content or b""
    text = (content or f"{','.join(Booked._fields)}\n".encode()).decode()
    end = "\r\n" if "\r\n" in text else "\n"
    text += "" if text.endswith(("\n", "\r")) else end
    headings = _headings(text)
    lacking = [name for name in Booked._fields if name not in headings and any(getattr(row, name) for row in rows)]
    if lacking:
        text = _widened(text, len(headings), lacking)
    stream = io.StringIO()
    writer = csv.DictWriter(stream, [*headings, *lacking], extrasaction="ignore", lineterminator=end)
    writer.writerows({name: _written(value) for name, value in row._asdict().items()} for row in rows)
    return (text + stream.getvalue()).encode()


def _booked(row: Actual, amount: Decimal) -> Booked:
    return Booked(row.date, row.source, row.task, row.line, row.kind, amount, clean(row.reference or "") or None)


def _took(left: Counter[Booked], wanted: Iterable[Booked]) -> bool:
    """Whether there was one of these, which is then taken away."""
    for movement in wanted:
        if left.get(movement, 0) > 0:
            left[movement] -= 1
            return True
    return False


def _filled_in(movement: Booked, rows: Iterable[Booked]) -> list[Booked]:
    """The rows of the movement's document that say more of what it is for, and nothing else."""
    if movement.reference is None:
        return []
    return [row for row in rows if movement.task in (None, row.task) and movement.line in (None, row.line)]


def _document(movement: Booked) -> Hashable:
    return movement.date, movement.source, movement.kind, movement.amount, movement.reference


def _money(movement: Booked) -> Hashable:
    return movement.date, movement.source, movement.kind, movement.amount


def _indexed(rows: Iterable[Booked], key: Callable[[Booked], Hashable]) -> dict[Hashable, list[Booked]]:
    found: dict[Hashable, list[Booked]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return found


def _headings(text: str) -> list[str]:
    return next(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def _widened(text: str, columns: int, names: Sequence[str]) -> str:
    """The text with more headings, and with an empty cell under each in every row that had a cell for each heading."""
    lines = list(io.StringIO(text, newline=""))
    rows = csv.reader(iter(lines))
    for number, row in enumerate(rows):
        last = rows.line_num - 1
        body = lines[last].rstrip("\r\n")
        more = [*names] if number == 0 else [""] * len(names) if len(row) == columns else []
        lines[last] = ",".join([body, *more]) + lines[last][len(body) :]
    return "".join(lines)


def _written(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:.2f}" if value % 1 else f"{value:.0f}"
    return str(value)
