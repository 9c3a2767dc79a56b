"""The booklet as a workbook: a cover with links, a sheet for each outermost section, the indicators and the budget."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from clusterkit.labels import label
from clusterkit.reports.booklet import Booklet
from clusterkit.reports.booklet.rows import Gantt, Phrase
from clusterkit.reports.booklet.view import Grid, Part
from clusterkit.spreadsheets.opening import opening_sheet
from clusterkit.spreadsheets.pages import BAND, HEAD, PROSE, TEXT, TITLE, TOTAL, Book, Sheet
from clusterkit.spreadsheets.section import section_sheet

Cell = str | int | Decimal | None

WIDTHS = {"text": 34, "money": 16, "count": 12}
BUSY = {**TEXT, "bg_color": "#0B5D6B", "font_color": "#0B5D6B"}


def workbook(view: Booklet) -> bytes:
    """The workbook. Text that begins with a sign of arithmetic stays text; every sum is live and holds its value."""
    book = Book(view.language, str(view.cover.title))
    cover = book.sheet(label("Contents", view.language), [34, 70], landscape=False)
    _cover(cover, view)
    for sheet in list(_sheets(book, view)):
        cover.link(sheet.name, sheet.name)
        sheet.row += 1
        sheet.link(label("Back to the contents", view.language), cover.name)
    return book.saved()


def _cover(sheet: Sheet, view: Booklet) -> None:
    sheet.across(str(view.cover.title), TITLE)
    if view.cover.invented:
        warning = label("Invented, for demonstration", view.language)
        sheet.across(warning, {**BAND, "bg_color": "#F0D9A8", "font_color": "#3B2A05"})
    facts = [(label("Cluster", view.language), view.cover.cluster), *view.cover.facts]
    for name, said in facts:
        sheet.write(0, name, {**TEXT, "bold": True})
        sheet.write(1, str(said), TEXT)
        sheet.end_row()
    for words in view.budget.money if view.budget else ():
        sheet.across(words, PROSE)
    sheet.row += 1
    sheet.across(label("Contents", view.language), BAND)


def _sheets(book: Book, view: Booklet) -> Iterator[Sheet]:
    if view.messages or view.goals or view.values or view.review or view.process or view.introduction:
        yield opening_sheet(book, view)
    for key, grid in (("approvals", view.approvals), ("calls", view.calls), ("tenders", view.tenders)):
        if grid:
            yield _grid(book, view.chapters[key].title, grid)
    for part in view.parts:
        yield section_sheet(book, part, view.language)
    if any(one.gantt for part in view.parts for one in _tree(part)):
        yield _gantts(book, view)
    if any(one.measures for part in view.parts for one in _tree(part)):
        yield _measures(book, view)
    yield from _budget(book, view)
    yield _imprint(book, view)


def _imprint(book: Book, view: Booklet) -> Sheet:
    """The last sheet: which version this is, and who approved it."""
    title = view.chapters["imprint"].title
    sheet = book.sheet(title, [34, 70], landscape=False)
    sheet.across(title, TITLE)
    sheet.freeze()
    for name, said in view.imprint:
        sheet.write(0, name, {**TEXT, "bold": True})
        sheet.write(1, str(said), TEXT)
        sheet.end_row()
    return sheet


def _budget(book: Book, view: Booklet) -> Iterator[Sheet]:
    if view.budget:
        yield _grid(book, label("Budget by source, in shekels", view.language), view.budget.by_source)
        yield _grid(book, label("Budget by section, in shekels", view.language), view.budget.by_section)


def _grid(book: Book, title: str, grid: Grid) -> Sheet:
    """A plain table, and its live totals where it has any."""
    sheet = book.sheet(title, [52 if index == 0 else WIDTHS[column.key] for index, column in enumerate(grid.columns)])
    _headed(sheet, title, [column.title for column in grid.columns])
    first = sheet.row
    for place, row in enumerate(grid.rows):
        for index, said in enumerate(row):
            number = grid.numbers[place][index] if grid.numbers else None
            sheet.write(index, _cell(number, said), TEXT)
        sheet.end_row()
    sheet.filter(first)
    for index, said in enumerate(grid.total):
        total = grid.total_numbers[index]
        if total is not None and total == sum(row[index] or 0 for row in grid.numbers):
            sheet.sum(index, first, total, TOTAL)
        else:
            sheet.write(index, _cell(total, said), TOTAL)
    if grid.total:
        sheet.end_row()
    sheet.printed()
    return sheet


def _cell(number: Decimal | int | None, said: Phrase | None) -> Cell:
    """The number that a text stands for, else the text."""
    return str(said) if number is None and said else number


def _headed(sheet: Sheet, title: str, headings: Sequence[str]) -> None:
    sheet.across(title, TITLE)
    for index, heading in enumerate(headings):
        sheet.write(index, heading, HEAD)
    sheet.end_row()
    sheet.freeze()


def _tree(part: Part) -> Iterator[Part]:
    yield part
    for inner in part.parts:
        yield from _tree(inner)


def _gantts(book: Book, view: Booklet) -> Sheet:
    found = [(one, one.gantt) for part in view.parts for one in _tree(part) if one.gantt]
    widest = max(len(gantt.periods) for _, gantt in found)
    title = label("Schedule", view.language)
    sheet = book.sheet(title, [60, *([11] * widest)])
    sheet.across(title, TITLE)
    sheet.freeze()
    for part, gantt in found:
        sheet.across(f"{part.number} {part.title}", BAND)
        _gantt(sheet, gantt, view.language)
    return sheet


def _gantt(sheet: Sheet, gantt: Gantt, language: str) -> None:
    for index, heading in enumerate([label("Task", language), *(period.title for period in gantt.periods)]):
        sheet.write(index, heading, HEAD)
    sheet.end_row()
    for row in gantt.rows:
        sheet.write(0, str(row.title), TEXT)
        for index, busy in enumerate(row.busy, start=1):
            sheet.write(index, "■" if busy else None, BUSY if busy else TEXT)
        sheet.end_row()


def _measures(book: Book, view: Booklet) -> Sheet:
    """Every indicator of the plan, with its numbers as numbers."""
    columns = _measure_columns(view.language)
    rows = [row for part in view.parts for one in _tree(part) for row in _measure_rows(one)]
    kept = [index for index in range(len(columns)) if any(row[index] not in (None, "") for row in rows)]
    title = label("Indicators", view.language)
    sheet = book.sheet(title, [columns[index][1] for index in kept])
    _headed(sheet, title, [columns[index][0] for index in kept])
    for row in rows:
        for place, index in enumerate(kept):
            sheet.write(place, row[index], TEXT)
        sheet.end_row()
    return sheet


def _measure_columns(language: str) -> list[tuple[str, float]]:
    return [
        (label("Section", language), 28),
        (label("Kind of indicator", language), 16),
        (label("Indicator", language), 40),
        (label("Goal or task", language), 34),
        (label("Qualifier", language), 9),
        (label("Target", language), 11),
        (label("Target, upper end", language), 11),
        (label("Unit", language), 18),
        (label("Out of", language), 24),
        (label("Baseline", language), 11),
        (label("Due", language), 14),
        (label("How it is measured", language), 34),
    ]


def _measure_rows(part: Part) -> Iterator[tuple[Cell, ...]]:
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
