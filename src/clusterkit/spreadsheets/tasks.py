"""The rows of a section’s sheet: one for each task and budget line, whole enough for filters to tell the truth."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from clusterkit.reports.booklet.rows import Block, GoalRows, LineRow, TaskRow, TaskTable
from clusterkit.reports.booklet.view import Part
from clusterkit.spreadsheets.columns import read

Cell = str | Decimal | None

SECTION, GOAL, ITEM, AMOUNT, UP_TO, INCOME, KIND, WORDING, PERIOD, SOURCE = (
    "section",
    "goal",
    "item",
    "amount",
    "up-to",
    "income",
    "kind",
    "wording",
    "period",
    "source",
)
SUMMED = (AMOUNT, UP_TO, INCOME)
REPEATED = (GOAL, "task", "owner", "schedule", "funders")
"""What stands again in the row of a task's second line, and of each after it: a filter takes every row by itself."""


class Row(NamedTuple):
    """A row's cells by their columns. `again` are those that the row above has too."""

    cells: dict[str, Cell]
    again: frozenset[str] = frozenset()


def rows_of(part: Part, several: bool) -> Iterator[Row]:
    """The rows of one section; with its name, where there are several on the sheet."""
    named: dict[str, Cell] = {SECTION: f"{part.number} {part.title}"} if several else {}
    for row in (*_task_rows(part), *_line_rows(part)):
        yield row._replace(cells={**named, **row.cells})


def kind_of(key: str) -> str:
    """What a column is, whatever its heading."""
    return key.partition(" ")[0]


def _task_rows(part: Part) -> Iterator[Row]:
    for group in part.tasks.groups if part.tasks else ():
        if not group.rows:
            yield Row({GOAL: str(group.title)})
        for row in group.rows:
            yield from _task(part.tasks, group, row) if part.tasks else ()


def _task(table: TaskTable, group: GoalRows, row: TaskRow) -> Iterator[Row]:
    """A row for the task with its first budget line, and one for each line more."""
    cells: dict[str, Cell] = {GOAL: str(group.title)} if table.goal else {}
    for column, blocks in zip(table.columns, row.cells, strict=True):
        cells[f"{column.key} {column.title}"] = _text(blocks)
    lines = [_line(line) for line in row.lines] if any(column.key == "budget" for column in table.columns) else []
    yield Row(cells | (lines[0] if lines else {}))
    named = {key: cell for key, cell in cells.items() if kind_of(key) in REPEATED}
    yield from (Row({**named, **line}, frozenset(named)) for line in lines[1:])


def _line_rows(part: Part) -> Iterator[Row]:
    for line in part.lines.rows if part.lines else ():
        yield Row({GOAL: str(line.holder), **_line(line)})


def _line(line: LineRow) -> dict[str, Cell]:
    """A line's cells. What must not be counted is text, so that a sum leaves it out."""
    counted = not line.repeats
    cost = counted and line.amount.mark != "income"
    amount: Cell = line.amount.value if cost else None
    if amount is None and (line.repeats or line.amount.mark == "unknown"):
        amount = line.amount.shown
    cells: dict[str, Cell] = {
        ITEM: str(line.item) if line.item else None,
        AMOUNT: amount,
        UP_TO: line.amount.up_to if cost else None,
        INCOME: line.amount.value if counted and line.amount.mark == "income" else None,
        KIND: line.amount.kind,
        PERIOD: line.period,
        SOURCE: _sources(line),
    }
    return {**cells, WORDING: _wording(line, cells)}


def _wording(line: LineRow, cells: dict[str, Cell]) -> str:
    """What the line says and no other cell does: which line it repeats, that its amount is about right or a limit."""
    if isinstance(cells[AMOUNT], str):
        return line.repeats
    said = line.amount.shown.split(" + ")
    said = said[:-1] if cells[UP_TO] is not None else said
    kinds = line.amount.kind.split(" · ")
    return " + ".join(one for one in said if isinstance(read(one).value, str) and one not in kinds)


def _sources(line: LineRow) -> str:
    named = (" ".join(filter(None, (str(one.name), one.number, one.part, one.state))) for one in line.sources)
    return "\n".join(filter(None, (*named, line.unsplit)))


def _text(blocks: tuple[Block, ...]) -> str:
    return "\n".join(f"{block.label}: {block.said}" if block.label else str(block.said) for block in blocks)
