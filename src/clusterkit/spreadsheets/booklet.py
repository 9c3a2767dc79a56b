"""The booklet as a workbook: a cover with links, a sheet for each outermost section, the budget and what happened."""

from collections.abc import Iterator

from clusterkit.labels import label
from clusterkit.reports.booklet import Booklet
from clusterkit.reports.booklet.view import Grid
from clusterkit.spreadsheets.columns import columns, widths, write
from clusterkit.spreadsheets.measures import measures_sheet
from clusterkit.spreadsheets.opening import opening_sheet
from clusterkit.spreadsheets.pages import BAND, PROSE, TEXT, TITLE, Book, Sheet
from clusterkit.spreadsheets.pictures import budget_grids, execution_grids, execution_words
from clusterkit.spreadsheets.schedule import schedule_sheet
from clusterkit.spreadsheets.section import section_sheet

NARROW = (34, 70)


def workbook(view: Booklet) -> bytes:
    """The workbook. Text that begins with a sign of arithmetic stays text; every sum is live and holds its value."""
    book = Book(view.language, str(view.cover.title))
    cover = book.sheet(label("Contents", view.language), NARROW, landscape=False)
    _cover(cover, view)
    for sheet in list(_sheets(book, view)):
        for title, row in sheet.chapters or ((sheet.title, 0),):
            cover.link(title, sheet.name, row, len(NARROW))
        sheet.printed()
        sheet.row += 1
        sheet.link(label("Back to the contents", view.language), cover.name)
    cover.printed()
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
    if view.fallback:
        sheet.across(view.fallback, PROSE)
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
    yield from filter(None, (schedule_sheet(book, view), measures_sheet(book, view)))
    yield from _figures(book, view)
    yield _imprint(book, view)


def _figures(book: Book, view: Booklet) -> Iterator[Sheet]:
    """The plan's money, and apart from it what happened."""
    if view.budget:
        yield _grid(book, label("Budget by source, in shekels", view.language), view.budget.by_source)
        yield _grid(book, label("Budget by section, in shekels", view.language), view.budget.by_section)
    for title, grid in budget_grids(view):
        yield _grid(book, title, grid)
    for title, grid in execution_grids(view):
        yield _grid(book, title, grid, execution_words(view))


def _imprint(book: Book, view: Booklet) -> Sheet:
    """The last sheet: which version this is, and who approved it."""
    title = view.chapters["imprint"].title
    sheet = book.sheet(title, NARROW, landscape=False)
    sheet.across(title, TITLE)
    sheet.freeze()
    for name, said in view.imprint:
        sheet.write(0, name, {**TEXT, "bold": True})
        sheet.write(1, "\n".join(map(str, said)), TEXT)
        sheet.end_row()
    return sheet


def _grid(book: Book, title: str, grid: Grid, words: str = "") -> Sheet:
    """A plain table with filters, what has to be said over it, and its live totals where it has any."""
    made = columns(grid)
    sheet = book.sheet(title, widths(made))
    sheet.across(title, TITLE)
    if words:
        sheet.across(words, PROSE)
    write(sheet, made, freeze=True, filtered=True)
    return sheet
