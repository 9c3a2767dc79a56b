"""How far the indicators have come: the latest value that was reported, between the baseline and the target."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from clusterkit.model.work import Goal, Indicator, Section, Task
from clusterkit.periods import Period
from clusterkit.readings import reached, readings, reported, way
from clusterkit.reports.booklet.measures import target, value
from clusterkit.reports.booklet.pictures import share
from clusterkit.reports.booklet.rows import Heading, Phrase
from clusterkit.reports.booklet.scribe import Scribe
from clusterkit.reports.booklet.view import Picture, PictureRow, Stroke

_HUNDRED = Decimal(100)


class Measured(NamedTuple):
    """An indicator, what it measures, and the latest value that was reported."""

    holder: Section | Goal | Task
    indicator: Indicator
    actual: Decimal
    period: Period


def measured(scribe: Scribe) -> Iterator[Measured]:
    """The indicators that a report has a value of, in the plan's order, each with the latest."""
    for one in readings(scribe.plan, reported(scribe.plan, scribe.plan.as_of)):
        if one.value is not None and one.period is not None:
            yield Measured(one.holder, one.indicator, one.value, one.period)


def indicators(scribe: Scribe, found: list[Measured]) -> Picture:
    """Baseline, target and latest value, and how much of the way from the one to the other is behind."""
    titles = {
        "baseline": scribe.label("Baseline"),
        "target": scribe.label("Target"),
        "actual": scribe.label("Actual"),
        "when": scribe.label("Measured in"),
        "percent": scribe.label("Of the way to the target"),
    }
    return Picture(
        "p-indicators",
        scribe.label("Indicators: baseline, target and actual"),
        Heading("text", scribe.label("Indicator")),
        tuple(Heading(key, title) for key, title in titles.items()),
        tuple(_indicator(scribe, one) for one in found),
    )


def _indicator(scribe: Scribe, one: Measured) -> PictureRow:
    behind = way(one.indicator, one.actual)
    there = reached(one.indicator, one.actual)
    said = scribe.label("reached") if there else "" if behind is None else f"{scribe.counted(behind)}%"
    cells = (
        value(scribe, one.indicator, one.indicator.baseline),
        target(scribe, one.indicator),
        value(scribe, one.indicator, one.actual),
        scribe.period(one.period),
        said,
    )
    drawn = _HUNDRED if there else behind
    return PictureRow(
        scribe.phrase(one.indicator.title),
        () if drawn is None else (Stroke("way", share(drawn, _HUNDRED)),),
        tuple(Phrase(cell) if cell else None for cell in cells),
        scribe.phrase(one.holder.title),
    )
