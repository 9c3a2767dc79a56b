"""What the tests of the treasurer's workbook share: plans, their workbooks, and rows read back."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache

from openpyxl.worksheet.worksheet import Worksheet

from booklets import ROOT, demo
from clusterkit.load import load
from clusterkit.model.plan import Plan
from clusterkit.reports.ask import Ask
from clusterkit.spreadsheets.ledger.workbook import workbook
from plans import plan, with_accounts
from workbooks import opened, settled

DAY = date(2026, 11, 1)

FRONT, CONTROL, SOURCE, SECTION, KIND, OWNER, PERIOD, CHARTS, LINES, MOVEMENTS, WORKS = range(11)
"""The sheets, in order."""

FIRST_ROW = 4
"""The first row of a sheet of sums, under its title, its note and its headings."""


@cache
def three() -> tuple[Plan, ...]:
    """The plans of all clusters, that of the invented one last."""
    return load([ROOT / "workplans"]).plans


@cache
def written(*found: Plan, language: str | None = None) -> bytes:
    """The workbook of these plans on that day."""
    return workbook(found, Ask(as_of=DAY, language=language))


def over() -> Plan:
    """A plan whose one source is over-allocated and over-committed, by agorot; another has no approved amount."""
    lines = [{"amount": "100.10", "source": "waste"}, {"amount": "0.15", "source": "waste"}]
    lines += [{"amount": "tbd", "source": "loose"}, {"up_to": "7", "source": "lost"}, {"source": "loose"}]
    sources = [
        {"id": "waste", "name": "פסולת", "kind": "tabar", "approved": "100.20", "received": "3.50"},
        {"id": "loose", "name": "אחר", "kind": "other", "requested": "9"},
        {"id": "full", "name": "מלא", "kind": "own", "approved": "0"},
    ]
    made = plan([{"id": "s", "title": "נושא", "budget": lines}], sources=sources)
    moved = [("a", "commitment", "90.50"), ("a", "payment", "60.40"), ("b", "payment", "80"), ("c", "commitment", "9")]
    moved += [("z", "receipt", "-3.50")]
    cells = [
        {"date": "2026-02-01", "source": "waste", "task": task, "kind": kind, "amount": amount}
        for task, kind, amount in moved
    ]
    return with_accounts(made, cells)


BOOKS: Mapping[str, Callable[[], tuple[Plan, ...]]] = {
    "demo": lambda: (demo(),),
    "three": three,
    "over": lambda: (over(),),
    "empty": lambda: (plan([]),),
    "none": lambda: (),
}


def rows(sheet: Worksheet) -> list[dict[str, object]]:
    """The rows of a sheet's one table, by their headings."""
    (table,) = sheet.tables.values()
    heads, *found = [[cell.value for cell in row] for row in sheet[table.ref]]
    return [dict(zip(map(str, heads), row, strict=True)) for row in found]


def column(sheet: Worksheet, place: int) -> list[object]:
    """The cells of a column of a table, counted from 0."""
    (table,) = sheet.tables.values()
    return [row[place].value for row in sheet[table.ref]][1:]


def without_accounts() -> Plan:
    """A plan with one source and one line, and no accounts."""
    source = {"id": "waste", "name": "פסולת", "kind": "tabar", "approved": "5"}
    return plan([{"id": "s", "title": "נושא", "budget": [{"amount": "1", "source": "waste"}]}], sources=[source])


def held(content: bytes, place: int) -> list[list[object]]:
    """What the rows of a sheet of sums hold, with the total and what is under it."""
    sheet = opened(content, values=True).worksheets[place]
    return [[settled(cell.value) for cell in row] for row in sheet.iter_rows(min_row=FIRST_ROW)]
