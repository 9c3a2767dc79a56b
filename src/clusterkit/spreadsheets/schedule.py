"""The sheet of the booklet's schedule: for each section, when its tasks are worked on."""

from clusterkit.labels import label
from clusterkit.reports.booklet import Booklet
from clusterkit.reports.booklet.rows import Gantt
from clusterkit.spreadsheets.pages import BAND, HEAD, TEXT, TITLE, Book, Sheet
from clusterkit.spreadsheets.tree import tree

BUSY = {**TEXT, "bg_color": "#0B5D6B", "font_color": "#0B5D6B"}
TASK, PERIOD = 46, 9.5


def schedule_sheet(book: Book, view: Booklet) -> Sheet | None:
    """A table for each section that has a schedule; None where no section has one."""
    found = [(one, one.gantt) for part in view.parts for one in tree(part) if one.gantt]
    if not found:
        return None
    title = label("Schedule", view.language)
    widest = max(len(gantt.periods) for _, gantt in found)
    sheet = book.sheet(title, [TASK, *([PERIOD] * widest)])
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
