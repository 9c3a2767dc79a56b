"""The first sheet: what the plans come to, whether the sheets agree, and what each sheet is for."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from clusterkit.labels import N_, label
from clusterkit.model.plan import Plan
from clusterkit.reports.ask import Ask
from clusterkit.reports.groups import subject
from clusterkit.spreadsheets.ledger.grid import WRONG, Grid, value
from clusterkit.spreadsheets.ledger.lines import said
from clusterkit.spreadsheets.ledger.sums import Drawn
from clusterkit.spreadsheets.pages import BAND, PROSE, TEXT, TITLE, Cell, Live, Sheet, money

WIDTHS = (36, 20, 66)
STRONG = {**TEXT, "bold": True}

PLANNED: Mapping[str, tuple[str, str]] = {
    "allocated": ("Allocated", N_("What lines of cost charge to sources, in shekels.")),
    "on_approved": ("of which on approved money", N_("The source has an approved amount, or is said to be approved.")),
    "not_approved": ("of which on money that is not approved", N_("No approval of the source is known.")),
    "in_kind": ("of which in kind", N_("Somebody else spends it; it does not pass through the cluster.")),
    "up_to": ("On demand, up to", N_("Drawn when it is needed; never a part of what is allocated.")),
    "income": ("Income", N_("What lines of income bring; never taken off a cost.")),
}
STANDING: Mapping[str, tuple[str, str]] = {
    "usable": ("May be used this year", N_("Approved, with transfers, less what earlier years paid.")),
    "committed": ("Committed", N_("Ordered and not yet paid.")),
    "executed": ("Executed", N_("Paid.")),
    "received": ("Received", N_("Come in, with what came before the accounts begin.")),
    "free": ("Free", N_("What may be used, less what is allocated; of the sources whose approved amount is known.")),
    "available": ("Available", N_("What may be used, less what is committed and what is paid; of the same sources.")),
}


def front_sheet(
    sheet: Sheet, plans: Sequence[Plan], ask: Ask, drawn: Mapping[str, Drawn], contents: Sequence[tuple[Sheet, str]]
) -> None:
    """The totals of the sheets of sums by source and of control, live; the checks; links to every sheet."""
    language = ask.spoken(plans)
    sheet.widen(WIDTHS)
    sheet.across(f"{label(N_('The treasurer’s workbook'), language)} · {subject(plans)}", TITLE)
    if ask.partial:
        sheet.across(label("partial: some files could not be read", language), {**BAND, **WRONG})
    for plan in plans:
        _fact(
            sheet,
            "Plan",
            f"{said(plan.head.title, plan)} · {label(f'plan state: {plan.head.state}', language)}",
            language,
        )
    if ask.as_of:
        _fact(sheet, N_("Movements up to"), ask.as_of, language)
    sheet.row += 1
    sheet.across(label("Total", language), BAND)
    _totals(sheet, PLANNED, drawn["source"].grid, language)
    _totals(sheet, STANDING, drawn["control"].grid, language)
    _checks(sheet, [check for one in drawn.values() for check in one.checks], language)
    sheet.row += 1
    sheet.across(label("Contents", language), BAND)
    for target, words in contents:
        sheet.over(1, 2, label(words, language), PROSE)
        sheet.link(target.name, target.name)


def _fact(sheet: Sheet, name: str, fact: Cell, language: str) -> None:
    sheet.write(0, label(name, language), STRONG)
    sheet.over(1, 2, fact, TEXT)
    sheet.end_row()


def _totals(sheet: Sheet, wanted: Mapping[str, tuple[str, str]], grid: Grid, language: str) -> None:
    for key, (name, words) in wanted.items():
        amount = value(grid.total.get(key))
        formula = grid.sheet.named(grid.at(key, grid.size))
        sheet.write(0, label(name, language), STRONG)
        sheet.write(1, Live(formula, amount if isinstance(amount, Decimal) else ""), {**TEXT, **money([amount])})
        sheet.write(2, label(words, language), TEXT)
        sheet.end_row()


def _checks(sheet: Sheet, cells: Sequence[str], language: str) -> None:
    """Whether the sheets come to the same, in words and in shekels: all of them added up."""
    good = label(N_("every sheet comes to the same"), language)
    bad = label(N_("there is a difference: look for the red cells"), language)
    apart = "+".join(f"ABS({cell})" for cell in cells)
    sheet.write(0, label(N_("Differences between the sheets"), language), STRONG)
    sheet.write(1, Live(apart, Decimal(0)), {**TEXT, **money([])})
    sheet.write(2, Live(f'IF({sheet.at(1)}=0,"{good}","{bad}")', good), TEXT)
    sheet.end_row()
    sheet.mark(1, sheet.row - 1, {"type": "cell", "criteria": "!=", "value": 0}, WRONG)
