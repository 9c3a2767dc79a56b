"""The sheets of sums: by source, section, kind of source, owner and period, each figure live over the lists."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from clusterkit.labels import N_, label
from clusterkit.reports.table import Cell as Figure
from clusterkit.spreadsheets.ledger.accounts import of_kind
from clusterkit.spreadsheets.ledger.grid import Column, Grid, value
from clusterkit.spreadsheets.ledger.groups import Group, Groups
from clusterkit.spreadsheets.ledger.lines import SUMMED, UNKNOWN, UNNAMED, YES
from clusterkit.spreadsheets.listing import Listing, Row, quoted, same
from clusterkit.spreadsheets.pages import Cell, Live, Sheet

TITLES = {
    "source": N_("By source"),
    "section": N_("By section"),
    "kind": N_("By kind of source"),
    "owner": N_("By owner"),
    "period": N_("By period"),
}
PLANNED = (
    Column("allocated", "Allocated"),
    Column("on_approved", "of which on approved money"),
    Column("not_approved", N_("of which on money that is not approved")),
    Column("in_kind", "of which in kind"),
    Column("up_to", "On demand, up to"),
    Column("income", "Income"),
    Column("tbd", N_("Rows not yet known"), "count"),
    Column("no_amount", N_("Rows without an amount"), "count"),
)
PAID = (Column("paid", "Payments"), Column("percent", "Executed, of what is allocated", "percent"))


class Lists(NamedTuple):
    """The lists that sums are of, and the rows of the list of lines."""

    lines: Listing
    accounts: Listing
    works: Listing
    rows: Sequence[Row]


class Drawn(NamedTuple):
    """A sheet of sums that is written, and the cells that must be zero, as formulas of other sheets call them."""

    grid: Grid
    checks: tuple[str, ...]


def sums_sheet(sheet: Sheet, by: Groups, lists: Lists, title: str, language: str) -> Drawn:
    """A sheet of the lines' sums by one dimension; with what was paid, where movements have that dimension too."""
    payments = PAID if any(group.control for group in by.rows) else ()
    name = (Column("name", "Name", "name"),) if any(group.key != group.name for group in by.rows) else ()
    columns = (Column(by.by, by.heading, "key"), *name, *PLANNED, *payments)
    grid = Grid(sheet, columns, len(by.rows), language)
    note = N_("Every figure is counted from the lists of lines and of movements.")
    rows = [dict(_cells(group, index, grid, lists)) for index, group in enumerate(by.rows)]
    added = [column.key for column in (*PLANNED, *payments) if column.kind != "percent"]
    total: Row = {key: grid.added(key, rows, known=key == "paid") for key in added}
    if payments:
        total = {**total, "percent": share(grid, "paid", "allocated", grid.size, total)}
    grid.write(title, note, rows, total)
    return Drawn(grid, tuple(grid.differences(lists.lines, SUMMED)))


def share(grid: Grid, part: str, whole: str, index: int, row: Row) -> Live:
    """One column in parts of another, in a row; nothing where either is not there, or the whole is nothing."""
    above, below = grid.at(part, index), grid.at(whole, index)
    over, under = value(row[part]), value(row[whole])
    known = isinstance(over, Decimal) and isinstance(under, Decimal) and under != 0
    formula = f'IF(AND(ISNUMBER({above}),N({below})<>0),{above}/{below},"")'
    return Live(formula, over / under if known else "")  # type: ignore[operator]


def paid(accounts: Listing, of: Mapping[str, str], kept: bool, language: str) -> str:
    """What was paid, of the movements of a group."""
    whole = accounts.sum("amount", **of, movement=of_kind("payment", language))
    return unless_unkept(whole, accounts, of, kept)


def unless_unkept(formula: str, accounts: Listing, of: Mapping[str, str], kept: bool) -> str:
    """A formula over the accounts; where the plan keeps none, it shows nothing until the group has a movement."""
    return formula if kept else f'IF({accounts.count(**of)}=0,"",{formula})'


def _cells(group: Group, index: int, grid: Grid, lists: Lists) -> Iterator[tuple[str, Cell]]:
    by, language = grid.columns[0].key, grid.language
    key, lines = same(group.key, "$" + grid.at(by, index)), lists.lines
    yes = quoted(label(YES, language))
    yield by, group.key
    yield "name", group.name
    for name in SUMMED:
        yield name, Live(lines.sum(name, **{by: key}), _known(group.budget.get(name)))
    allocated, approved = (_known(group.budget.get(name)) for name in ("allocated", "on_approved"))
    yield "on_approved", Live(lines.sum("allocated", **{by: key, "approved": yes}), approved)
    yield "not_approved", Live(f"{grid.at('allocated', index)}-{grid.at('on_approved', index)}", allocated - approved)
    in_kind = lines.sum("allocated", **{by: key, "in_kind": yes})
    yield "in_kind", Live(in_kind, _known(group.budget.get("in_kind")))
    for name, state in (("tbd", UNKNOWN), ("no_amount", UNNAMED)):
        said = label(state, language)
        count = sum(1 for row in lists.rows if row[by] == group.key and row["state"] == said)
        yield name, Live(lines.count(**{by: key, "state": quoted(said)}), count)
    if "paid" in grid.places:
        yield "paid", Live(paid(lists.accounts, {by: key}, group.paid is not None, language), group.paid)
        yield "percent", share(grid, "paid", "allocated", index, {"paid": group.paid, "allocated": allocated})


def _known(figure: Figure) -> Decimal:
    return figure if isinstance(figure, Decimal) else Decimal(0)
