"""What stands behind a row of the control report: the register's amounts and the accounts' movements, in place."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from clusterkit.diagnostics import Place
from clusterkit.labels import N_, label
from clusterkit.model.plan import Plan
from clusterkit.model.sources import Source
from clusterkit.money import known
from clusterkit.movements import Movement, all_movements
from clusterkit.reports.ask import Ask
from clusterkit.reports.dimensions import DIMENSIONS
from clusterkit.reports.lines import Commits, changed, notes_of_source
from clusterkit.reports.table import Cell, Column, Table

COLUMNS = (
    Column("place", N_("Place"), "key"),
    Column("date", N_("Date"), "text"),
    Column("what", N_("What it is"), "text"),
    Column("on", N_("Stands on"), "key"),
    Column("reference", N_("Reference"), "text"),
    Column("approved", N_("Approved"), "money"),
    Column("transferred", N_("Transferred"), "money"),
    Column("spent_before", N_("Paid in earlier years"), "money"),
    Column("commitments", N_("Commitments"), "money"),
    Column("payments", N_("Payments"), "money"),
    Column("receipts", N_("Receipts"), "money"),
    Column("commit", N_("Last changed"), "text"),
)
_MONEY = tuple(column.key for column in COLUMNS if column.kind == "money")
_WHAT = {
    "approved": N_("Approved"),
    "spent_before": N_("Paid in earlier years"),
    "received": N_("Received before the accounts"),
    "transferred": N_("Transfer"),
    "commitment": N_("Commitment"),
    "payment": N_("Payment"),
    "receipt": N_("Receipt"),
}
"""What an record is, as a label."""
_COLUMN_OF = {"commitment": "commitments", "payment": "payments", "receipt": "receipts", "received": "receipts"}


class Record(NamedTuple):
    """One amount in the files, in shekels: where, of which day, what it is (a key of `_WHAT`), on what it stands."""

    place: Place
    date: str
    what: str
    amount: Decimal
    on: str = ""
    reference: str = ""


def records(plan: Plan, by: str, key: str, ask: Ask) -> list[Record]:
    """Everything that the control report counts in the row `key` by one dimension, but the lines, up to the day asked.

    The register's amounts are those of the sources that the row is of, where its rows follow from sources.
    """
    dimension = DIMENSIONS[by]
    moved = [one for one in all_movements(plan, ask.as_of) if dimension.key(one) == key]
    sources = [one for one in plan.head.sources if _is_of(plan, one, by, key)] if dimension.of_source else []
    return [*(record for source in sources for record in _registered(plan, source, ask)), *map(_moved, moved)]


def control_lines(plans: Sequence[Plan], key: str, ask: Ask, commits: Commits) -> Table:
    """The records behind a row of control by `ask.by`, one dimension; the totals are the row's figures.

    What is committed in the row is its commitments, less what was paid for the same work.
    """
    by, language = ask.by[0], ask.spoken(plans)
    found = [record for plan in plans for record in records(plan, by, key, ask)]
    return Table(
        title=N_("The records behind a row of control"),
        subject=key,
        by=("place",),
        columns=COLUMNS,
        rows=tuple((*_row(record, language), changed(record.place, commits, language)) for record in found),
        total=("", "", "", "", "", *(_sum(found, name) for name in _MONEY), ""),
        language=language,
        partial=ask.partial,
        notes=notes_of_source(plans, key, ask) if by == "source" else (),
    )


def _is_of(plan: Plan, source: Source, by: str, key: str) -> bool:
    of_source = {
        "source": source.id,
        "kind": source.kind,
        "funder": source.funder,
        "cluster": plan.cluster_id,
        "plan": plan.id,
    }
    return of_source[by] == key


def _registered(plan: Plan, source: Source, ask: Ask) -> Iterator[Record]:
    """What the register says of a source, and the transfers that were made by the day."""
    for name in ("approved", "spent_before", "received"):
        amount = known(getattr(source, name))
        if amount is not None:
            yield Record(source.places.of(name), "", name, amount, source.id)
    for transfer in plan.head.transfers:
        if ask.as_of and transfer.date and transfer.date > ask.as_of:
            continue
        for part in transfer.parts:
            if part.source == source.id and isinstance(part.amount, Decimal):
                place, day = part.places.of("amount"), str(transfer.date or "")
                yield Record(place, day, "transferred", part.amount, source.id, transfer.reference or "")


def _moved(one: Movement) -> Record:
    row = one.row
    stands_on = row.line or row.task or row.source
    return Record(row.place, str(row.date), row.kind, one.amount, stands_on, row.reference or "")


def _row(record: Record, language: str) -> tuple[Cell, ...]:
    column = _COLUMN_OF.get(record.what, record.what)
    return (
        f"{record.place.file}:{record.place.line}",
        record.date or None,
        label(_WHAT[record.what], language),
        record.on,
        record.reference or None,
        *(record.amount if name == column else None for name in _MONEY),
    )


def _sum(found: Sequence[Record], name: str) -> Cell:
    amounts = [record.amount for record in found if _COLUMN_OF.get(record.what, record.what) == name]
    return sum(amounts, Decimal(0)) if amounts else None
