"""The sheet of control: what every source has, what the lines and the accounts use of it, and what is left, all live.

The figures are those of the control report; the shaded ones are the plan's, the others are formulas over them.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from clusterkit.budget import NONE, UNSPLIT
from clusterkit.labels import N_, label
from clusterkit.model.plan import Plan
from clusterkit.reports.table import Cell as Figure
from clusterkit.spreadsheets.ledger.accounts import of_kind
from clusterkit.spreadsheets.ledger.grid import LOOSE, WRONG, Column, Grid, value
from clusterkit.spreadsheets.ledger.groups import Group, Groups
from clusterkit.spreadsheets.ledger.sums import Drawn, Lists, paid, share, unless_unkept
from clusterkit.spreadsheets.listing import Row, quoted, same
from clusterkit.spreadsheets.pages import Live, Sheet

COLUMNS = (
    Column("source", "Source", "key"),
    Column("name", "Name", "name"),
    Column("approved", "Approved", "given"),
    Column("transferred", "Transferred", "given"),
    Column("spent_before", "Paid in earlier years", "given"),
    Column("usable", N_("May be used this year")),
    Column("allocated", "Allocated"),
    Column("committed", "Committed"),
    Column("executed", "Executed"),
    Column("received_before", N_("Received before the accounts"), "given"),
    Column("received", "Received"),
    Column("free", "Free"),
    Column("available", "Available"),
    Column("percent", "Executed, of what may be used", "percent"),
    Column("status", N_("Where it stands"), "status"),
)
GIVEN = ("approved", "transferred", "spent_before")
OVER_ALLOCATED, OVER_COMMITTED = N_("Over-allocated"), N_("Over-committed")
UNAPPROVED, USED, LEFT = N_("No approved amount"), N_("Nothing left to allocate"), N_("Left to allocate")
_STATES = {
    "over_allocated": OVER_ALLOCATED,
    "over_committed": OVER_COMMITTED,
    "unapproved": UNAPPROVED,
    "used": USED,
    "left": LEFT,
}

BAR = {"data_bar_2010": True, "bar_solid": True, "bar_color": "#9CCBD3", "min_type": "num", "max_type": "num"}


def control_sheet(sheet: Sheet, plans: Sequence[Plan], by: Groups, lists: Lists, title: str, language: str) -> Drawn:
    """The sheet of control, with colours; what a colour says stands in the last column in words."""
    grid = Grid(sheet, COLUMNS, len(by.rows), language)
    note = N_("Shaded figures are the plan’s own; the others are counted from them and from the lists.")
    before = _received_before(plans)
    rows: list[Row] = []
    for index, group in enumerate(by.rows):
        given = {**{name: group.control[name] for name in GIVEN}, "received_before": before.get(group.key)}
        rows.append({"source": group.key, "name": group.name, **given, **_live(grid, index, group, lists)})
    grid.write(title, note, rows, _total(grid, rows))
    _colour(grid, language)
    return Drawn(grid, (*grid.differences(lists.lines, ("allocated",)), *_unlisted(grid, lists, language)))


def _live(grid: Grid, index: int, group: Group, lists: Lists) -> Row:
    """The cells of a source that are counted, each with the figure of the control report."""
    cells = {name: grid.at(name, index) for name in grid.places}
    key, figures, language = same(group.key, "$" + cells["source"]), group.control, grid.language
    kept, usable = figures["executed"] is not None, _usable(figures)
    come = lists.accounts.sum("amount", source=key, movement=of_kind("receipt", language))
    formulas = {
        "allocated": lists.lines.sum("allocated", source=key),
        "committed": unless_unkept(lists.works.sum("open", source=key), lists.accounts, {"source": key}, kept),
        "executed": paid(lists.accounts, {"source": key}, kept, language),
        "received": 'IF(AND(ISBLANK({received_before}),{come}=0),"",N({received_before})+{come})',
        "free": 'IF(ISNUMBER({usable}),{usable}-{allocated},"")',
        "available": 'IF(AND(ISNUMBER({usable}),ISNUMBER({executed})),{usable}-{committed}-{executed},"")',
    }
    counted = {name: Live(text.format(**cells, come=come), figures[name]) for name, text in formulas.items()}
    may_use = 'IF(ISNUMBER({approved}),{approved}+{transferred}-{spent_before},"")'
    row: Row = {**counted, "usable": Live(may_use.format(**cells), usable)}
    percent = share(grid, "executed", "usable", index, row)
    named = group.key.rsplit("/", 1)[-1] not in (UNSPLIT, NONE)
    return {**row, "percent": percent, **({"status": _status(cells, row, language)} if named else {})}


def _status(cells: Mapping[str, str], row: Row, language: str) -> Live:
    """Where a source stands, in words, as its formula says it too."""
    usable, free, available = (value(row[name]) for name in ("usable", "free", "available"))
    said = LEFT if isinstance(free, Decimal) and free > 0 else USED
    said = OVER_COMMITTED if isinstance(available, Decimal) and available < 0 else said
    said = OVER_ALLOCATED if isinstance(free, Decimal) and free < 0 else said
    words = {name: quoted(label(text, language)) for name, text in _STATES.items()}
    formula = (
        "IF(NOT(ISNUMBER({usable})),{unapproved},IF(ROUND({free},2)<0,{over_allocated},"
        "IF(ROUND(N({available}),2)<0,{over_committed},IF(ROUND({free},2)=0,{used},{left}))))"
    )
    return Live(formula.format(**cells, **words), label(UNAPPROVED if usable is None else said, language))


def _total(grid: Grid, rows: Sequence[Row]) -> Row:
    """The total; its percentage is of the sources whose approved amount is known, and of their payments alone."""
    total = {
        column.key: grid.added(column.key, rows, known=True) for column in COLUMNS if column.kind in ("money", "given")
    }
    used = [value(row["executed"]) for row in rows if isinstance(value(row["usable"]), Decimal)]
    known = [amount for amount in used if isinstance(amount, Decimal)]
    whole, below = total["usable"].value, grid.at("usable", grid.size)
    usable, executed = grid.span("usable"), grid.span("executed")
    counted = f"SUMPRODUCT(--ISNUMBER({usable}),{executed})/{below}"
    part = sum(known, Decimal(0)) / whole if known and isinstance(whole, Decimal) and whole else ""
    formula = f'IF(OR(N({below})=0,SUMPRODUCT(ISNUMBER({usable})*ISNUMBER({executed}))=0),"",{counted})'
    return {**total, "percent": Live(formula, part)}


def _colour(grid: Grid, language: str) -> None:
    for key in ("free", "available"):
        grid.colour(key, {"type": "cell", "criteria": "<", "value": 0}, WRONG, total=True)
    for said, look in ((OVER_ALLOCATED, WRONG), (OVER_COMMITTED, WRONG), (UNAPPROVED, LOOSE)):
        grid.colour("status", {"type": "cell", "criteria": "==", "value": quoted(label(said, language))}, look)
    grid.colour("percent", {"type": "cell", "criteria": ">", "value": 1}, WRONG)
    grid.colour("percent", {**BAR, "type": "data_bar", "min_value": 0, "max_value": 1})


def _unlisted(grid: Grid, lists: Lists, language: str) -> list[str]:
    """What is committed, paid and received in the list of movements, and has no row here or in the list of works."""
    ordered, paid_, come = (
        lists.accounts.sum("amount", movement=of_kind(kind, language)) for kind in ("commitment", "payment", "receipt")
    )
    received = f"SUM({grid.span('received')})-SUM({grid.span('received_before')})"
    formulas = {
        "committed": f"SUM({lists.works.column('commitments')})-{ordered}",
        "executed": f"SUM({grid.span('executed')})-{paid_}",
        "received": f"{received}-{come}",
    }
    return grid.check(N_("Difference from the list of movements"), formulas)


def _received_before(plans: Sequence[Plan]) -> dict[str, Decimal]:
    """What had come in before the accounts begin, in shekels, by source as the lists name it."""
    found: dict[str, Decimal] = {}
    for plan in plans:
        for source in plan.head.sources:
            key = f"{plan.id}/{source.id}" if len(plans) > 1 else source.id
            if isinstance(source.received, Decimal):
                found[key] = found.get(key, Decimal(0)) + source.received
    return found


def _usable(figures: Mapping[str, Figure]) -> Decimal | None:
    approved, *rest = (figures[name] for name in GIVEN)
    more, less = (amount if isinstance(amount, Decimal) else Decimal(0) for amount in rest)
    return approved + more - less if isinstance(approved, Decimal) else None
