"""A line repeats (`same_as`), or an account row names, a line that is not in the plan or is itself a repetition.

Why: a repeated line is shown in both places and counted where it first stands. If it first stands nowhere, the money is
counted nowhere; and a payment for such a line is told beside no work.

Fix: give the first line an `id:` and name it here.

Example:
    budget:
      - {same_as: software, amount: 30000}      # unknown-line: no line has the id software

Source: clusterkit, how money is counted (docs/treasurer.md): a line that repeats another is counted once.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.diagnostics import Place
from clusterkit.model.entity import Entity
from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding
from clusterkit.rules.names import unknown

name = "unknown-line"
severity: Final = "error"


def check(plan: Plan) -> Iterator[Finding]:
    """Every `same_as` and every account row names a line that is counted."""
    if not plan.sections_read:
        return
    known = {spot.line.id: spot.line for spot in plan.lines if spot.line.id and not spot.line.same_as}
    for line, place, on in _named(plan):
        if line not in known:
            help = "correct the id, or write it at the line that is counted"
            yield unknown(line, place, on, "no counted line has the id {id}", help, known)


def _named(plan: Plan) -> Iterator[tuple[str, Place, tuple[Entity, ...]]]:
    for spot in plan.lines:
        if spot.line.same_as:
            yield spot.line.same_as, spot.line.places.of("same_as"), (spot.line, spot.holder)
    yield from ((row.line, row.places.of("line"), ()) for row in plan.actuals if row.line)
