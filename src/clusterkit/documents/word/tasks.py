"""The table of a section's goals and tasks."""

from collections.abc import Iterator

from clusterkit.documents.word.lines import money_of, sources_of
from clusterkit.documents.word.paragraphs import Hand, Span
from clusterkit.documents.word.tables import SOFT, Cell, Table
from clusterkit.reports.booklet.rows import Block, GoalRows, TaskRow, TaskTable


def task_table(hand: Hand, tasks: TaskTable) -> Table:
    """Tasks under the plan's own columns; a goal is a row above its tasks."""
    columns = [column.title for column in tasks.columns] or ([tasks.goal.title] if tasks.goal else [])
    rows = [row for group in tasks.groups for row in _goal(hand, tasks, group)]
    return Table(columns, rows, banded=False)


def _goal(hand: Hand, tasks: TaskTable, group: GoalRows) -> Iterator[list[Cell]]:
    if tasks.goal:
        said = [Span(f"{tasks.goal.title}: ", "Quiet"), Span(group.title)]
        yield [Cell((hand.paragraph("TableGroup", *said),), span=len(tasks.columns) or 1, fill=SOFT)]
    if tasks.columns:
        yield from (_task(hand, tasks, row) for row in group.rows)


def _task(hand: Hand, tasks: TaskTable, row: TaskRow) -> list[Cell]:
    anchors = [row.anchor, *([""] * len(tasks.columns))]
    cells = []
    for column, blocks, anchor in zip(tasks.columns, row.cells, anchors, strict=False):
        if column.key == "budget":
            cells.append(money_of(hand, row))
        elif column.key == "source":
            cells.append(sources_of(hand, row))
        else:
            cells.append(_blocks(hand, blocks, "Strong" if column.key == "task" else "", anchor))
    return cells


def _blocks(hand: Hand, blocks: tuple[Block, ...], style: str, anchor: str) -> Cell:
    paragraphs = []
    for block in blocks or ([None] if anchor else []):
        said = [Span(f"{block.label}: ", "Quiet")] if block and block.label else []
        said += [Span(block.said, style)] if block else []
        paragraphs.append(hand.paragraph("TableText", *said, anchor=anchor))
        anchor = ""
    return Cell(tuple(paragraphs))
