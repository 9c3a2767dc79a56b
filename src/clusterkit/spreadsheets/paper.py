"""A paper as a workbook: the first sheet with its facts and first figures, and one for each chapter that has tables."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from clusterkit.labels import label
from clusterkit.reports.booklet.rows import Phrase
from clusterkit.reports.booklet.view import Grid, Picture
from clusterkit.reports.paper import Block, Chapter, Figures, Listing, Paper, Prose
from clusterkit.spreadsheets.columns import columns, read, widths, write
from clusterkit.spreadsheets.pages import BAND, PROSE, TEXT, TITLE, Book, Sheet, Styles

NARROW = (34.0, 26.0, 60.0)
"""The columns of the first sheet: names, what they say, and what is said of that."""

WARNING: Styles = {**BAND, "bg_color": "#F0D9A8", "font_color": "#3B2A05"}
UNDER: Styles = {**BAND, "font_size": 11, "bg_color": "#FFFFFF"}
CAPTION: Styles = {"bold": True, "font_color": "#0B4A57", "text_wrap": True}
NOTE: Styles = {**PROSE, "font_color": "#4C5C65"}
NUMBER: Styles = {**TEXT, "bold": True, "font_size": 12, "font_color": "#0B5D6B"}

READABLE = 110.0
"""How wide a line of prose may be, in letters."""


def workbook(paper: Paper) -> bytes:
    """The workbook. Text that begins with a sign of arithmetic stays text; a total that is a sum is a live one."""
    book = Book(paper.language, str(paper.title))
    first = book.sheet(label("Contents", paper.language), NARROW, landscape=False)
    _masthead(first, paper)
    sheets = {chapter.anchor: _sheet(book, chapter, paper.language) for chapter in paper.chapters if _tables(chapter)}
    if sheets:
        _contents(first, sheets.values(), paper.language)
    for chapter in paper.chapters:
        _on_first(first, chapter, whole=chapter.anchor not in sheets)
    for sheet in sheets.values():
        sheet.printed()
        sheet.row += 1
        sheet.link(label("Back to the contents", paper.language), first.name)
    return book.saved()


def _tree(chapter: Chapter) -> Iterator[Chapter]:
    yield chapter
    for inner in chapter.chapters:
        yield from _tree(inner)


def _blocks(chapter: Chapter) -> Iterator[Block]:
    return (block for one in _tree(chapter) for block in one.blocks)


def _tables(chapter: Chapter) -> list[Listing | Picture]:
    return [block for block in _blocks(chapter) if isinstance(block, Listing | Picture)]


def _masthead(sheet: Sheet, paper: Paper) -> None:
    sheet.across(str(paper.title), TITLE)
    if paper.invented:
        sheet.across(label("Invented, for demonstration", paper.language), WARNING)
    sheet.across(str(paper.subject), {**PROSE, "bold": True})
    for name, said in paper.facts:
        sheet.write(0, name, {**TEXT, "bold": True})
        sheet.over(1, len(NARROW) - 1, str(said), TEXT)
        sheet.end_row()


def _contents(sheet: Sheet, sheets: Iterable[Sheet], language: str) -> None:
    sheet.row += 1
    sheet.across(label("Contents", language), BAND)
    for one in sheets:
        sheet.link(one.title, one.name, columns=len(NARROW))


def _on_first(sheet: Sheet, chapter: Chapter, whole: bool) -> None:
    """A chapter on the first sheet: all that it says, or no more than its figures where it has a sheet of its own."""
    if not whole and not any(isinstance(block, Figures) for block in _blocks(chapter)):
        return
    sheet.row += 1
    sheet.across(str(chapter.title), BAND)
    for one in _tree(chapter):
        if whole and one is not chapter:
            sheet.across(str(one.title), UNDER)
        for block in one.blocks:
            if isinstance(block, Figures):
                _figures(sheet, block)
            elif isinstance(block, Prose) and whole:
                _prose(sheet, block)


def _figures(sheet: Sheet, block: Figures) -> None:
    """Figures under each other, each with what is said of it: as a number, where it is nothing but one."""
    for one in block.figures:
        sheet.write(0, one.label, TEXT)
        value, styles = read(one.shown)
        sheet.write(1, value, {**NUMBER, **styles})
        sheet.write(2, str(one.note) if one.note else None, TEXT)
        sheet.end_row()


def _prose(sheet: Sheet, block: Prose) -> None:
    for said in block.texts:
        text = f"• {said}" if block.kind == "list" else str(said)
        sheet.across(text, NOTE if block.kind == "note" else PROSE, _readable(sheet))


def _readable(sheet: Sheet) -> int:
    """How many columns a line of prose lies over."""
    count, width = 0, 0.0
    for one in sheet.widths:
        if count and width + one > READABLE:
            break
        count, width = count + 1, width + one
    return count


def _sheet(book: Book, chapter: Chapter, language: str) -> Sheet:
    """A chapter's own sheet, with the heading of its table in view where it is but one and stands first."""
    tables = _tables(chapter)
    made = [columns(_grid(one, language)) for one in tables]
    fitting = [max(several) for several in zip_longest(*map(widths, made), fillvalue=0.0)]
    sheet = book.sheet(str(chapter.title), fitting)
    sheet.across(str(chapter.title), TITLE, _readable(sheet))
    alone = len(tables) == 1 and tables[0] in chapter.blocks[:1]
    if not alone:
        sheet.freeze()
    waiting = iter(made)
    for one in _tree(chapter):
        if one is not chapter:
            sheet.across(str(one.title), BAND, _readable(sheet))
        for block in one.blocks:
            if isinstance(block, Prose):
                _prose(sheet, block)
            elif not isinstance(block, Figures):
                sheet.across(_caption(block), CAPTION, _readable(sheet))
                write(sheet, next(waiting), freeze=alone)
                sheet.row += 1
    return sheet


def _caption(block: Listing | Picture) -> str:
    return block.caption if isinstance(block, Listing) else block.title


def _grid(block: Listing | Picture, language: str) -> Grid:
    """A table as it is; a picture as the table of the figures that its bars stand for."""
    if isinstance(block, Listing):
        return block.grid
    names = [Phrase(f"{row.name} ({row.note})") if row.note else row.name for row in block.rows]
    rows = tuple((name, *row.cells) for name, row in zip(names, block.rows, strict=True))
    total = (Phrase(label("Total", language)), *block.total) if block.total else ()
    return Grid((block.first, *block.columns), rows, total=total)
