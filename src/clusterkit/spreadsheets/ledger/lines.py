"""The list of lines: one row for every charge of the plans, so that what is summed over it is the plans' total."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from clusterkit.budget import Charge, add_up, charges
from clusterkit.labels import N_, label
from clusterkit.model.plan import Plan
from clusterkit.spreadsheets.ledger.groups import Groups
from clusterkit.spreadsheets.listing import Field, Listing, Row
from clusterkit.spreadsheets.pages import PROSE, TITLE, TOTAL, Live, Sheet, money
from clusterkit.texts import Text

PLAN = Field("plan", "Plan", 16)
PRINTED = (
    Field("section_name", N_("Name of the section"), 18),
    Field("task", "Task", 28),
    Field("item", "Item", 20),
    Field("owner_name", N_("Name of the owner"), 14),
    Field("source", "Source", 15),
    Field("source_name", N_("Name of the source"), 24),
    Field("kind", "Kind of source", 12),
    Field("period", "Period", 10),
    Field("allocated", "Allocated", kind="money"),
    Field("up_to", "On demand, up to", kind="money"),
    Field("income", "Income", kind="money"),
    Field("in_kind", N_("In kind"), 8),
    Field("approved", N_("On approved money"), 10),
    Field("state", N_("State of the amount"), 12),
)
BESIDE = (
    Field("goal", "Goal", 44),
    Field("funder_name", "Funder", 20),
    Field("direction", N_("Cost or income"), 10),
    Field("section", "Section", 18),
    Field("owner", "Owner", 16),
    Field("place", "Place", 60),
)
"""What is not printed: what the formulas need, and where a line stands in the files."""

SUMMED = ("allocated", "up_to", "income")

UNKNOWN, UNNAMED = N_("Not yet known"), N_("No amount named")
YES, NO = N_("yes"), N_("no")


def lines_listing(plans: Sequence[Plan], language: str) -> Listing:
    """The table's columns; a column for the plan where there are several."""
    return Listing("lines", (*([PLAN] if len(plans) > 1 else []), *PRINTED, *BESIDE), language)


def line_rows(plans: Sequence[Plan], by: Mapping[str, Groups], language: str) -> list[Row]:
    """Every charge, in the order of the plans."""
    return [dict(_cells(charge, by, language)) for plan in plans for charge in charges(plan)]


def lines_sheet(sheet: Sheet, listed: Listing, found: Sequence[Row], title: str, language: str) -> None:
    """The list, under what the rows that are shown come to: filtered, they come to less."""
    sheet.widen(listed.widths(found))
    printed = len(listed.fields) - len(BESIDE)
    sheet.across(title, TITLE, printed)
    said = N_(
        "Change an amount and every sheet follows; write a new line under the last one. What is missing is not zero."
    )
    sheet.across(label(said, language), PROSE, printed)
    for index, field in enumerate(listed.fields[:printed]):
        if field.key in SUMMED:
            amounts = [amount for row in found if isinstance(amount := row[field.key], Decimal)]
            total = Live(f"SUBTOTAL(109,{listed.column(field.key)})", sum(amounts, Decimal(0)))
            sheet.write(index, total, {**TOTAL, **money(amounts)})
        else:
            sheet.write(index, label(N_("Total of the rows shown"), language) if index == 0 else None, TOTAL)
    sheet.end_row()
    listed.write(sheet, found, printed)


def _cells(charge: Charge, by: Mapping[str, Groups], language: str) -> Iterator[tuple[str, str | Decimal | None]]:
    line, plan, cost = charge.line, charge.plan, charge.line.kind == "cost"
    for name, group in by.items():
        yield name, group.key(charge)
    for name in ("section", "owner", "source", "funder"):
        yield f"{name}_name", by[name].names[by[name].key(charge)]
    yield "plan", plan.id
    yield "task", said(charge.task.title, plan) if charge.task else None
    yield "goal", said(charge.goal.title, plan) if charge.goal else None
    yield "item", said(line.item, plan) if line.item else None
    yield "direction", label(N_("Cost") if cost else N_("Income"), language)
    yield "allocated", charge.amount if cost else None
    yield "up_to", charge.up_to if cost else None
    yield "income", None if cost else charge.amount
    yield "in_kind", label(YES, language) if line.in_kind else None
    yield "approved", label(YES if charge.on_approved else NO, language)
    yield "state", _state(charge, language)
    yield "place", f"{line.place.file}:{line.place.line}"


def _state(charge: Charge, language: str) -> str | None:
    """What is said of an amount that is not there, in words."""
    sums = add_up([charge])
    said = UNKNOWN if sums.tbd else UNNAMED if sums.no_amount else None
    return label(said, language) if said else None


def said(text: Text, plan: Plan) -> str:
    """A text of a plan in its language."""
    return text.pick(plan.language)[0]
