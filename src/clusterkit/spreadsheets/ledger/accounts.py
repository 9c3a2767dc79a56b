"""The list of movements, and the list of works over it: what was ordered for each, paid, and is still to be paid."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from clusterkit.labels import N_, label
from clusterkit.model.plan import Plan
from clusterkit.movements import Movement, all_movements
from clusterkit.spreadsheets.ledger.groups import Groups
from clusterkit.spreadsheets.ledger.lines import PLAN, said
from clusterkit.spreadsheets.listing import Field, Listing, Row, quoted
from clusterkit.spreadsheets.pages import PROSE, TITLE, Cell, Live, Sheet

PRINTED = (
    Field("date", "Date", 12),
    Field("movement", N_("Movement"), 14),
    Field("amount", "Amount", kind="money"),
    Field("source", "Source", 16),
    Field("source_name", N_("Name of the source"), 28),
    Field("task", "Task", 14),
    Field("task_name", N_("Name of the task"), 34),
    Field("reference", "Reference", 22),
    Field("section_name", N_("Name of the section"), 20),
)
BESIDE = (
    Field("line", N_("Budget line"), 14),
    Field("section", "Section", 18),
    Field("kind", "Kind of source", 12),
    Field("owner", "Owner", 16),
    Field("work", N_("Source and task"), 30),
)
"""What is not printed: what the formulas need."""

WORKS = (
    Field("source", "Source", 18),
    Field("source_name", N_("Name of the source"), 34),
    Field("task", "Task", 16),
    Field("task_name", N_("Name of the task"), 44),
    Field("commitments", "Commitments", kind="money"),
    Field("payments", "Payments", kind="money"),
    Field("open", N_("Committed and not yet paid"), kind="money"),
)
KINDS = {"commitment": N_("Commitment"), "payment": N_("Payment"), "receipt": N_("Receipt")}


def accounts_listing(plans: Sequence[Plan], language: str) -> Listing:
    """The columns of the list of movements; a column for the plan where there are several."""
    return Listing("accounts", (*([PLAN] if len(plans) > 1 else []), *PRINTED, *BESIDE), language)


def works_listing(language: str) -> Listing:
    """The columns of the list of works."""
    return Listing("works", WORKS, language)


def of_kind(kind: str, language: str) -> str:
    """A kind of movement, as formulas compare with it."""
    return quoted(label(KINDS[kind], language))


def movement_rows(
    plans: Sequence[Plan], until: date | None, by: Mapping[str, Groups], listed: Listing, language: str
) -> list[Row]:
    """Every movement whose amount is known, up to a day, in the order of the plans and of their days."""
    return [dict(_cells(one, by, listed, language)) for plan in plans for one in all_movements(plan, until)]


def work_rows(moved: Sequence[Row], accounts: Listing, works: Listing, language: str) -> list[Row]:
    """Every source and task that something was ordered for or paid, in the order in which they come."""
    ordered, paid = (label(KINDS[kind], language) for kind in ("commitment", "payment"))
    of_work: dict[Cell, list[Row]] = defaultdict(list)
    for row in moved:
        if row["movement"] in (ordered, paid):
            of_work[row["work"]].append(row)
    formulas = _formulas(accounts, works, language)
    rows: list[Row] = []
    for found in of_work.values():
        names = {name: found[0][name] for name in ("source", "source_name", "task", "task_name")}
        commitments, payments = _total(found, ordered), _total(found, paid) or Decimal(0)
        still = "" if commitments is None else max(Decimal(0), commitments - payments)
        figures = {"commitments": commitments, "payments": payments, "open": still}
        rows.append({**names, **{key: Live(formulas[key], figure) for key, figure in figures.items()}})
    return rows or [{key: Live(formula, "") for key, formula in formulas.items()}]


def _formulas(accounts: Listing, works: Listing, language: str) -> dict[str, str]:
    """The columns that are counted. A work that nothing was ordered for says nothing of it: that is not zero."""
    key = f'{works.here("source")}&"/"&{works.here("task")}'
    commitments, payments = ({"work": key, "movement": of_kind(kind, language)} for kind in ("commitment", "payment"))
    ordered = f'IF({accounts.count(**commitments)}=0,"",{accounts.sum("amount", **commitments)})'
    still = f'IF(ISNUMBER({works.here("commitments")}),MAX(0,{works.here("commitments")}-{works.here("payments")}),"")'
    formulas = {"commitments": ordered, "payments": accounts.sum("amount", **payments), "open": still}
    return {name: works.where("source", formula) for name, formula in formulas.items()}


def accounts_sheet(sheet: Sheet, listed: Listing, found: Sequence[Row], title: str, language: str) -> None:
    """The list of movements."""
    sheet.widen(listed.widths(found))
    printed = len(listed.fields) - len(BESIDE)
    sheet.across(title, TITLE, printed)
    said = N_(
        "Write a new movement under the last one; one of a new source and task needs its row in the sheet of execution."
    )
    sheet.across(label(said, language), PROSE, printed)
    listed.write(sheet, found or [{"work": Live(_work(listed), "")}], printed)


def works_sheet(sheet: Sheet, listed: Listing, found: Sequence[Row], title: str, language: str) -> None:
    """The list of works."""
    sheet.widen(listed.widths(found))
    sheet.across(title, TITLE)
    said = N_("A payment settles what was ordered for its own source and task, and nothing else.")
    sheet.across(label(said, language), PROSE)
    listed.write(sheet, found, len(listed.fields))


def _cells(one: Movement, by: Mapping[str, Groups], listed: Listing, language: str) -> Iterator[tuple[str, Cell]]:
    for name in ("source", "section", "kind", "owner"):
        yield name, by[name].key(one)
    source = by["source"].key(one)
    yield "source_name", by["source"].names[source]
    yield "section_name", by["section"].names[by["section"].key(one)]
    yield "plan", one.plan.id
    yield "date", one.row.date
    yield "movement", label(KINDS[one.row.kind], language)
    yield "amount", one.amount
    yield "task", one.work[1]
    yield "task_name", said(one.task.title, one.plan) if one.task else None
    yield "reference", one.row.reference
    yield "line", one.row.line
    yield "work", Live(_work(listed), f"{source}/{one.work[1]}")


def _work(listed: Listing) -> str:
    return listed.where("source", f'{listed.here("source")}&"/"&{listed.here("task")}')


def _total(rows: Sequence[Row], kind: str) -> Decimal | None:
    """What the movements of a kind come to; None where there is none."""
    amounts = [amount for row in rows if row["movement"] == kind and isinstance(amount := row["amount"], Decimal)]
    return sum(amounts, Decimal(0)) if amounts else None
