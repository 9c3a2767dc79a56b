"""The sources report: the plan's register of sources, a row for each, with what the treasurer answers for."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from clusterkit.labels import N_, label
from clusterkit.model.plan import Plan
from clusterkit.model.sources import Source
from clusterkit.money import Amount, Unknown
from clusterkit.reports.approvals import approved_later, last_approval
from clusterkit.reports.ask import Ask
from clusterkit.reports.groups import subject
from clusterkit.reports.table import Cell, Column, Table
from clusterkit.reports.words import SOURCE_KINDS, SOURCE_STATES, partner_name, share
from clusterkit.standings import Standing, standings

_PLAN = Column("plan", N_("Plan"), "key")
_ABOUT = (
    Column("source", N_("Source"), "key"),
    Column("name", N_("Name"), "text"),
    Column("kind", N_("Kind of source"), "text"),
    Column("number", N_("Number"), "text"),
    Column("state", N_("State"), "text"),
    Column("funder", N_("Funder"), "text"),
)
_MONEY = (
    Column("requested", N_("Requested"), "money"),
    Column("approved", N_("Approved"), "money"),
    Column("carried_over", N_("of which carried over"), "money"),
    Column("transferred", N_("Transferred"), "money"),
    Column("spent_before", N_("Paid in earlier years"), "money"),
    Column("usable", N_("May be used this year"), "money"),
    Column("received", N_("Received"), "money"),
)
_TERMS = (
    Column("valid_from", N_("Valid from"), "text"),
    Column("valid_to", N_("Valid to"), "text"),
    Column("approved_by", N_("Last approved by"), "text"),
    Column("approved_on", N_("Last approved on"), "text"),
    Column("reference", N_("Reference"), "text"),
    Column("matching", N_("Matching"), "text"),
    Column("call", N_("Call for proposals"), "text"),
    Column("participants", N_("Participants"), "text"),
    Column("restriction", N_("Restricted to"), "text"),
)


def sources(plans: Sequence[Plan], ask: Ask) -> Table:
    """Every source of the registers as of a day, in the plans' own order; amounts in shekels.

    `usable` is what the year may use: approved, with transfers, less what earlier years paid. `received` is what had
    come in before the accounts, and their receipts up to the day. The total leaves out what is not known.
    """
    language, several = ask.spoken(plans), len(plans) > 1
    stand = [(plan, standings(plan, ask.as_of)) for plan in plans]
    rows = [(plan, source, found[source.id]) for plan, found in stand for source in plan.head.sources]
    columns = (*((_PLAN,) if several else ()), *_ABOUT, *_MONEY, *_TERMS)
    sums = (_sum([_figures(source, standing)[index] for _, source, standing in rows]) for index in range(len(_MONEY)))
    return Table(
        title=N_("The sources, as of {day}") if ask.as_of else N_("The sources"),
        subject=subject(plans),
        by=(),
        columns=columns,
        rows=tuple(
            (
                *((plan.id,) if several else ()),
                *_about(plan, source, language),
                *_figures(source, standing),
                *_terms(plan, source, ask.as_of),
            )
            for plan, source, standing in rows
        ),
        total=(*("" for _ in columns[: -len(_MONEY) - len(_TERMS)]), *sums, *(None for _ in _TERMS)),
        language=language,
        partial=ask.partial,
        values={"day": str(ask.as_of)},
        notes=tuple(approved_later(plans, ask.as_of)),
    )


def _about(plan: Plan, source: Source, language: str) -> tuple[Cell, ...]:
    return (
        source.id,
        source.name.pick(plan.language)[0],
        label(SOURCE_KINDS[source.kind], language),
        source.number,
        label(SOURCE_STATES[source.state], language) if source.state else None,
        partner_name(plan, source.funder) if source.funder else None,
    )


def _figures(source: Source, standing: Standing) -> tuple[Cell, ...]:
    """The cells of money: an amount that is not yet known says so."""
    return (
        _said(source.requested),
        _said(source.approved),
        _said(source.carried_over),
        standing.transferred,
        _said(source.spent_before),
        standing.usable,
        standing.received if standing.received is not None else _said(source.received),
    )


def _terms(plan: Plan, source: Source, until: date | None) -> tuple[Cell, ...]:
    last = last_approval(source, until)
    call = next((call.title.pick(plan.language)[0] for call in plan.head.calls if call.id == source.call), source.call)
    paying = ", ".join(f"{partner_name(plan, one.partner)} {share(one.part)}" for one in source.participants)
    return (
        _day(source.valid_from),
        _day(source.valid_to),
        last.body if last else None,
        _day(last.date) if last else None,
        last.reference if last else None,
        share(source.matching.share) if source.matching else None,
        call,
        paying or None,
        source.restriction.pick(plan.language)[0] if source.restriction else None,
    )


def _day(day: date | None) -> Cell:
    return str(day) if day else None


def _said(amount: Amount | None) -> Cell:
    return str(amount) if isinstance(amount, Unknown) else amount


def _sum(cells: list[Cell]) -> Cell:
    known = [cell for cell in cells if isinstance(cell, Decimal)]
    return sum(known, Decimal(0)) if known else None
