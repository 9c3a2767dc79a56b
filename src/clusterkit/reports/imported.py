"""What an import adds to the accounts: the new movements by source and kind, and what became of the other rows."""

from collections.abc import Iterator
from decimal import Decimal

from clusterkit.accounts import Import
from clusterkit.accounts.merge import Numbered
from clusterkit.labels import N_
from clusterkit.reports.groups import subject
from clusterkit.reports.table import Cell, Column, Note, Table

COLUMNS = (
    Column("source", N_("Source"), "key"),
    Column("name", N_("Name"), "text"),
    Column("commitment", N_("Commitments"), "money"),
    Column("payment", N_("Payments"), "money"),
    Column("receipt", N_("Receipts"), "money"),
    Column("rows", N_("Rows"), "count"),
)
_MOST = 10  # rows that are named one by one


def imported(found: Import, file: str, language: str) -> Table:
    """The new movements of each source, in shekels by kind, in the register's order; `file` is where they go."""
    new, plan = found.merge.new, found.plan
    rows = []
    for source in plan.head.sources:
        own = [one for one in new if one[1].source == source.id]
        if own:
            rows.append((source.id, source.name.pick(plan.language)[0], *_figures(own)))
    return Table(
        title=N_("New in {file}"),
        subject=subject([plan]),
        by=("source",),
        columns=COLUMNS,
        rows=tuple(rows),
        total=("", "", *_figures(new)),
        language=language,
        values={"file": file},
        notes=tuple(_notes(found)),
    )


def _figures(found: tuple[Numbered, ...] | list[Numbered]) -> tuple[Cell, ...]:
    """What movements come to by kind, nothing where there is none of the kind; and how many they are."""
    by_kind = ([one.amount for _, one in found if one.kind == kind] for kind in ("commitment", "payment", "receipt"))
    return (*(sum(amounts, Decimal(0)) if amounts else None for amounts in by_kind), len(found))


def _notes(found: Import) -> Iterator[Note]:
    reading, new = found.reading, found.merge.new
    yield Note(
        N_("rows {rows} · left out {left_out} · movements {movements} · there already {there} · new {new}"),
        {
            "rows": reading.rows,
            "left_out": len(reading.left_out),
            "movements": len(reading.movements),
            "there": found.merge.there,
            "new": len(new),
        },
    )
    if new:
        yield Note(N_("the new ones are of {first} to {last}"), {"first": new[0][1].date, "last": new[-1][1].date})
    outside = [one for one in new if one[1].date.year != found.plan.head.year]
    if outside:
        values = {"year": found.plan.head.year, "rows": _rows(outside)}
        yield Note(N_("not of the year {year}: rows {rows}"), values)
    if found.merge.alike:
        said = N_("like a row that is there, but for reference, task or line (is it the same one?): rows {rows}")
        yield Note(said, {"rows": _rows(found.merge.alike)})
    for line, filled in found.merge.filled[:_MOST]:
        what = " · ".join(f"{name} {value}" for name, value in filled.items())
        yield Note(N_("filled in, in line {line} that was there: {what}"), {"line": line, "what": what})
    if found.merge.filled[_MOST:]:
        yield Note(N_("filled in, in {lines} lines that were there"), {"lines": len(found.merge.filled)})
    for number, text in reading.left_out:
        yield Note(N_("left out: row {row}: {text}"), {"row": number, "text": text})


def _rows(found: tuple[Numbered, ...] | list[Numbered]) -> str:
    numbers = [str(number) for number, _ in found]
    return " ".join(numbers[:_MOST]) + (" …" if len(numbers) > _MOST else "")
