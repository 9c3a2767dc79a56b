"""What the progress reports say last: of the indicators, between the baseline and the target, and of the calls."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import ROUND_FLOOR, Decimal
from typing import Literal, NamedTuple, get_args

from clusterkit.model.plan import Plan
from clusterkit.model.progress import CallReport, IndicatorReport, Progress
from clusterkit.model.sources import Call
from clusterkit.model.work import Goal, Indicator, Section, Task
from clusterkit.periods import Period

_ZERO, _HUNDRED = Decimal(0), Decimal(100)

Progression = Literal["reached", "short", "on-the-way", "no-progress", "moved-away", "not-measured", "no-target"]
PROGRESSIONS: tuple[Progression, ...] = get_args(Progression)
"""Where an indicator stands beside its target.

`short`: its time is over, and the value of that time falls short; before that a value that is no better than the
baseline is `no-progress`, and a worse one `moved-away`.
"""


class Reading(NamedTuple):
    """An indicator, what it measures, and the latest value that was reported, if one was."""

    holder: Section | Goal | Task
    indicator: Indicator
    report: IndicatorReport | None = None
    period: Period | None = None

    @property
    def value(self) -> Decimal | None:
        """The value."""
        return self.report.value if self.report else None


def reported(plan: Plan, until: date | None = None) -> tuple[Progress, ...]:
    """The progress reports that were there on a day, in the order of their periods; all where no day is given.

    A report is there from its date on, or from the end of its period where it has none.
    """
    there = (one for one in plan.progress if until is None or (one.date or one.period.last_day) <= until)
    return tuple(sorted(there, key=lambda one: (one.period.last_day, one.period.order)))


def readings(plan: Plan, reports: Iterable[Progress]) -> Iterator[Reading]:
    """Every indicator of the plan in its order, with the latest of the reports' values."""
    latest = {one.indicator: (one, report.period) for report in reports for one in report.indicators}
    for holder, indicator in plan.indicators:
        yield Reading(holder, indicator, *latest.get(indicator.id or "", (None, None)))


def progression(reading: Reading, day: date | None) -> Progression:
    """Where an indicator stands on a day. A value falls short only where it was measured at the due time, or later.

    What is aimed at as about so much is near enough to judge by nobody but its owner: it never falls short.
    """
    indicator, value = reading.indicator, reading.value
    if indicator.target is None:
        return "no-target"
    if value is None or reading.period is None:
        return "not-measured"
    if reached(indicator, value):
        return "reached"
    due = indicator.due.last_day if indicator.due else None
    over = due is not None and day is not None and due < day and reading.period.last_day >= due
    if over and indicator.qualifier != "about":
        return "short"
    if indicator.baseline is None or better(indicator, value, indicator.baseline):
        return "on-the-way"
    return "no-progress" if value == indicator.baseline else "moved-away"


def downward(indicator: Indicator) -> bool:
    """Whether less is better: as the plan says, else as the baseline lies, else as an upper limit does."""
    if indicator.direction:
        return indicator.direction == "down"
    if indicator.baseline is not None and indicator.target is not None and indicator.baseline != indicator.target:
        return indicator.target < indicator.baseline
    return indicator.qualifier == "up-to"


def better(indicator: Indicator, one: Decimal, other: Decimal) -> bool:
    """Whether a value is better than another."""
    return one < other if downward(indicator) else one > other


def reached(indicator: Indicator, actual: Decimal) -> bool:
    """Whether a value is at the target or better; the near end of a range is enough."""
    if indicator.target is None:
        return False
    ends = (indicator.target, indicator.target if indicator.target_to is None else indicator.target_to)
    return actual <= max(ends) if downward(indicator) else actual >= min(ends)


def called(plan: Plan, until: date | None = None) -> tuple[Call, ...]:
    """The plan's calls for proposals as they stood on a day: of one that was reported on, as its reports say."""
    told = {one.call: one for report in reported(plan, until) for one in report.calls}
    return tuple(_answered(call, told[call.id]) if call.id in told else call for call in plan.head.calls)


def _answered(call: Call, report: CallReport) -> Call:
    said = {"decided": report.decided, "approved": report.approved}
    known = {key: value for key, value in said.items() if value is not None}
    return call.model_copy(update={"state": report.state, **known})


class Tally(NamedTuple):
    """How many indicators there are, how many of them have a target, and how many stand where."""

    total: int
    aimed: int
    where: Mapping[Progression, int]


def tally(found: Iterable[Reading], day: date | None) -> Tally:
    """The indicators counted by where they stand on a day."""
    where = Counter(progression(one, day) for one in found)
    return Tally(where.total(), where.total() - where["no-target"], where)


def way(indicator: Indicator, actual: Decimal) -> Decimal | None:
    """How much of the way from the baseline to the target is behind, in whole per cent, rounded down; from 0 to 100.

    Without a baseline the way up begins at nothing. None where nobody can say: no target, no way, or a way down
    without a baseline.
    """
    if indicator.target is None:
        return None
    start = _ZERO if indicator.baseline is None and not downward(indicator) else indicator.baseline
    if start is None or start == indicator.target:
        return None
    part = (actual - start) * 100 / (indicator.target - start)
    return min(max(part, _ZERO), _HUNDRED).quantize(Decimal(1), ROUND_FLOOR)
