"""The events of a source's life stand in an order that cannot be.

Why: a source is opened first, and nothing happens to it once it is closed or merged into another. Events in another
order have a wrong date, or belong to another source.

Fix: correct the date or the event, and write the events in the order of their days.

Example:
    sources:
      - id: tabar-signs
        name: תב"ר שילוט
        kind: tabar
        life:
          - {event: opened, date: 2023-03-05, amount: 200000}
          - {event: closed, date: 2025-11-16}
          - {event: enlarged, date: 2025-12-01, amount: 40000}      # life-out-of-order: it is closed

Source: Municipalities Ordinance 213א; the practice of the field: a tabar is opened, enlarged, reduced, merged, closed.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.model.sources import Change, Source
from clusterkit.rules.finding import Finding

name = "life-out-of-order"
severity: Final = "warning"

_ENDS = ("closed", "merged")


def check(plan: Plan) -> Iterator[Finding]:
    """Nothing stands before `opened` or after the end, and no day before an earlier event's; a merged one may close."""
    for source in plan.head.sources:
        last: date | None = None
        for index, change in enumerate(source.life):
            earlier = source.life[:index]
            ended = next((one for one in earlier if one.event in _ENDS), None)
            closes = change.event == "closed" and all(one.event != "closed" for one in earlier)
            if ended and not closes:
                yield _finding(source, change, "event", "source {source} was {end} before it was {event}", ended.event)
            elif change.event == "opened" and earlier:
                message = "source {source} was {end} before it was {event}"
                yield _finding(source, change, "event", message, earlier[-1].event)
            elif change.date and last and change.date < last:
                yield _finding(source, change, "date", "an event of {day} is written after one of {last}", last=last)
            last = max(filter(None, (last, change.date)), default=None)


def _finding(
    source: Source, change: Change, key: str, message: str, end: str = "", last: date | None = None
) -> Finding:
    return Finding(
        change.places.of(key),
        (change, source),
        message,
        "correct the date or the event, and write events in the order of their days",
        values={"source": source.id, "end": end, "event": change.event, "day": str(change.date), "last": str(last)},
        also=tuple(one.place for one in source.life if one is not change),
    )
