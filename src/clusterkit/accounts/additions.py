"""`actuals.csv` with what an import adds to it: new rows under its own, and details in rows that lack them."""

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

from clusterkit.accounts.merge import Filled
from clusterkit.accounts.rows import Booked


def with_rows(content: bytes | None, new: Iterable[Booked], filled: Sequence[Filled] = ()) -> bytes:
    """The bytes of `actuals.csv` with new rows at its end, and more in some that it has; the rest stays, to the byte.

    A file that is not there begins with every heading. A heading that a row needs is added, to every row.
    """
    rows = list(new)
    if not rows and not filled:
        return content or b""
    text = (content or f"{','.join(Booked._fields)}\n".encode()).decode()
    end = "\r\n" if "\r\n" in text else "\n"
    text += "" if text.endswith(("\n", "\r")) or not rows else end
    headings = _headings(text)
    needed = {name for row in rows for name in Booked._fields if getattr(row, name)}
    needed |= {name for one in filled for name in one.values}
    lacking = [name for name in Booked._fields if name in needed and name not in headings]
    if lacking:
        text = _widened(text, len(headings), lacking)
    stream = io.StringIO()
    writer = csv.DictWriter(stream, [*headings, *lacking], extrasaction="ignore", lineterminator=end)
    writer.writerows({name: _written(value) for name, value in row._asdict().items()} for row in rows)
    return (_with_more(text, [*headings, *lacking], filled) + stream.getvalue()).encode()


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


def _with_more(text: str, headings: Sequence[str], filled: Iterable[Filled]) -> str:
    """The text with more in the rows that end at these lines."""
    lines = list(io.StringIO(text, newline=""))
    more = {one.line: one.values for one in filled}
    rows = csv.reader(iter(lines))
    first = 0
    for row in rows:
        last = rows.line_num
        if last in more:
            cells = [*row, *[""] * (len(headings) - len(row))]
            for name, value in more[last].items():
                cells[headings.index(name)] = value
            stream = io.StringIO()
            csv.writer(stream, lineterminator="").writerow(cells)
            end = lines[last - 1][len(lines[last - 1].rstrip("\r\n")) :]
            lines[first:last] = [stream.getvalue() + end, *[""] * (last - first - 1)]
        first = last
    return "".join(lines)


def _written(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:.2f}" if value % 1 else f"{value:.0f}"
    return str(value)
