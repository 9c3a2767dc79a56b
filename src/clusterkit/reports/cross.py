"""The budget crossed by a second dimension: rows by one or several, a column for each key of another, both margins."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from clusterkit.budget import Charge, Sum, add_up, charges
from clusterkit.labels import N_, label
from clusterkit.model.plan import Plan
from clusterkit.money import TBD
from clusterkit.reports.ask import Ask
from clusterkit.reports.dimensions import DIMENSIONS
from clusterkit.reports.groups import Key, key_columns, key_of, name_of, order, subject, with_plan
from clusterkit.reports.table import Cell, Column, Table

CROSSED = ":"
"""Parts the keys of a crossed column, `section:waste`: no id and no other column's key has it."""

MARGIN = (
    Column("allocated", N_("Allocated"), "money"),
    Column("up_to", N_("On demand, up to"), "money"),
    Column("income", N_("Income"), "money"),
)


def cross(plans: Sequence[Plan], ask: Ask) -> Table:
    """What is allocated, by the dimensions `ask.by` down and `ask.across` across, in the plans' own order.

    The last columns and the total row are the margins: what the budget by either dimension alone comes to. A crossing
    is None where no line names an amount there, and `tbd` where lines are not yet known and none names an amount.
    Several plans with a dimension that means something in one plan alone are parted by plan, across too.
    """
    by, across, language = with_plan(plans, ask.by), with_plan(plans, (ask.across,)), ask.spoken(plans)
    found = [charge for plan in plans for charge in charges(plan)]
    cells: dict[Key, dict[Key, list[Charge]]] = defaultdict(lambda: defaultdict(list))
    columns: dict[Key, list[Charge]] = defaultdict(list)
    for charge in found:
        cells[key_of(charge, by)][key_of(charge, across)].append(charge)
        columns[key_of(charge, across)].append(charge)
    keys = sorted(columns, key=order(plans, across))
    return Table(
        title=N_("Budget by {by}, across {across}"),
        subject=subject(plans),
        by=by,
        columns=(*key_columns(by), *_columns(plans, across, {key: columns[key] for key in keys}, language), *MARGIN),
        rows=tuple(_row(key, by, cells[key], keys, plans, language) for key in sorted(cells, key=order(plans, by))),
        total=(*("" for _ in by), "", *(add_up(columns[key]).allocated for key in keys), *_margin(add_up(found))),
        language=language,
        partial=ask.partial,
        values={"across": label(DIMENSIONS[ask.across].label, language)},
    )


def _columns(plans: Sequence[Plan], across: Key, groups: dict[Key, list[Charge]], language: str) -> Iterator[Column]:
    """A column for each key across, under its own name; with the plan's id where two have the same name."""
    names = {key: name_of(key, found, plans, across, language) for key, found in groups.items()}
    for key, name in names.items():
        alone = len(key) == 1 or list(names.values()).count(name) == 1
        said = name if alone else f"{name} · {key[0]}"
        yield Column(CROSSED.join((across[-1], *key)), said, "money", named=True)


def _row(
    key: Key, by: Key, found: dict[Key, list[Charge]], keys: Sequence[Key], plans: Sequence[Plan], language: str
) -> tuple[Cell, ...]:
    every = [charge for charges_there in found.values() for charge in charges_there]
    crossed = (_cell(found.get(one, [])) for one in keys)
    return (*key, name_of(key, every, plans, by, language), *crossed, *_margin(add_up(every)))


def _cell(found: Sequence[Charge]) -> Cell:
    """What charges allocate; `tbd` or nothing where none of them names an amount."""
    costs = [charge for charge in found if charge.line.kind == "cost"]
    if any(charge.amount is not None for charge in costs):
        return add_up(costs).allocated
    return str(TBD) if any(charge.line.amount is TBD for charge in costs) else None


def _margin(sums: Sum) -> tuple[Decimal, ...]:
    return sums.allocated, sums.up_to, sums.income
