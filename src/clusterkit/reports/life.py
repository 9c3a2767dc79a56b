"""The life report: everything that changed how much of a source may be used, source by source, in the order of days."""

from collections.abc import Iterator, Sequence

from clusterkit.labels import N_, label
from clusterkit.life import Event, events, transfers
from clusterkit.messages import fill
from clusterkit.model.plan import Plan
from clusterkit.model.sources import Approval, Change
from clusterkit.money import Unknown
from clusterkit.reports.ask import Ask
from clusterkit.reports.dimensions import plan_name
from clusterkit.reports.groups import subject
from clusterkit.reports.table import Cell, Column, Note, Table
from clusterkit.reports.words import source_name

EVENTS = {
    "opened": N_("Opened"),
    "enlarged": N_("Enlarged"),
    "reduced": N_("Reduced"),
    "merged": N_("Merged into another"),
    "closed": N_("Closed"),
}
"""What happened in a source's life, as a label."""

_PLAN = Column("plan", N_("Plan"), "key")
_COLUMNS = (
    Column("source", N_("Source"), "key"),
    Column("name", N_("Name"), "text"),
    Column("date", N_("Date"), "text"),
    Column("event", N_("What happened"), "text"),
    Column("body", N_("Approving body"), "text"),
    Column("reference", N_("Reference"), "text"),
    Column("amount", N_("Amount"), "money"),
    Column("after", N_("Comes to"), "money"),
    Column("reason", N_("Reason"), "text"),
)


def life(plans: Sequence[Plan], ask: Ask) -> Table:
    """Approvals, the events of a source's life and transfers, in shekels; a source without any has no row.

    `amount` is below zero where the source lost it. `after` is what the source comes to after an event of its life or a
    transfer; approvals are not added, since several bodies approve the same money.
    """
    language, several = ask.spoken(plans), len(plans) > 1
    found = [(plan, event) for plan in plans for some in events(plan).values() for event in some]
    columns = (*((_PLAN,) if several else ()), *_COLUMNS)
    return Table(
        title=N_("What changed the sources"),
        subject=subject(plans),
        by=(),
        columns=columns,
        rows=tuple((*((plan.id,) if several else ()), *_row(plan, event, language)) for plan, event in found),
        total=("", *(None for _ in columns[1:])),
        language=language,
        partial=ask.partial,
        notes=tuple(_notes(plans)),
        always=("after",),
    )


def _row(plan: Plan, event: Event, language: str) -> tuple[Cell, ...]:
    what = event.what
    reason = what.note if isinstance(what, Approval | Change) else what.reason or what.note
    return (
        event.source,
        source_name(plan, event.source, language),
        str(what.date) if what.date else None,
        _words(plan, event, language),
        None if isinstance(what, Change) else what.body,
        what.reference,
        event.amount if event.amount is not None else _unknown(event),
        event.after,
        reason.pick(plan.language)[0] if reason else None,
    )


def _words(plan: Plan, event: Event, language: str) -> str:
    """What happened, in words; where money was merged into another source, which."""
    if isinstance(event.what, Approval):
        return label("Approval", language)
    if not isinstance(event.what, Change):
        return label("Transfer", language)
    if event.what.event == "merged" and event.what.into:
        into = source_name(plan, event.what.into, language)
        return fill(N_("Merged into {source}"), {"source": into}, language)
    return label(EVENTS[event.what.event], language)


def _unknown(event: Event) -> Cell:
    """`tbd` where the amount is said to be not yet known."""
    if isinstance(event.what, Approval | Change):
        return None if event.what.amount is None else str(event.what.amount)
    open_amounts = (part.amount for part in event.what.parts if part.source == event.source)
    return next((str(amount) for amount in open_amounts if isinstance(amount, Unknown)), None)


def _notes(plans: Sequence[Plan]) -> Iterator[Note]:
    """What each plan's transfers come to."""
    for plan in plans:
        gap = transfers(plan)
        if gap is not None:
            values = {"plan": plan_name(plan), "count": len(plan.head.transfers), "gap": gap}
            balanced = N_("{plan}: {count} transfers, which come to zero")
            yield Note(
                N_("{plan}: {count} transfers, which come to {gap} and not to zero") if gap else balanced, values
            )
