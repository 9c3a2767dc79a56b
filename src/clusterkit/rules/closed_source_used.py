"""A source that is closed is planned to pay, or money of it was committed after it was closed.

Why: a tabar that was closed or merged into another has no money: what was left of it went back, or to the other. A line
or an order on it is an order without a source.

Fix: name the source that has the money now, or correct `state`. Work of the time before the closing is not flagged:
write the day of the closing in the source's `life`.

Example:
    sources:
      - {id: tabar-signs, name: תב"ר שילוט, kind: tabar, state: closed}
    budget:
      - {item: שלטים, amount: 20000, source: tabar-signs}      # closed-source-used

Source: what auditors of local authorities find: orders on a tabar that was closed; money used for another purpose.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from clusterkit.budget import sources_of
from clusterkit.diagnostics import Place
from clusterkit.model.plan import LineSpot, Plan
from clusterkit.model.sources import Line, Source
from clusterkit.periods import Period
from clusterkit.rules.finding import Finding

name = "closed-source-used"
severity: Final = "error"

_HELP = "name the source that has the money now, or correct the source's `state`"


def check(plan: Plan) -> Iterator[Finding]:
    """No cost of a period after a source was closed names it, and no order of a day after; orders may be cancelled."""
    closed = {source.id: source for source in plan.head.sources if source.state == "closed"}
    for spot in plan.lines if closed else ():
        if spot.line.kind == "cost" and spot.line.same_as is None:
            yield from _in_line(plan, spot, closed)
    for row in plan.actuals if closed else ():
        source = closed.get(row.source)
        ordered = row.kind == "commitment" and isinstance(row.amount, Decimal) and row.amount > 0
        if source and ordered and row.date > (_closing(source) or date.min):
            values = {"source": source.id, "day": str(row.date)}
            message = "money of source {source} was committed on {day}, after it was closed"
            yield Finding(row.places.of("source"), (source,), message, _HELP, values=values, also=_also(source))


def _in_line(plan: Plan, spot: LineSpot, closed: dict[str, Source]) -> Iterator[Finding]:
    begins = spot.line.period or Period(plan.head.year)
    for id in sources_of(spot.line):
        source = closed.get(id)
        day = _closing(source) if source else None
        if source and (day is None or (day.year, day.month) < (begins.year, begins.month)):
            place, on = _place(spot.line, id), (spot.line, spot.holder, source)
            yield Finding(place, on, "source {source} is closed", _HELP, values={"source": id}, also=_also(source))


def _place(line: Line, id: str) -> Place:
    if line.source == id:
        return line.places.of("source")
    if id in line.sources:
        return line.places.of("sources", line.sources.index(id))
    return next(portion.places.of("source") for portion in line.split if portion.source == id)


def _closing(source: Source) -> date | None:
    """The day on which a source was closed or merged, if its life says."""
    days = [change.date for change in source.life if change.event in ("closed", "merged") and change.date]
    return max(days, default=None)


def _also(source: Source) -> tuple[Place, ...]:
    return (source.places.of("state"),)
