"""The sheet of what opens the booklet: messages, goals, values, last year and the process."""

from clusterkit.reports.booklet import Booklet
from clusterkit.reports.booklet.view import Saying
from clusterkit.spreadsheets.pages import PROSE, TITLE, Book, Sheet

STRONG = {**PROSE, "bold": True}


def opening_sheet(book: Book, view: Booklet) -> Sheet:
    """One column of prose under headings."""
    chapters = view.chapters
    sheet = book.sheet(chapters["messages"].title if view.messages else str(view.cover.title), [88], landscape=False)
    sheet.across(str(view.cover.title), TITLE)
    sheet.freeze()
    if view.messages:
        sheet.opens(chapters["messages"].title)
    for message in view.messages:
        sheet.across(str(message.role), STRONG)
        sheet.across(str(message.text), PROSE)
        if message.name:
            sheet.across(str(message.name), PROSE)
    if view.goals:
        sheet.opens(chapters["goals"].title)
    _sayings(sheet, view.goals)
    if view.values:
        sheet.opens(chapters["values"].title)
        sheet.across(" · ".join(map(str, view.values)), PROSE)
    if view.review:
        _review(sheet, view)
    if view.process or view.introduction:
        sheet.opens(chapters["process"].title)
    for number, step in enumerate(view.process, start=1):
        sheet.across(f"{number}. {step}", PROSE)
    if view.introduction:
        sheet.across(str(view.introduction), PROSE)
    return sheet


def _review(sheet: Sheet, view: Booklet) -> None:
    if view.review is None:
        return
    sheet.opens(view.chapters["review"].title)
    if view.review.text:
        sheet.across(str(view.review.text), PROSE)
    for title, items in view.review.parts:
        sheet.across(str(title), STRONG)
        _sayings(sheet, items)


def _sayings(sheet: Sheet, sayings: tuple[Saying, ...]) -> None:
    for one in sayings:
        said = " – ".join(str(text) for text in (one.title, one.text) if text)
        sheet.across(f"{said} ({one.partners})" if one.partners else said, PROSE)
