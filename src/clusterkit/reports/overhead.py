"""The overhead report: what the framework tenders bring the cluster, what was billed of it, and what came in."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from clusterkit.budget import add_up, charges, overhead_of
from clusterkit.labels import N_
from clusterkit.model.plan import Plan
from clusterkit.model.sources import Tender
from clusterkit.money import Amount
from clusterkit.movements import all_movements, total
from clusterkit.reports.amounts import added, amount_cell
from clusterkit.reports.ask import Ask
from clusterkit.reports.groups import subject
from clusterkit.reports.table import Cell, Column, Note, Table

COLUMNS = (
    Column("tender", N_("Framework tender"), "key"),
    Column("name", N_("Name"), "text"),
    Column("volume", N_("Yearly volume"), "money"),
    Column("rate", N_("Rate, percent"), "count"),
    Column("due", N_("Overhead due"), "money"),
    Column("billed", N_("Billed"), "money"),
    Column("collected", N_("Collected"), "money"),
    Column("to_bill", N_("Still to bill"), "money"),
    Column("to_collect", N_("Still to collect"), "money"),
)
_MONEY = ("volume", "due", "billed", "collected", "to_bill", "to_collect")


def overhead(plans: Sequence[Plan], ask: Ask) -> Table:
    """Every framework tender: its volume, the overhead due on it, what was billed and what came in, in shekels.

    A figure that needs one that the plan does not give is None. Notes hold it against the plan's lines of income and
    the receipts of the accounts.
    """
    several = len(plans) > 1
    rows = [(plan, tender, _figures(tender)) for plan in plans for tender in plan.head.tenders]
    sums = {key: added([figures[key] for *_, figures in rows]) for key in _MONEY}
    columns = (*([Column("plan", N_("Plan"), "key")] if several else []), *COLUMNS)
    return Table(
        title=N_("Overhead of framework tenders"),
        subject=subject(plans),
        by=("plan", "tender") if several else ("tender",),
        columns=columns,
        rows=tuple(
            (*([plan.id] if several else []), tender.id, tender.title.pick(plan.language)[0], *figures.values())
            for plan, tender, figures in rows
        ),
        total=tuple(sums.get(column.key, None if column.is_number else "") for column in columns),
        language=ask.spoken(plans),
        partial=ask.partial,
        notes=tuple(_notes(plans, sums["collected"], ask.as_of)),
        always=("due", "billed", "collected", "to_bill", "to_collect"),
    )


def _figures(tender: Tender) -> dict[str, Cell]:
    """The cells after the name, by the keys of their columns."""
    due, billed, collected = overhead_of(tender), tender.billed, tender.collected
    return {
        "volume": amount_cell(tender.volume),
        "rate": tender.overhead,
        "due": due,
        "billed": amount_cell(billed),
        "collected": amount_cell(collected),
        "to_bill": _less(due, billed),
        "to_collect": _less(billed, collected),
    }


def _less(whole: Amount | None, part: Amount | None) -> Decimal | None:
    return whole - part if isinstance(whole, Decimal) and isinstance(part, Decimal) else None


def _notes(plans: Sequence[Plan], collected: Decimal | None, as_of: date | None) -> Iterator[Note]:
    """What the plan's lines expect of overhead, and what the accounts hold of it; how far that is from the tenders'."""
    lines = [one for plan in plans for one in charges(plan) if one.line.kind == "income"]
    lines = [one for one in lines if one.entry and one.entry.kind == "overhead"]
    if lines:
        text = N_("Income lines of the plan on sources of overhead: {income}.")
        yield Note(text, {"income": add_up(lines).income})
    moved = [one for plan in plans for one in all_movements(plan, as_of) if one.row.kind == "receipt"]
    moved = [one for one in moved if one.entry and one.entry.kind == "overhead"]
    if not moved:
        return
    receipts = total(moved)
    dated = N_("Receipts on sources of overhead in the accounts, up to {day}: {receipts}.")
    text = dated if as_of else N_("Receipts on sources of overhead in the accounts: {receipts}.")
    yield Note(text, {"day": str(as_of), "receipts": receipts})
    if collected is not None and receipts != collected:
        text = N_("Collected by the tenders less these receipts: {gap}.")
        yield Note(text, {"gap": collected - receipts})
