"""The lines behind a figure of the budget: each with its place in the files, adding up to the figure."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING

from clusterkit.budget import Charge, add_up, charges
from clusterkit.diagnostics import Place
from clusterkit.labels import N_, label
from clusterkit.messages import fill
from clusterkit.model.plan import Plan
from clusterkit.money import Amount, Unknown
from clusterkit.reports.ask import Ask
from clusterkit.reports.dimensions import DIMENSIONS, HEADINGS
from clusterkit.reports.source_notes import over, source_notes
from clusterkit.reports.table import Cell, Column, Note, Table
from clusterkit.standings import Standing, standings

if TYPE_CHECKING:
    from clusterkit.history import Commit

Commits = Mapping[Place, "Commit | None"]
"""The commit that last changed each line, by the line's place; None where a change of it is not committed yet."""

COLUMNS = (
    Column("line", N_("Place"), "key"),
    Column("id", N_("Stands on"), "key"),
    Column("name", N_("Name"), "text"),
    Column("item", N_("Item"), "text"),
    Column("allocated", N_("Allocated"), "money"),
    Column("up_to", N_("On demand, up to"), "money"),
    Column("income", N_("Income"), "money"),
    Column("commit", N_("Last changed"), "text"),
)


def keys(plans: Sequence[Plan], by: str) -> list[str]:
    """Every row that the budget by one dimension may have: its keys in the plans, those of the lines, the headings."""
    named = [key for plan in plans for key, _ in DIMENSIONS[by].names(plan)]
    charged = [DIMENSIONS[by].key(charge) for plan in plans for charge in charges(plan)]
    return list(dict.fromkeys([*named, *charged, *HEADINGS]))


def behind(plan: Plan, by: str, key: str) -> list[Charge]:
    """The charges of a plan that the budget by one dimension adds up in the row `key`, in the order of its lines."""
    return [charge for charge in charges(plan) if DIMENSIONS[by].key(charge) == key]


def lines(plans: Sequence[Plan], key: str, ask: Ask, commits: Commits) -> Table:
    """The lines that the budget by `ask.by`, one dimension, adds up in the row `key`, in the order of the plans.

    A line that is split has the part that belongs to the row. An amount that a line does not name is None, one that is
    not yet known is `tbd`. A source has notes on both ends; where it is over-allocated, its largest lines are first.
    """
    by, language = ask.by[0], ask.spoken(plans)
    found = {plan.folder: behind(plan, by, key) for plan in plans}
    if by == "source":
        found = {plan.folder: _ordered(plan, key, found[plan.folder]) for plan in plans}
    every = list(chain.from_iterable(found.values()))
    sums = add_up(every)
    return Table(
        title=N_("The lines behind a figure"),
        subject=key,
        by=("line",),
        columns=COLUMNS,
        rows=tuple((*_row(charge), changed(charge.line.place, commits, language)) for charge in every),
        total=("", "", "", "", sums.allocated, sums.up_to, sums.income, ""),
        language=language,
        partial=ask.partial,
        notes=notes_of_source(plans, key, ask) if by == "source" else (),
    )


def _ordered(plan: Plan, source: str, found: list[Charge]) -> list[Charge]:
    """The charges of a source: costs before income and the largest first, where they take more than it has."""
    largest = sorted(found, key=lambda charge: (charge.line.kind, -(charge.amount or 0)))
    return largest if over(standings(plan).get(source, Standing())) else found


def notes_of_source(plans: Sequence[Plan], source: str, ask: Ask) -> tuple[Note, ...]:
    """The notes of every plan that has the source, under the plan's name where there are several."""
    of_plans = [(plan, tuple(source_notes(plan, source, ask.as_of))) for plan in plans]
    told = [(plan, notes) for plan, notes in of_plans if notes]
    heads = [(Note(N_("in plan {plan}:"), {"plan": plan.id}),) if len(told) > 1 else () for plan, _ in told]
    return tuple(note for head, (_, notes) in zip(heads, told, strict=True) for note in (*head, *notes))


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


def changed(place: Place, commits: Commits, language: str) -> Cell:
    """The commit that last changed a place of the files, and its day; nothing where git cannot tell."""
    if place not in commits:
        return None
    commit = commits[place]
    if commit is None:
        return label(N_("not committed"), language)
    said = f"{commit.hash} {commit.day}"
    return fill(N_("{commit} or earlier"), {"commit": said}, language) if commit.oldest else said


def _shown(written: Amount | None, part: Decimal | None) -> Cell:
    return str(written) if isinstance(written, Unknown) else part
