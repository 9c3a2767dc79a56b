"""The plan does not come to a figure that the treasurer signed.

Why: the council approves the figures that the treasurer signs. A line that is changed after that moves a sum that
nobody looks at again, and the printed plan says something else than what was approved.

Fix: correct the lines, or let the treasurer sign the new figure in `assert:` of plan.yaml.

Example:
    # plan.yaml: assert: {total: 85995}
    budget:
      - {item: ייעוץ, amount: 85000, source: regular}
      - {item: דפוס, amount: 950, source: regular}      # signed-figure-differs: 85,950, 45 less than signed

Source: the practice of the field: the treasurer's own sums, which a plan's printed totals must equal.
"""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from clusterkit.budget import Charge, add_up, charges
from clusterkit.diagnostics import Place
from clusterkit.model.entity import Entity
from clusterkit.model.plan import Plan
from clusterkit.model.sources import Line, Signed
from clusterkit.model.work import Goal, Section, Task
from clusterkit.money import Amount
from clusterkit.rules.finding import Finding

name = "signed-figure-differs"
severity: Final = "error"

_MONEY = {"amount", "up_to", "kind", "source", "sources", "split", "same_as"}
_HOLDING = {"budget", "tasks", "goals", "sections"}

_OF_ALL = "{key} is signed as {signed}, and the plan's lines come to {computed}"
_OF_SOURCE = "source {source} is signed with {signed}, and the plan's lines come to {computed}"
_DIFFERENCE = "signed {signed} · computed {computed} · difference {difference}"
_BY = "signed by {by}"
_BY_DAY = "signed by {by}, {day}"


class _Figure(NamedTuple):
    """A figure as it is signed, and what the plan's charges come to instead; `source` where it is of one alone."""

    key: str
    place: Place
    signed: Amount | None
    computed: Decimal
    charges: list[Charge]
    source: str = ""


def check(plan: Plan) -> Iterator[Finding]:
    """What the plan's lines come to is each figure of `assert`, to the agora; nothing where some line was not read."""
    signed = plan.head.signed
    if signed is None or not plan.sections_read or any(map(_is_cut, plan.entities)):
        return
    for figure in (*_of_all(plan, signed), *_of_sources(plan, signed)):
        if isinstance(figure.signed, Decimal) and figure.signed != figure.computed:
            yield _finding(plan, signed, figure, figure.signed)


def _is_cut(entity: Entity) -> bool:
    """Whether something of an entity's money could not be read, and was left out of the sums."""
    wanted = _MONEY if isinstance(entity, Line) else _HOLDING if isinstance(entity, Section | Goal | Task) else set()
    return bool(wanted & entity.places.refused)


def _of_all(plan: Plan, signed: Signed) -> Iterator[_Figure]:
    found, place = list(charges(plan)), signed.places.of
    sums = add_up(found)
    yield _Figure("total", place("total"), signed.total, sums.allocated, found)
    yield _Figure("up_to", place("up_to"), signed.up_to, sums.up_to, found)
    yield _Figure("income", place("income"), signed.income, sums.income, found)


def _of_sources(plan: Plan, signed: Signed) -> Iterator[_Figure]:
    by_source: dict[str, list[Charge]] = defaultdict(list)
    for charge in charges(plan):
        if charge.line.kind == "cost":
            by_source[charge.source].append(charge)
    for one in signed.sources:
        if one.source in plan.sources:
            found = by_source[one.source]
            allocated = add_up(found).allocated
            yield _Figure("sources", one.places.of("amount"), one.amount, allocated, found, one.source)


def _finding(plan: Plan, signed: Signed, figure: _Figure, said: Decimal) -> Finding:
    """A finding that stands on the lines too: it is told where one of them is changed."""
    lines = list({id(charge.line): charge.line for charge in figure.charges}.values())
    return Finding(
        figure.place,
        (signed, plan.head, *lines),
        _OF_SOURCE if figure.source else _OF_ALL,
        "correct the lines, or let the treasurer sign the new figure",
        notes=(_DIFFERENCE,) if signed.signed_by is None else (_DIFFERENCE, _BY_DAY if signed.date else _BY),
        values={
            "key": figure.key,
            "source": figure.source,
            "computed": figure.computed,
            "signed": said,
            "difference": figure.computed - said,
            "by": signed.signed_by,
            "day": signed.date,
        },
        also=tuple(line.place for line in lines) if figure.source else (),
    )
