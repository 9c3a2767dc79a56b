"""The unfunded report: every cost whose money is not approved, why, and the share of the plan that rests on it."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from clusterkit.budget import NONE, UNSPLIT, Charge, Unapproved, add_up, charges, is_approved, unapproved
from clusterkit.labels import N_, label
from clusterkit.model.plan import Plan
from clusterkit.money import Amount, Unknown
from clusterkit.reports.ask import Ask
from clusterkit.reports.dimensions import plan_name
from clusterkit.reports.groups import subject
from clusterkit.reports.table import Cell, Column, Note, Table
from clusterkit.reports.words import source_name

REASONS = {
    "requested": N_("Requested, not yet approved"),
    "expected": N_("Expected, not yet approved"),
    "existing": N_("Existing, with no approved amount in the plan"),
    "on-demand": N_("On demand, with no approved amount in the plan"),
    "closed": N_("The source is closed"),
    "": N_("The plan does not say that the source is approved"),
    "?": N_("The source is not in the register"),
    UNSPLIT: N_("Not split between sources"),
    NONE: N_("No source named"),
}
"""Why money is not there, as a label, in the order of the rows: a source's state, or what stands in its place."""

_PLAN = Column("plan", N_("Plan"), "key")
_COLUMNS = (
    Column("why", N_("Why"), "text"),
    Column("source", N_("Source"), "key"),
    Column("name", N_("Name"), "text"),
    Column("id", N_("Stands on"), "key"),
    Column("title", N_("Title"), "text"),
    Column("item", N_("Item"), "text"),
    Column("line", N_("Place"), "key"),
    Column("allocated", N_("Allocated"), "money"),
    Column("up_to", N_("On demand, up to"), "money"),
)


def unfunded(plans: Sequence[Plan], ask: Ask) -> Table:
    """Costs on money that is not approved, by the reason and the largest first; amounts in shekels.

    Money in kind is somebody else's: a note says how much it is. A line of nothing needs no source, and is left out.
    """
    language, several = ask.spoken(plans), len(plans) > 1
    found = [(plan, unapproved(plan)) for plan in plans]
    rows = [(plan, charge) for plan, of_plan in found for charge in sorted(_shown(of_plan), key=_rank)]
    sums = add_up(charge for _, charge in rows)
    columns = (*((_PLAN,) if several else ()), *_COLUMNS)
    return Table(
        title=N_("Costs on money that is not approved"),
        subject=subject(plans),
        by=(),
        columns=columns,
        rows=tuple((*((plan.id,) if several else ()), *_row(charge, language)) for plan, charge in rows),
        total=(*("" for _ in columns[2:]), sums.allocated, sums.up_to),
        language=language,
        partial=ask.partial,
        notes=tuple(note for plan, of_plan in found for note in _notes(plan, of_plan)),
    )


def why(charge: Charge) -> str:
    """Why a charge's money is not approved: a key of REASONS."""
    if charge.source in (UNSPLIT, NONE):
        return charge.source
    return (charge.entry.state or "") if charge.entry else "?"


def _shown(found: Unapproved) -> list[Charge]:
    return [charge for charge in found.charges if charge.amount != 0 or charge.up_to]


def _rank(charge: Charge) -> tuple[int, Decimal]:
    return list(REASONS).index(why(charge)), -((charge.amount or Decimal(0)) + (charge.up_to or Decimal(0)))


def _row(charge: Charge, language: str) -> tuple[Cell, ...]:
    line, holder, plan = charge.line, charge.spot.holder, charge.plan
    return (
        label(REASONS[why(charge)], language),
        charge.source,
        source_name(plan, charge.source, language) if charge.entry else None,
        holder.id,
        holder.title.pick(plan.language)[0],
        line.item.pick(plan.language)[0] if line.item else None,
        f"{line.place.file}:{line.place.line}",
        _said(line.amount, charge.amount),
        _said(line.up_to, charge.up_to),
    )


def _said(written: Amount | None, part: Decimal | None) -> Cell:
    return str(written) if isinstance(written, Unknown) else part


def _notes(plan: Plan, found: Unapproved) -> Iterator[Note]:
    """What the plan's rows come to: the share that is not approved, what depends on it, and what is not in it."""
    sums = add_up(charge for charge in charges(plan) if charge.line.kind == "cost")
    costs = [charge for charge in charges(plan) if charge.line.kind == "cost" and not charge.line.in_kind]
    known = add_up(costs)
    values: dict[str, object] = {
        "plan": plan_name(plan),
        "allocated": found.allocated,
        "unapproved": found.unapproved,
        "percent": found.percent,
        "count": len({id(charge.task) for charge in _shown(found) if charge.task}),
        "unknown": known.tbd + known.no_amount,
        "in_kind": sums.in_kind,
    }
    if found.percent is not None:
        share = N_(
            "{plan}: {percent} percent of the plan rests on money that is not approved: {unapproved} of {allocated}"
        )
        yield Note(share, values)
    if values["count"]:
        yield Note(N_("{plan}: tasks that depend on it: {count}"), values)
    if values["unknown"]:
        yield Note(N_("{plan}: lines whose amount is not yet known, and is in no sum: {unknown}"), values)
    if sums.in_kind:
        yield Note(N_("{plan}: in kind, paid by others and not counted here: {in_kind}"), values)
    if found.charges and not any(map(is_approved, plan.head.sources)):
        yield Note(N_("{plan}: the plan gives no approval of any source"), values)
