"""Matching (מצ'ינג): the money that others must add to a source, and what each of them owes of it.

What is asked goes with what the plan takes from the source. It is parted by the source's own key (`parts`), or else by
residents, or else in equal parts; to the agora, so that the parts come to the whole. What a key needs and nobody gives
is not guessed.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from clusterkit.budget import Charge, add_up, charges
from clusterkit.model.plan import Plan
from clusterkit.model.sources import Matching, Source
from clusterkit.money import apportion, rounded

Key = Literal["parts", "residents", "equal"]


class Due(NamedTuple):
    """What one partner owes of a source's matching, in shekels; None where it cannot be worked out.

    `weight` is its weight in the key: its residents, its part, or 1.
    """

    payer: str
    weight: Decimal | None
    amount: Decimal | None


class Demand(NamedTuple):
    """What one source asks of others, in shekels: `asked` by the plan's use of it, `whole` by all that is approved.

    `whole` is None where the plan does not say it. `lines` use the source. `dues` come to `asked` where they are known.
    """

    plan: Plan
    source: Source
    matching: Matching
    lines: tuple[Charge, ...]
    asked: Decimal
    whole: Decimal | None
    key: Key
    dues: tuple[Due, ...]

    @property
    def weight(self) -> Decimal | None:
        """The sum of the key; None where a weight is not known, or they come to nothing."""
        weights = [due.weight for due in self.dues]
        known = [weight for weight in weights if weight is not None]
        return sum(known, Decimal(0)) or None if len(known) == len(weights) else None


def demands(plan: Plan) -> Iterator[Demand]:
    """Every source that asks for matching, in the order of the register."""
    matched = [(source, source.matching) for source in plan.head.sources if source.matching]
    costs = [charge for charge in charges(plan) if charge.line.kind == "cost"] if matched else []
    for source, matching in matched:
        lines = tuple(charge for charge in costs if charge.source == source.id)
        wanted = asked(source, matching, add_up(lines).allocated)
        full = _whole(source, matching)
        weights = _weights(plan, matching, wanted if full is None else full)
        demand = Demand(
            plan, source, matching, lines, wanted, full, key_of(matching), tuple(_unparted(weights, wanted))
        )
        yield demand if demand.weight is None else demand._replace(dues=tuple(_parted(demand.dues, wanted)))


def asked(source: Source, matching: Matching, used: Decimal) -> Decimal:
    """What goes with the part of the source that the plan uses, to the shekel, half a shekel up."""
    share, approved = matching.share, source.approved
    if share.fraction is not None:
        return rounded(share.fraction * used, Decimal(1))
    whole = share.amount or Decimal(0)
    if isinstance(approved, Decimal) and 0 < used < approved:
        return rounded(whole * used / approved, Decimal(1))
    return whole if used else Decimal(0)


def key_of(matching: Matching) -> Key:
    """How it is parted: by its own key, by residents, or in equal parts."""
    return "parts" if matching.parts else "residents" if matching.divided == "residents" else "equal"


def payers(plan: Plan, matching: Matching) -> tuple[str, ...]:
    """The partners who pay, each once; the cluster's members where none is named, or their group."""
    members = _members(plan)
    named = matching.by or tuple(part.partner for part in matching.parts)
    together = plan.cluster.group if plan.cluster and members else None
    found = [members if one == together else (one,) for one in named] if named else [members]
    return tuple(dict.fromkeys(payer for some in found for payer in some))


def residents(plan: Plan) -> dict[str, Decimal]:
    """How many people live in each member of the cluster, where its file says."""
    members = plan.cluster.members if plan.cluster else ()
    return {member.authority: Decimal(member.residents) for member in members if member.residents is not None}


def _members(plan: Plan) -> tuple[str, ...]:
    return tuple(member.authority for member in plan.cluster.members) if plan.cluster else ()


def _whole(source: Source, matching: Matching) -> Decimal | None:
    if matching.share.fraction is None:
        return matching.share.amount
    return matching.share.fraction * source.approved if isinstance(source.approved, Decimal) else None


def _weights(plan: Plan, matching: Matching, whole: Decimal) -> dict[str, Decimal | None]:
    """The weight of everyone who pays, in the key that holds; None where it is not known."""
    if matching.parts:
        shares = [(one.partner, one.part) for one in matching.parts]
        return {
            payer: part.amount if part.fraction is None else part.fraction * (whole or Decimal(1))
            for payer, part in shares
        }
    known = residents(plan)
    equal = key_of(matching) == "equal"
    return {payer: Decimal(1) if equal else known.get(payer) for payer in payers(plan, matching)}


def _unparted(weights: dict[str, Decimal | None], whole: Decimal) -> Iterator[Due]:
    """Nobody's part is known; of nothing, everybody owes nothing."""
    return (Due(payer, weight, None if whole else whole) for payer, weight in weights.items())


def _parted(dues: Iterable[Due], whole: Decimal) -> Iterator[Due]:
    known = [(due, due.weight) for due in dues if due.weight is not None]
    parts = apportion(whole, [weight for _, weight in known])
    return (due._replace(amount=part) for (due, _), part in zip(known, parts, strict=True))
