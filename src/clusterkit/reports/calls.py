"""The calls report: the pipeline of calls for proposals, from the plan to the answer, and what came of each."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple, get_args

from clusterkit.budget import add_up, charges
from clusterkit.labels import N_, label
from clusterkit.model.plan import Plan
from clusterkit.model.sources import Call, CallState, Source
from clusterkit.readings import called
from clusterkit.reports.amounts import added, amount_cell
from clusterkit.reports.ask import Ask
from clusterkit.reports.booklet.opening import CALL_STATES
from clusterkit.reports.groups import subject
from clusterkit.reports.table import Cell, Column, Note, Table
from clusterkit.reports.words import partner_name
from clusterkit.standings import percent

COLUMNS = (
    Column("call", N_("Call for proposals"), "key"),
    Column("name", N_("Name"), "text"),
    Column("ministries", N_("Ministry"), "text"),
    Column("state", N_("Status"), "text"),
    Column("deadline", N_("Deadline"), "text"),
    Column("decided", N_("Decided"), "text"),
    Column("requested", N_("Requested"), "money"),
    Column("approved", N_("Approved"), "money"),
    Column("in_kind", N_("In kind"), "count"),
    Column("sources", N_("Sources"), "text"),
    Column("allocated", N_("Allocated"), "money"),
)
_ORDER = get_args(CallState)
_AWAITED = ("submitted", "stage-passed")
_ANSWERED = ("won", "lost")


class _Placed(NamedTuple):
    """A call of a plan, and the sources of its register that name it."""

    plan: Plan
    call: Call
    sources: tuple[Source, ...]

    @property
    def order(self) -> tuple[int, date]:
        """Along the pipeline, in each state the nearest deadline first, those without one last."""
        return _ORDER.index(self.call.state), self.call.deadline or date.max

    @property
    def allocated(self) -> Decimal | None:
        """What the plan's lines take from its sources, in shekels; None where it has none."""
        names = {source.id for source in self.sources}
        return add_up(one for one in charges(self.plan) if one.source in names).allocated if names else None


def calls(plans: Sequence[Plan], ask: Ask) -> Table:
    """Every call, along the pipeline, with what was asked, approved and allocated in shekels; notes sum up the answers.

    How far a call has come is what the latest report on it says that was there on the day, else what the plan says.
    Deadlines ahead are those of planned calls, from `ask.as_of` on.
    """
    found = [one for plan in plans for one in sorted(_calls(plan, ask.as_of), key=lambda one: one.order)]
    by, language = ("plan", "call") if len(plans) > 1 else ("call",), ask.spoken(plans)
    columns = (*([Column("plan", N_("Plan"), "key")] if len(plans) > 1 else []), *COLUMNS)
    sums: dict[str, Cell] = {
        "requested": added([one.call.requested for one in found]),
        "approved": added([one.call.approved for one in found]),
        "in_kind": sum(1 for one in found if one.call.in_kind),
        "allocated": added([one.allocated for one in found]),
    }
    return Table(
        title=N_("Calls for proposals"),
        subject=subject(plans),
        by=by,
        columns=columns,
        rows=tuple((*((one.plan.id,) if len(plans) > 1 else ()), *_cells(one, language)) for one in found),
        total=tuple(sums.get(column.key, "") for column in columns),
        language=language,
        partial=ask.partial,
        notes=tuple(_notes([one.call for one in found], ask.as_of)),
        always=("requested", "approved"),
    )


def _calls(plan: Plan, as_of: date | None) -> Iterator[_Placed]:
    for call in called(plan, as_of):
        yield _Placed(plan, call, tuple(source for source in plan.head.sources if source.call == call.id))


def _cells(one: _Placed, language: str) -> tuple[Cell, ...]:
    call = one.call
    return (
        call.id,
        call.title.pick(one.plan.language)[0],
        ", ".join(partner_name(one.plan, ministry) for ministry in call.ministries),
        label(CALL_STATES[call.state], language),
        str(call.deadline) if call.deadline else None,
        str(call.decided) if call.decided else None,
        amount_cell(call.requested),
        amount_cell(call.approved),
        1 if call.in_kind else None,
        ", ".join(source.id for source in one.sources),
        one.allocated,
    )


def _notes(found: Sequence[Call], as_of: date | None) -> Iterator[Note]:
    """The win rate by number and by money, what awaits an answer, and the deadlines ahead."""
    answered = [call for call in found if call.state in _ANSWERED]
    if answered:
        won = sum(1 for call in answered if call.state == "won")
        rate = percent(Decimal(won), Decimal(len(answered)))
        text = N_("Won, by number: {rate}%, {won} of the {answered} calls that were answered.")
        yield Note(text, {"won": won, "answered": len(answered), "rate": rate})
    yield from _won_money(answered)
    awaited = [call for call in found if call.state in _AWAITED]
    if awaited:
        text = N_("Calls that await an answer: {count}. Requested in them, where it is said: {requested}.")
        yield Note(text, {"count": len(awaited), "requested": added([call.requested for call in awaited]) or "–"})
    planned = [(call.deadline, call.id) for call in found if call.state == "planned" and call.deadline]
    ahead = sorted(one for one in planned if as_of and one[0] >= as_of)
    if ahead:
        days = ", ".join(f"{day} {call}" for day, call in ahead)
        yield Note(N_("Deadlines ahead, from {day} on: {days}."), {"day": str(as_of), "days": days})


def _won_money(answered: Sequence[Call]) -> Iterator[Note]:
    """What was approved of what was asked, in the calls that say both; a lost call was approved nothing."""
    said = [(call.requested, call.approved if call.state == "won" else Decimal(0)) for call in answered]
    both = [(asked, given) for asked, given in said if isinstance(asked, Decimal) and isinstance(given, Decimal)]
    requested, approved = (sum((pair[at] for pair in both), Decimal(0)) for at in (0, 1))
    if requested:
        text = N_("Won, by money: {rate}%, {approved} of the {requested} requested in calls with amounts ({count}).")
        values = {"approved": approved, "requested": requested, "count": len(both)}
        yield Note(text, {**values, "rate": percent(approved, requested)})
