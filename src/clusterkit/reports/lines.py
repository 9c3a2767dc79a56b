"""The lines behind a figure of the budget: each with its place in the files, adding up to the figure."""

from collections.abc import Sequence
from decimal import Decimal

from clusterkit.budget import Charge, add_up, charges
from clusterkit.labels import N_
from clusterkit.model.plan import Plan
from clusterkit.money import Amount, Unknown
from clusterkit.reports.dimensions import DIMENSIONS, HEADINGS
from clusterkit.reports.table import Cell, Column, Table

COLUMNS = (
    Column("line", N_("Place"), "key"),
    Column("id", N_("Stands on"), "key"),
    Column("name", N_("Name"), "text"),
    Column("item", N_("Item"), "text"),
    Column("allocated", N_("Allocated"), "money"),
    Column("up_to", N_("On demand, up to"), "money"),
    Column("income", N_("Income"), "money"),
)


def keys(plans: Sequence[Plan], by: str) -> list[str]:
    """Every row that the budget by one dimension may have: its keys in the plans, those of the lines, the headings."""
    named = [key for plan in plans for key, _ in DIMENSIONS[by].names(plan)]
    charged = [DIMENSIONS[by].key(charge) for plan in plans for charge in charges(plan)]
    return list(dict.fromkeys([*named, *charged, *HEADINGS]))


def lines(plans: Sequence[Plan], by: str, key: str, language: str, partial: bool = False) -> Table:
    """The lines that the budget by one dimension adds up in the row `key`, in the order of the plans.

    A line that is split has the part that belongs to the row. An amount that a line does not name is None, one that is
    not yet known is `tbd`.
    """
    found = [charge for plan in plans for charge in charges(plan) if DIMENSIONS[by].key(charge) == key]
    sums = add_up(found)
    return Table(
        title=N_("The lines behind a figure"),
        subject=key,
        by=("line",),
        columns=COLUMNS,
        rows=tuple(map(_row, found)),
        total=("", "", "", "", sums.allocated, sums.up_to, sums.income),
        language=language,
        partial=partial,
    )


def _row(charge: Charge) -> tuple[Cell, ...]:
    line, holder, language = charge.line, charge.spot.holder, charge.plan.language
    place = line.place
    cost = line.kind == "cost"
    return (
        f"{place.file}:{place.line}",
        holder.id,
        holder.title.pick(language)[0],
        line.item.pick(language)[0] if line.item else None,
        _shown(line.amount, charge.amount) if cost else None,
        _shown(line.up_to, charge.up_to),
        None if cost else _shown(line.amount, charge.amount),
    )


def _shown(written: Amount | None, part: Decimal | None) -> Cell:
    return str(written) if isinstance(written, Unknown) else part
