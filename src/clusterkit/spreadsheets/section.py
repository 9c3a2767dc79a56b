"""The sheet of an outermost section: one table under one heading for its tasks and lines, and those inside it."""

from collections.abc import Iterator
from decimal import Decimal

from clusterkit.labels import label
from clusterkit.money import show
from clusterkit.reports.booklet.rows import Block, GoalRows, LineRow, Phrase, TaskRow, TaskTable
from clusterkit.reports.booklet.view import Part
from clusterkit.spreadsheets.pages import BAND, HEAD, PROSE, TEXT, TITLE, TOTAL, Book, Sheet

Cell = str | Decimal | None
Row = dict[str, Cell]

SECTION, GOAL, ITEM, AMOUNT, UP_TO, INCOME, KIND, SOURCE = (
    "section",
    "goal",
    "item",
    "amount",
    "up-to",
    "income",
    "kind",
    "source",
)
SUMMED = (AMOUNT, UP_TO, INCOME)
WIDTHS = {SECTION: 20, GOAL: 20, "task": 26, "owner": 16, "schedule": 12, AMOUNT: 13, UP_TO: 13, INCOME: 13, KIND: 17}
OTHER_WIDTH = 24


def section_sheet(book: Book, part: Part, language: str) -> Sheet:
    """A section's sheet: a table with filters, its heading in view and its sums live; below it the prose."""
    rows = [row for one in _tree(part) for row in _rows(one, several=bool(part.parts))]
    columns = _columns(part, rows, language)
    widths = [WIDTHS.get(key.split()[0], OTHER_WIDTH) for key in columns]
    sheet = book.sheet(f"{part.number} {part.title}", widths or [80])
    sheet.across(f"{part.number} {part.title}", TITLE)
    for index, title in enumerate(columns.values()):
        sheet.write(index, title, HEAD)
    sheet.end_row()
    sheet.freeze()
    first = sheet.row
    for row in rows:
        for index, key in enumerate(columns):
            sheet.write(index, row.get(key), TEXT)
        sheet.end_row()
    sheet.filter(first)
    _totals(sheet, list(columns), rows, first, language)
    for one in _tree(part):
        _prose(sheet, one, part, language)
    sheet.printed()
    return sheet


def _rows(part: Part, several: bool) -> Iterator[Row]:
    """The rows of one section; with its name, where there are several on the sheet."""
    named: Row = {SECTION: f"{part.number} {part.title}"} if several else {}
    for row in (*_task_rows(part), *_line_rows(part)):
        yield {**named, **row}


def _tree(part: Part) -> Iterator[Part]:
    yield part
    for inner in part.parts:
        yield from _tree(inner)


def _columns(part: Part, rows: list[Row], language: str) -> dict[str, str]:
    """The columns that any row needs, in the plan's order, with their headings."""
    tables = [one.tasks for one in _tree(part) if one.tasks]
    ranked = {f"{heading.key} {heading.title}": heading for table in tables for heading in table.columns}
    ordered = sorted(ranked.items(), key=lambda pair: pair[1].rank)
    money = {
        ITEM: label("Item", language),
        AMOUNT: label("Budget", language),
        UP_TO: label("On demand, up to", language),
        INCOME: label("Income", language),
        KIND: label("Kind of amount", language),
        SOURCE: label("Source", language),
    }
    columns = {SECTION: label("Section", language), GOAL: label("Goal", language)}
    for key, heading in ordered:
        if heading.key == "budget":
            columns |= {name: money[name] for name in (ITEM, *SUMMED, KIND)}
        else:
            columns |= {SOURCE: heading.title} if heading.key == "source" else {key: heading.title}
    columns |= {name: title for name, title in money.items() if name not in columns}
    return {key: title for key, title in columns.items() if any(row.get(key) not in (None, "") for row in rows)}


def _task_rows(part: Part) -> Iterator[Row]:
    for group in part.tasks.groups if part.tasks else ():
        if not group.rows:
            yield {GOAL: str(group.title)}
        for row in group.rows:
            yield from _task(part.tasks, group, row) if part.tasks else ()


def _task(table: TaskTable, group: GoalRows, row: TaskRow) -> Iterator[Row]:
    """A row for the task with its first budget line, and one for each line more."""
    cells: Row = {GOAL: str(group.title)} if table.goal else {}
    for column, blocks in zip(table.columns, row.cells, strict=True):
        cells[f"{column.key} {column.title}"] = _text(blocks)
    lines = [_line(line) for line in row.lines] if any(column.key == "budget" for column in table.columns) else []
    yield cells | (lines[0] if lines else {})
    named = {key: cell for key, cell in cells.items() if key == GOAL or key.startswith("task ")}
    yield from ({**named, **line} for line in lines[1:])


def _line_rows(part: Part) -> Iterator[Row]:
    for line in part.lines.rows if part.lines else ():
        yield {GOAL: str(line.holder), **_line(line)}


def _line(line: LineRow) -> Row:
    """A line's cells. What must not be counted is text, so that a sum leaves it out."""
    counted = not line.repeats
    cost = counted and line.amount.mark != "income"
    amount: Cell = line.amount.value if cost else None
    if amount is None and (line.repeats or line.amount.mark == "unknown"):
        amount = line.amount.shown
    return {
        ITEM: str(line.item) if line.item else None,
        AMOUNT: amount,
        UP_TO: line.amount.up_to if cost else None,
        INCOME: line.amount.value if counted and line.amount.mark == "income" else None,
        KIND: _kind(line),
        SOURCE: _sources(line),
    }


def _kind(line: LineRow) -> str:
    plain = line.amount.value is not None and line.amount.shown == f"{show(line.amount.value)}\u00a0₪"
    words = [line.amount.kind, "" if plain else line.amount.shown, line.repeats, line.period]
    return "\n".join(dict.fromkeys(word for word in words if word))


def _sources(line: LineRow) -> str:
    named = (" ".join(filter(None, (str(one.name), one.number, one.part, one.state))) for one in line.sources)
    return "\n".join(filter(None, (*named, line.unsplit)))


def _text(blocks: tuple[Block, ...]) -> str:
    return "\n".join(f"{block.label}: {block.said}" if block.label else str(block.said) for block in blocks)


def _prose(sheet: Sheet, one: Part, part: Part, language: str) -> None:
    if one is not part:
        sheet.across(f"{one.number} {one.title}", BAND)
    _said(sheet, label("Purpose", language), one.purpose)
    if one.introduction:
        sheet.across(str(one.introduction), PROSE)
    _listed(sheet, label("Main topics", language), one.topics)
    _listed(sheet, label("Guiding principles", language), one.principles)
    _listed(sheet, label("Partners", language), one.partners)


def _said(sheet: Sheet, name: str, said: Phrase | None) -> None:
    if said:
        sheet.across(f"{name}: {said}", PROSE)


def _listed(sheet: Sheet, name: str, texts: tuple[Phrase, ...]) -> None:
    if texts:
        sheet.across("\n".join([f"{name}:", *(f"• {text}" for text in texts)]), PROSE)


def _totals(sheet: Sheet, columns: list[str], rows: list[Row], first: int, language: str) -> None:
    """The foot: a live sum under each column of money."""
    if not any(key in columns for key in SUMMED):
        return
    for index, key in enumerate(columns):
        if key in SUMMED:
            numbers = [cell for row in rows if isinstance(cell := row.get(key), Decimal)]
            sheet.sum(index, first, sum(numbers, Decimal(0)), TOTAL)
        else:
            sheet.write(index, label("Total", language) if index == 0 else None, TOTAL)
    sheet.end_row()
