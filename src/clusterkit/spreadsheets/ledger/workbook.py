"""The treasurer's workbook, sheet by sheet: what `budget --format xlsx` writes."""

from collections.abc import Mapping, Sequence

from clusterkit.labels import N_, label
from clusterkit.messages import fill
from clusterkit.model.plan import Plan
from clusterkit.reports.ask import Ask
from clusterkit.reports.groups import subject
from clusterkit.spreadsheets.ledger.accounts import (
    accounts_listing,
    accounts_sheet,
    movement_rows,
    work_rows,
    works_listing,
    works_sheet,
)
from clusterkit.spreadsheets.ledger.charts import charts_sheet
from clusterkit.spreadsheets.ledger.control import control_sheet
from clusterkit.spreadsheets.ledger.front import front_sheet
from clusterkit.spreadsheets.ledger.groups import Groups, groups
from clusterkit.spreadsheets.ledger.lines import line_rows, lines_listing, lines_sheet
from clusterkit.spreadsheets.ledger.sums import TITLES, Lists, sums_sheet
from clusterkit.spreadsheets.pages import Book, Sheet

CONTROL, CHARTS, LINES, MOVEMENTS, WORKS = "control", "charts", "lines", "movements", "works"
NAMES = {
    CONTROL: N_("Control"),
    **TITLES,
    CHARTS: N_("Charts"),
    LINES: N_("Lines"),
    MOVEMENTS: N_("Movements"),
    WORKS: N_("Execution"),
}
"""The sheets after the first, in order."""

_WITHOUT_MOVEMENTS = ("period", CHARTS, LINES)

WORDS = {
    CONTROL: N_("Every source: what it has, what is used of it, what is left."),
    "source": N_("The sums of the lines by source, and what was paid."),
    "section": N_("The sums of the lines by section, and what was paid."),
    "kind": N_("The sums of the lines by kind of source, and what was paid."),
    "owner": N_("The sums of the lines by who is accountable, and what was paid."),
    "period": N_("The sums of the lines by when the money is to be spent."),
    CHARTS: N_("What is approved and allocated, as charts."),
    LINES: N_("Every budget line: change it here, and the other sheets follow."),
    MOVEMENTS: N_("Every commitment, payment and receipt of the accounts."),
    WORKS: N_("What was ordered for each source and task, paid, and is still to be paid."),
}


def workbook(plans: Sequence[Plan], ask: Ask) -> bytes:
    """The workbook of the plans, with the movements up to `ask.as_of`; its sheets are in the language asked.

    Every sum is a formula over the lists of lines and of movements, and holds the figure of the reports.
    """
    language = ask.spoken(plans)
    book = Book(language, subject(plans))
    front = book.sheet(label(N_("Summary"), language), (), landscape=False)
    pages = {key: book.sheet(label(name, language), ()) for key, name in NAMES.items()}
    titles = {key: _title(key, plans, ask) for key in NAMES}
    by = groups(plans, ask)
    lists = _lists(plans, ask, by, pages, titles)
    drawn = {key: sums_sheet(pages[key], by[key], lists, titles[key], language) for key in TITLES}
    drawn[CONTROL] = control_sheet(pages[CONTROL], plans, by["source"], lists, titles[CONTROL], language)
    charts_sheet(pages[CHARTS], {key: one.grid for key, one in drawn.items()}, titles[CHARTS])
    front_sheet(front, plans, ask, drawn, [(pages[key], words) for key, words in WORDS.items()])
    return book.saved()


def _title(key: str, plans: Sequence[Plan], ask: Ask) -> str:
    """A sheet's title; where movements are in it, with the day that they are up to."""
    named = [label(NAMES[key], ask.spoken(plans)), subject(plans)]
    if ask.as_of and key not in _WITHOUT_MOVEMENTS:
        named.append(fill(N_("movements up to {day}"), {"day": ask.as_of}, ask.spoken(plans)))
    return " · ".join(named)


def _lists(
    plans: Sequence[Plan], ask: Ask, by: Mapping[str, Groups], pages: Mapping[str, Sheet], titles: Mapping[str, str]
) -> Lists:
    """The sheets of lists, written; what formulas call them."""
    language = ask.spoken(plans)
    lines, accounts, works = lines_listing(plans, language), accounts_listing(plans, language), works_listing(language)
    charged = line_rows(plans, by, language)
    moved = movement_rows(plans, ask.as_of, by, accounts, language)
    lines_sheet(pages[LINES], lines, charged, titles[LINES], language)
    accounts_sheet(pages[MOVEMENTS], accounts, moved, titles[MOVEMENTS], language)
    works_sheet(pages[WORKS], works, work_rows(moved, accounts, works, language), titles[WORKS], language)
    return Lists(lines, accounts, works, charged)
