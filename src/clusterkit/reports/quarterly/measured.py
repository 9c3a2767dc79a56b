"""The indicators against their targets at the end of a period: who measured them, and how."""

from collections.abc import Iterator

from clusterkit.labels import N_
from clusterkit.readings import Reading, progression
from clusterkit.reports.booklet.measures import target, value
from clusterkit.reports.booklet.rows import Heading, Phrase
from clusterkit.reports.paper import Block
from clusterkit.reports.quarterly.quarter import Quarter, listing
from clusterkit.reports.status.said import PROGRESSION

_COLUMNS = (
    N_("Indicator"),
    N_("Baseline"),
    N_("Target"),
    N_("Actual"),
    N_("Measured in"),
    N_("State"),
    N_("Measured by"),
    N_("How it is measured"),
)


def measured(of: Quarter) -> Iterator[Block]:
    """Every indicator of the plan; one that nobody has measured says so."""
    scribe = of.scribe
    columns = [Heading("text", scribe.label(name)) for name in _COLUMNS]
    rows = [_row(of, one) for one in of.course.readings]
    yield from listing(scribe.label("Indicators: baseline, target and actual"), columns, rows)


def _row(of: Quarter, one: Reading) -> tuple[Phrase | None, ...]:
    scribe, indicator, report = of.scribe, one.indicator, one.report
    cells = (
        value(scribe, indicator, indicator.baseline),
        target(scribe, indicator),
        value(scribe, indicator, one.value),
        scribe.period(one.period) if one.period else "",
        scribe.label(PROGRESSION[progression(one, of.course.day)]),
        report.measured_by or "" if report else "",
    )
    how = report.how if report and report.how else indicator.measured_by
    return scribe.phrase(indicator.title), *(Phrase(cell) if cell else None for cell in cells), scribe.maybe(how)
