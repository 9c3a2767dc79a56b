"""The money of a plan, counted once: every line to the charges that it makes, exact to the agora.

A charge is one source's part of one line. A line that repeats another makes none; a line that the plan leaves unsplit
makes one, under a heading of its own. Whatever charges are grouped by, their sum is the plan's total.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from clusterkit.model.plan import LineSpot, Plan
from clusterkit.model.sources import Line, Portion, Source, Tender
from clusterkit.model.work import Goal, Section, Task
from clusterkit.money import AGORA, TBD, rounded, settle
from clusterkit.periods import Period

UNSPLIT = "(unsplit)"
"""In place of a source: several sources share the money, and the plan does not say how."""

NONE = "(none)"
"""In place of a source, a funder, an owner: the plan names none."""

_ZERO = Decimal(0)


class Charge(NamedTuple):
    """One source's part of a line. `source` is a source's id, UNSPLIT or NONE; money is in shekels.

    `amount` is None where the line names none or does not know it yet; `up_to` is None where nothing is on demand.
    """

    plan: Plan
    spot: LineSpot
    source: str
    amount: Decimal | None
    up_to: Decimal | None

    @property
    def line(self) -> Line:
        """The line that it is a part of."""
        return self.spot.line

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of every source that its line names."""
        return sources_of(self.line)

    @property
    def entry(self) -> Source | None:
        """The source's entry in the plan's register, if it has one."""
        return self.plan.sources.get(self.source)

    @property
    def section(self) -> Section:
        """The section that its line stands in, at the line's own depth."""
        return self.spot.sections[-1]

    @property
    def goal(self) -> Goal | None:
        """The goal that its line stands in, if it does."""
        return self.spot.goal

    @property
    def task(self) -> Task | None:
        """The task that its line stands on, if it does."""
        return self.spot.task

    @property
    def period(self) -> Period:
        """When the money is to be spent: the line's period, or else the plan's year."""
        return self.line.period or Period(self.plan.head.year)

    @property
    def work(self) -> tuple[str, str]:
        """What it pays for: the source, and the task or the line; `Movement.work` is the same of a payment."""
        return self.source, self.task.id if self.task else self.line.id or ""

    @property
    def on_approved(self) -> bool:
        """Whether its source is approved: an approved amount is printed, or its state says so."""
        return is_approved(self.entry)


class Sum(NamedTuple):
    """What charges come to, in shekels: `allocated` holds `on_approved` and `in_kind`; `up_to`, `income` stand apart.

    `lines` counts distinct lines, `tbd` those whose amount is not yet known, `no_amount` those that say nothing of it.
    """

    allocated: Decimal = _ZERO
    on_approved: Decimal = _ZERO
    in_kind: Decimal = _ZERO
    up_to: Decimal = _ZERO
    income: Decimal = _ZERO
    lines: int = 0
    tbd: int = 0
    no_amount: int = 0


class Unapproved(NamedTuple):
    """How much of a plan's costs, in shekels, is on money that is not approved. Money in kind is in neither sum.

    `charges` are those on such money, with an amount or without.
    """

    allocated: Decimal
    unapproved: Decimal
    charges: tuple[Charge, ...]

    @property
    def percent(self) -> Decimal | None:
        """The share of what is allocated, to two digits; None where that is not more than nothing."""
        share = self.unapproved * 100 / self.allocated if self.allocated > 0 else None
        return None if share is None else share.quantize(Decimal("0.01"))


def unapproved(plan: Plan) -> Unapproved:
    """The costs of a plan that are not in kind, and what of them is on money that is not approved."""
    costs = [charge for charge in charges(plan) if charge.line.kind == "cost" and not charge.line.in_kind]
    loose = tuple(charge for charge in costs if not charge.on_approved)
    return Unapproved(_total(charge.amount for charge in costs), _total(charge.amount for charge in loose), loose)


def is_approved(source: Source | None) -> bool:
    """Whether a source's money is approved, as far as the plan says."""
    if source is None:
        return False
    return source.state == "approved" or (isinstance(source.approved, Decimal) and source.approved > 0)


