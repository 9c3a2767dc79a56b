"""A source is used on days that it may not be used on.

Why: a grant's money may be used from one day to another. What is ordered before or after is not paid back, and
nobody notices until the report at the end.

Fix: move the work or the order inside the source's time, or correct `valid_from` and `valid_to`.

Example:
    sources:
      - {id: moi-2025, name: יתרת תמיכה, kind: ministry, year: 2025, valid_to: 2026-06-30}
    budget:
      - {item: מודדים, amount: 72000, source: moi-2025, period: 2026-H2}      # outside-validity

Source: the terms of ministries' grants; the practice of the field: a task inside its source's validity.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from clusterkit.budget import sources_of
from clusterkit.diagnostics import Place
from clusterkit.model.entity import Entity
from clusterkit.model.plan import Plan
from clusterkit.model.progress import Actual
from clusterkit.model.sources import Source
from clusterkit.rules.finding import Finding

name = "outside-validity"
severity: Final = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """No line's work lies wholly outside its source's time; no commitment, and no payment before it, either."""
    for spot in (spot for spot in plan.lines if spot.line.kind == "cost"):
        line, task = spot.line, spot.task
        periods = (line.period,) if line.period else task.schedule if task else ()
        for source in (plan.sources[id] for id in sources_of(line) if id in plan.sources):
            if periods and all(_is_outside(period.first_day, period.last_day, source) for period in periods):
                what = ", ".join(str(period) for period in periods)
                place = line.places.of("period" if line.period else "source")
                yield _finding(place, (line, spot.holder, source), source, what, periods[0].first_day)
    for row in plan.actuals:
        found = plan.sources.get(row.source)
        if found and _is_used_outside(row, found):
            yield _finding(row.places.of("date"), (found,), found, str(row.date), row.date)


def _finding(place: Place, on: tuple[Entity, ...], source: Source, what: str, day: date) -> Finding:
    late = source.valid_to is not None and day > source.valid_to
    return Finding(
        place,
        on,
        "{what} is after the last day of source {source}, {bound}"
        if late
        else "{what} is before the first day of source {source}, {bound}",
        "move it inside the source's time, or correct `valid_from` and `valid_to`",
        values={"what": what, "source": source.id, "bound": str(source.valid_to if late else source.valid_from)},
        also=(source.places.of("valid_to" if late else "valid_from"),),
    )


def _is_outside(begins: date, ends: date, source: Source) -> bool:
    return ends < (source.valid_from or date.min) or begins > (source.valid_to or date.max)


def _is_used_outside(row: Actual, source: Source) -> bool:
    """A payment after the source's time may be of an order that was made inside it."""
    early = row.kind == "payment" and row.date < (source.valid_from or date.min)
    return early or (row.kind == "commitment" and _is_outside(row.date, row.date, source))
