"""Nothing has been heard for months of an approved source that the plan uses.

Why: money that nobody reports on is not being used, or is used and not written down. Both are found too late, when
the grant's time is over.

Fix: enter what was committed and paid, or report on the tasks. How long is set in clusterkit.toml: `silent-days` (90).

Example:
    # as of 2026-09-01; neither the accounts nor the progress reports have anything of it since 2026-01-01
    sources:
      - {id: culture, name: קול קורא תרבות, kind: call, approved: 80000}      # silent-source

Source: the practice of the field: an approved source with no report for 90 days; money not claimed in time.
"""

from collections.abc import Iterator
from datetime import MAXYEAR, date
from typing import Final

from clusterkit.budget import is_approved, sources_of
from clusterkit.model.plan import Plan
from clusterkit.model.sources import Source
from clusterkit.movements import first_approval
from clusterkit.periods import Period
from clusterkit.rules.finding import Finding

name = "silent-source"
severity: Final = "warning"


_NOTE = "silent for {days} days"
_HELP = "enter what was committed and paid, or report on its tasks"


def check(plan: Plan) -> Iterator[Finding]:
    """Every approved source with lines has a row or a report of late. A plan without accounts and reports is not asked.

    Nor are sources on demand, and those whose tasks are all over; one finding where none of several was heard of.
    """
    if plan.as_of is None or not plan.sections_read or not (plan.actuals or plan.progress):
        return
    used = _used(plan)
    over = {one.task for progress in plan.progress for one in progress.tasks if one.state in ("done", "dropped")}
    asked = [source for source in plan.head.sources if source.id in used and is_approved(source)]
    asked = [source for source in asked if source.state != "on-demand" and not (set() < used[source.id] <= over)]
    silent = [(source, *_silence(plan, plan.as_of, source, used[source.id])) for source in asked]
    silent = [one for one in silent if (one[2] - one[1]).days >= plan.settings.threshold("silent-days")]
    if len(silent) > 1 and len(silent) == len(asked):
        source, last, until = max(silent, key=lambda one: one[1])
        message = "nothing was heard of any of the plan's {count} approved sources from {last} to {until}"
        values = {"count": len(silent), "last": str(last), "until": str(until), "days": (until - last).days}
        yield Finding(source.places.of("id"), (plan.head,), message, _HELP, notes=(_NOTE,), values=values)
        return
    for source, last, until in silent:
        message = "nothing was heard of source {source} from {last} to {until}"
        values = {"source": source.id, "last": str(last), "until": str(until), "days": (until - last).days}
        yield Finding(source.places.of("id"), (source,), message, _HELP, notes=(_NOTE,), values=values)


def _silence(plan: Plan, today: date, source: Source, tasks: set[str]) -> tuple[date, date]:
    """The last day on which something was heard of a source, and the day until which it is asked."""
    until = min(today, source.valid_to or date.max, _year(plan).last_day)
    return max(_heard(plan, today, source, tasks)), until


def _year(plan: Plan) -> Period:
    return Period(min(plan.head.year, MAXYEAR))


def _used(plan: Plan) -> dict[str, set[str]]:
    """The sources that lines name, and the tasks that these stand on."""
    used: dict[str, set[str]] = {}
    for spot in plan.lines:
        for source in sources_of(spot.line):
            used.setdefault(source, set()).update([spot.task.id] if spot.task else [])
    return used


def _heard(plan: Plan, today: date, source: Source, tasks: set[str]) -> Iterator[date]:
    """The days on which something was heard of a source, up to today; first the day from which it can be used."""
    yield max(_year(plan).first_day, source.valid_from or date.min, first_approval(source) or date.min)
    yield from (row.date for row in plan.actuals if row.source == source.id and row.date <= today)
    for progress in plan.progress:
        day = progress.date or progress.period.last_day
        if day <= today and any(one.task in tasks for one in progress.tasks):
            yield day
