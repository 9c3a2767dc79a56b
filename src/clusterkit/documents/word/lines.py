"""Budget lines: what stands in a cell of money and in a cell of sources, and the table of lines outside tasks."""

from collections.abc import Iterable
from dataclasses import dataclass

from clusterkit.documents.word.elements import Element
from clusterkit.documents.word.paragraphs import Hand, Span
from clusterkit.documents.word.tables import Cell, Table
from clusterkit.reports.booklet.rows import LineRow, LineTable, Mark, SourcePart, TaskRow

AMOUNTS: dict[Mark, str] = {
    "cost": "Amount",
    "zero": "Quiet",
    "unknown": "AmountUnknown",
    "on-demand": "AmountElsewhere",
    "in-kind": "AmountElsewhere",
    "income": "AmountIncome",
    "repeat": "AmountRepeated",
    "none": "AmountNone",
}
"""The character style of each kind of amount."""


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph to be of a cell, and the anchor on it."""

    spans: tuple[Span, ...]
    anchor: str = ""


def money_of(hand: Hand, row: TaskRow) -> Cell:
    """A task's money: its lines, one under the other."""
    return _under_each_other(hand, [[*_item(line), *_money(line)] for line in row.lines])


def sources_of(hand: Hand, row: TaskRow) -> Cell:
    """Where a task's money comes from: once where that is the same for every line."""
    if row.one_source:
        return _under_each_other(hand, [_sources(row.lines[0])])
    return _under_each_other(hand, [[*_item(line), *_sources(line)] for line in row.lines])


def line_table(hand: Hand, lines: LineTable) -> Table:
    """The lines that stand in no task's row."""
    rows = [[_cell(hand, column.key, line) for column in lines.columns] for line in lines.rows]
    return Table([column.title for column in lines.columns], rows)


def _under_each_other(hand: Hand, lines: Iterable[Iterable[Row]]) -> Cell:
    """A cell of lines, each of several rows, with a little space between one line and the next."""
    made: list[Element] = []
    for line in lines:
        for place, row in enumerate(line):
            style = "TableLine" if made and place == 0 else "TableText"
            made.append(hand.paragraph(style, *row.spans, anchor=row.anchor))
    return Cell(tuple(made))


def _item(line: LineRow) -> list[Row]:
    return [Row((Span(line.item, "Quiet"),))] if line.item else []


def _money(line: LineRow) -> list[Row]:
    beside = [Row((Span(said, "Quiet"),)) for said in (*line.amount.tags, line.period) if said]
    return [_amount(line), *beside, *_repeats(line)]


def _amount(line: LineRow) -> Row:
    """The amount. What repeats a line has its own id, but links lead to the line that it repeats."""
    return Row((Span(line.amount.shown, AMOUNTS[line.amount.mark]),), "" if line.repeats else line.anchor)


def _repeats(line: LineRow) -> list[Row]:
    style = "Hyperlink" if line.repeats_anchor else "Quiet"
    return [Row((Span(line.repeats, style, line.repeats_anchor),))] if line.repeats else []


def _sources(line: LineRow) -> list[Row]:
    unsplit = [Row((Span(line.unsplit, "AmountUnknown"),))] if line.unsplit else []
    return [*(Row(_source(source)) for source in line.sources), *unsplit]


def _source(source: SourcePart) -> tuple[Span, ...]:
    """A source's name, its number, its part of the line and its state, with spaces between what is there."""
    quiet = [Span(said, "Quiet") for said in (source.number, source.part) if said]
    state = [Span(source.state, "AmountUnknown")] if source.state else []
    found = [*([Span(source.name)] if str(source.name) else []), *quiet, *state]
    return tuple(span for one in found for span in (Span(" "), one))[1:]


def _cell(hand: Hand, key: str, line: LineRow) -> Cell:
    kind = Span(line.amount.kind, "" if line.amount.mark == "cost" else AMOUNTS[line.amount.mark])
    rows: dict[str, list[Row]] = {
        "holder": [Row((Span(line.holder),))],
        "item": [Row((Span(line.item),))] if line.item else [],
        "amount": [_amount(line), *_repeats(line)],
        "kind": [Row((kind,))],
        "source": _sources(line),
        "period": [Row((Span(line.period),))] if line.period else [],
    }
    return _under_each_other(hand, [rows[key]])
