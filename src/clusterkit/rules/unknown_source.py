"""A budget line, an account row or a matching names a source that is not in the plan's register.

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
    """Every source that a line or an account row names has an entry."""
    if not plan.register_read:
        return
    yield from chain.from_iterable(_in_line(plan, spot) for spot in plan.lines)
    for row in plan.actuals:
        if row.source not in plan.sources:
            yield _finding(plan, row.source, row.places.of("source"), ())


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
