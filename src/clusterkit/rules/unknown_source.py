"""A line, the accounts, a transfer, a merger or a signed figure names a source that is not in the plan's register.

Why: the treasurer answers for every source by its entry: its number, its approval, what is left of it. Money charged to
a name that is no entry escapes all of these.

Fix: correct the id, or add the source to `sources:` in plan.yaml. A source under another name is an alias of its entry.

Example:
    budget:
      - {amount: 20000, source: tabar-watse}      # unknown-source: did you mean tabar-waste?

Source: Municipalities Ordinance, section 213א: an extraordinary budget is one action or field with its own account.
"""

from collections.abc import Iterator
from itertools import chain
from typing import Final

from clusterkit.diagnostics import Place
from clusterkit.model.entity import Entity
from clusterkit.model.plan import LineSpot, Plan
from clusterkit.rules.finding import Finding
from clusterkit.rules.names import unknown

name = "unknown-source"
severity: Final = "error"


def check(plan: Plan) -> Iterator[Finding]:
    """Every source that the plan's lines, its accounts, their mapping, its transfers and its head name has an entry."""
    if not plan.register_read:
        return
    yield from chain.from_iterable(_in_line(plan, spot) for spot in plan.lines)
    for row in plan.actuals:
        if row.source not in plan.sources:
            yield _finding(plan, row.source, row.places.of("source"), ())
    yield from _in_head(plan)


def _in_head(plan: Plan) -> Iterator[Finding]:
    accounts = plan.head.accounts
    for called in accounts.sources if accounts else ():
        if accounts and called.known not in plan.sources:
            yield _finding(plan, called.known, called.places.of("known"), (accounts, plan.head))
    signed = plan.head.signed
    for figure in signed.sources if signed else ():
        if signed and figure.source not in plan.sources:
            yield _finding(plan, figure.source, figure.places.of("source"), (signed, plan.head))
    for transfer in plan.head.transfers:
        for part in transfer.parts:
            if part.source not in plan.sources:
                yield _finding(plan, part.source, part.places.of("source"), (transfer, plan.head))
    for source in plan.head.sources:
        for change in source.life:
            if change.into and change.into not in plan.sources:
                yield _finding(plan, change.into, change.places.of("into"), (change, source))


def _in_line(plan: Plan, spot: LineSpot) -> Iterator[Finding]:
    line = spot.line
    named = [(line.source, line.places.of("source"))] if line.source else []
    named += [(source, line.places.of("sources", index)) for index, source in enumerate(line.sources)]
    named += [(portion.source, portion.places.of("source")) for portion in line.split]
    for source, place in named:
        if source not in plan.sources:
            yield _finding(plan, source, place, (line, spot.holder))


def _finding(plan: Plan, source: str, place: Place, on: tuple[Entity, ...]) -> Finding:
    help = "correct the id, or add the source to `sources:` in plan.yaml"
    return unknown(source, place, on, "no source has the id {id}", help, plan.sources)
