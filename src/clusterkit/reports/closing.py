"""The smallest changes that close an over-allocation: of a line or a few, of what pays for them, of the approval."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import MAXYEAR, MINYEAR, date
from decimal import Decimal

from clusterkit.budget import Charge, charges
from clusterkit.labels import N_
from clusterkit.model.plan import Plan
from clusterkit.model.sources import Source
from clusterkit.money import show
from clusterkit.reports.table import Note
from clusterkit.standings import Standing

_OTHERS = 3
_BOUND = ("tabar", "call")
"""Kinds of source whose money was given for one thing."""

_NOT_TO_USE = ("closed", "requested", "expected", "on-demand")
"""States of a source whose free money cannot be counted on."""

_LINE = N_("the smallest change: lower {line} ({place}) by {gap}, from {amount} to {left}")
_LINES = N_("the smallest change: lower {lines} by {gap} together: no one line is that large")
_NO_LINES = N_("lowering lines does not close it: they come to {allocated}")
_MOVE = N_("or move {gap} to {source}, where {free} are free")
_MOVE_BOUND = N_("or move {gap} to {source}, where {free} are free, if it may pay for this: {restriction}")
_APPROVE = N_("or approve {gap} more, {approved} in all")


def closing(
    plan: Plan, source: Source, gap: Decimal, known: Mapping[str, Standing], as_of: date | None
) -> Iterator[Note]:
    """The changes that close a gap of so many shekels, each enough by itself: to lower, to move, to approve.

    `known` are where the plan's sources stand. Other sources are named where so much is free and available, those that
    are bound to no purpose first.
    """
    lowered = smallest(_costs(plan, source), gap)
    if not lowered:
        yield Note(_NO_LINES, {"allocated": known[source.id].allocated})
    elif len(lowered) == 1:
        yield _one(lowered[0], gap)
    else:
        yield Note(_LINES, {"lines": " + ".join(map(_named, lowered)), "gap": gap})
    if lowered:
        yield from (_move(plan, other, gap, known) for other in _others(plan, source, gap, known, as_of))
    if isinstance(source.approved, Decimal):
        yield Note(_APPROVE, {"gap": gap, "approved": source.approved + gap})


def smallest(found: Sequence[Charge], gap: Decimal) -> list[Charge]:
    """The smallest charge that is as large as a gap; else the fewest that come to it, the largest first; else none."""
    largest = sorted(found, key=lambda charge: -(charge.amount or 0))
    alone = [charge for charge in largest if (charge.amount or 0) >= gap]
    if alone:
        return alone[-1:]
    together = Decimal(0)
    for count, charge in enumerate(largest, 1):
        together += charge.amount or 0
        if together >= gap:
            return largest[:count]
    return []


def _costs(plan: Plan, source: Source) -> list[Charge]:
    found = (charge for charge in charges(plan) if charge.source == source.id and charge.line.kind == "cost")
    return [charge for charge in found if charge.amount and charge.amount > 0]


def _one(charge: Charge, gap: Decimal) -> Note:
    place, amount = charge.line.place, charge.amount or Decimal(0)
    values = {"line": charge.spot.holder.id, "place": f"{place.file}:{place.line}"}
    return Note(_LINE, {**values, "gap": gap, "amount": amount, "left": amount - gap})


def _named(charge: Charge) -> str:
    return f"{charge.spot.holder.id} {show(charge.amount or Decimal(0))}"


def _others(
    plan: Plan, source: Source, gap: Decimal, known: Mapping[str, Standing], as_of: date | None
) -> list[Source]:
    """The sources that have so much free and available: those bound to no purpose first, then those of its own kind."""
    found = [
        (_room(known[other.id]), other)
        for other in plan.head.sources
        if other.id != source.id and other.state not in _NOT_TO_USE and _in_time(plan, other, as_of)
    ]
    enough = [(room, other) for room, other in found if room >= gap]
    ranked = sorted(enough, key=lambda pair: (_is_bound(pair[1]), pair[1].kind != source.kind, -pair[0]))
    return [other for _, other in ranked[:_OTHERS]]


def _room(standing: Standing) -> Decimal:
    """What neither a line nor the accounts have used of a source; nothing where it is not known."""
    if standing.free is None:
        return Decimal(0)
    return standing.free if standing.available is None else min(standing.free, standing.available)


def _in_time(plan: Plan, source: Source, as_of: date | None) -> bool:
    """Whether a source may be used in what is left of the plan's year."""
    year = min(max(plan.head.year, MINYEAR), MAXYEAR)
    first, last = date(year, 1, 1), date(year, 12, 31)
    return max(first, as_of or first) <= (source.valid_to or last) and last >= (source.valid_from or first)


def _is_bound(source: Source) -> bool:
    return source.restriction is not None or source.kind in _BOUND


def _move(plan: Plan, other: Source, gap: Decimal, known: Mapping[str, Standing]) -> Note:
    values = {"gap": gap, "source": other.id, "free": _room(known[other.id])}
    if not _is_bound(other):
        return Note(_MOVE, values)
    said = (other.restriction or other.name).pick(plan.language)[0]
    return Note(_MOVE_BOUND, {**values, "restriction": said})
