"""What changed how much of a source may be used: its approvals, the events of its life, and the plan's transfers."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from clusterkit.model.plan import Plan
from clusterkit.model.sources import Approval, Change, Source, Transfer
from clusterkit.money import known

_ZERO = Decimal(0)
_GROWS = ("opened", "enlarged")


class Event(NamedTuple):
    """One thing that happened to a source.

    `amount` is by how much it changed the source, in shekels, below zero where the source lost it; of an approval, what
    was approved. `after` is what the source comes to after it, which no approval changes: several bodies approve the
    same money. None is what is not known.
    """

    source: str
    what: Approval | Change | Transfer
    amount: Decimal | None
    after: Decimal | None = None


def effect(change: Change) -> Decimal | None:
    """By how much an event of its life changes a source, in shekels; None where that is not known."""
    if not isinstance(change.amount, Decimal):
        return None
    return change.amount if change.event in _GROWS else -change.amount


def events(plan: Plan) -> dict[str, tuple[Event, ...]]:
    """What happened to each source, in the order of days; those of the register first, and those without events none.

    Without a day, something stands after what is written before it.
    """
    given = [part.source for transfer in plan.head.transfers for part in transfer.parts]
    found = {name: tuple(_events(plan, name)) for name in dict.fromkeys([*plan.sources, *given])}
    return {name: some for name, some in found.items() if some}


def transfers(plan: Plan) -> Decimal | None:
    """What the plan's transfers come to, in shekels: zero where they are right. None where there is none."""
    amounts = [part.amount for transfer in plan.head.transfers for part in transfer.parts]
    return sum((amount for amount in amounts if isinstance(amount, Decimal)), _ZERO) if amounts else None


def _events(plan: Plan, name: str) -> Iterator[Event]:
    source = plan.sources.get(name)
    approved = (Event(name, one, known(one.amount)) for one in (source.approvals if source else ()))
    lived = (Event(name, one, effect(one)) for one in (source.life if source else ()))
    moved = (
        Event(name, transfer, known(part.amount))
        for transfer in plan.head.transfers
        for part in transfer.parts
        if part.source == name
    )
    dated = sorted((*_dated(approved), *_dated(lived), *_dated(moved)), key=lambda pair: pair[0])
    after = _begins(source)
    for _, event in dated:
        if isinstance(event.what, Approval):
            yield event
        else:
            after = None if after is None or event.amount is None else after + event.amount
            yield event._replace(after=after)


def _dated(found: Iterable[Event]) -> Iterator[tuple[date, Event]]:
    day = date.min
    for event in found:
        day = event.what.date or day
        yield day, event


def _begins(source: Source | None) -> Decimal | None:
    """What a source came to before the first event: nothing, where it was opened; else what ends at its approval."""
    changes = [effect(change) for change in source.life] if source else []
    if source and source.life and source.life[0].event == "opened":
        return _ZERO
    told = [change for change in changes if change is not None]
    if source is None or not isinstance(source.approved, Decimal) or len(told) < len(changes):
        return None
    return source.approved - sum(told, _ZERO)