def charges(plan: Plan) -> Iterator[Charge]:
    """Every charge of the plan, in the order of its lines; costs and income both."""
    for spot in plan.lines:
        if spot.line.same_as is None:
            yield from _charges(plan, spot)


def by_line(plan: Plan) -> dict[int, list[Charge]]:
    """The charges of every line that has any, by the line's identity."""
    found: dict[int, list[Charge]] = {}
    for charge in charges(plan):
        found.setdefault(id(charge.line), []).append(charge)
    return found


def add_up(found: Iterable[Charge]) -> Sum:
    """What charges come to. Money is added exactly; a line in several charges is counted once in `lines`."""
    parts = list(found)
    costs = [charge for charge in parts if charge.line.kind == "cost"]
    lines = {id(charge.line): charge.line for charge in parts}.values()
    return Sum(
        allocated=_total(charge.amount for charge in costs),
        on_approved=_total(charge.amount for charge in costs if charge.on_approved),
        in_kind=_total(charge.amount for charge in costs if charge.line.in_kind),
        up_to=_total(charge.up_to for charge in costs),
        income=_total(charge.amount for charge in parts if charge.line.kind == "income"),
        lines=len(lines),
        tbd=sum(1 for line in lines if TBD in (line.amount, line.up_to)),
        no_amount=sum(1 for line in lines if amount_of(line) is None and line.amount is None and line.up_to is None),
    )


def amount_of(line: Line) -> Decimal | None:
    """A line's own amount in shekels, or what its split's amounts come to; None where it has none or it is tbd."""
    if isinstance(line.amount, Decimal):
        return line.amount
    parts = [portion.part.amount for portion in line.split]
    if line.amount is None and line.up_to is None and parts and None not in parts:
        return _total(parts)
    return None


def overhead_of(tender: Tender) -> Decimal | None:
    """A tender's overhead in shekels, its volume times its rate, to the agora; None where it does not say both."""
    if tender.overhead is None or not isinstance(tender.volume, Decimal):
        return None
    return rounded(tender.volume * tender.overhead / 100)


def up_to_of(line: Line) -> Decimal | None:
    """How much a line may draw on demand, in shekels; None where it draws nothing so."""
    return line.up_to if isinstance(line.up_to, Decimal) else None


def _charges(plan: Plan, spot: LineSpot) -> Iterator[Charge]:
    line = spot.line
    amount, up_to = amount_of(line), up_to_of(line)
    if line.split and (amount is not None or up_to is not None):
        amounts, demands = _parted(line.split, amount), _parted(line.split, up_to)
        for portion, part, demand in zip(line.split, amounts, demands, strict=True):
            yield Charge(plan, spot, portion.source, part, demand)
        rest, rest_up_to = _rest(amount, amounts), _rest(up_to, demands)
        if rest or rest_up_to:
            yield Charge(plan, spot, UNSPLIT, rest, rest_up_to)
        return
    named = sources_of(line)
    source = named[0] if len(named) == 1 else UNSPLIT if named else NONE
    yield Charge(plan, spot, source, amount, up_to)


def sources_of(line: Line) -> tuple[str, ...]:
    """The ids of every source that a line names, each once."""
    named = [portion.source for portion in line.split]
    return tuple(dict.fromkeys([*([line.source] if line.source else []), *line.sources, *named]))


def _parted(split: tuple[Portion, ...], whole: Decimal | None) -> list[Decimal | None]:
    """Each portion's part of the whole. Shares are parted to the agora by largest remainder, so that they add up."""
    if whole is None:
        return [None] * len(split)
    exact = [
        portion.part.amount if portion.part.fraction is None else portion.part.fraction * whole for portion in split
    ]
    known = [Fraction(part or _ZERO) for part in exact]
    return [*settle(known, round(sum(known) / Fraction(AGORA)))]


def _rest(whole: Decimal | None, parts: list[Decimal | None]) -> Decimal | None:
    return None if whole is None else whole - _total(parts)


def _total(amounts: Iterable[Decimal | None]) -> Decimal:
    return sum((amount for amount in amounts if amount is not None), _ZERO)
