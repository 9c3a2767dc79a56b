"""Where the work stands on a day, from the progress reports that were there on it; the plan itself is never touched.

Every task is in one state, the first of these that holds:

done, dropped  as its latest report says
late           its latest report says so; or its time is over, and it is not done
at-risk        one of the reasons of `_risks`
unreported     a report on it was due for the last period that is over, and there is none
on-track       it was reported, and nothing stands against it
not-due        nothing was reported, and nothing was to be

Its time is over when both the last period that the plan names for it and the one that it was moved to are: a date that
moved inside the plan's own moved a milestone, and not the end.

What has to be concluded from the calendar, that its time is over or that a milestone was not met, is concluded of a
task on which a due report is missing only up to the end of the last period that was reported: after it nobody knows.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from clusterkit.budget import sources_of
from clusterkit.model.fields import Attained
from clusterkit.model.plan import Plan, TaskSpot
from clusterkit.model.progress import Progress, TaskReport
from clusterkit.model.work import Milestone, Task
from clusterkit.periods import Period
from clusterkit.readings import Reading, progression, readings, reported

State = Literal["done", "on-track", "late", "at-risk", "unreported", "not-due", "dropped"]
STATES: tuple[State, ...] = ("done", "on-track", "late", "at-risk", "unreported", "not-due", "dropped")
Why = Literal["late", "over", "blocked", "not-met", "no-word", "not-begun", "unapproved", "short", "no-report"]

_UNAPPROVED = ("requested", "expected")
_DAY = timedelta(1)


class Reason(NamedTuple):
    """Why a task is late, at risk or unreported: what holds, the period that it is about, and a source or indicator."""

    why: Why
    period: Period | None = None
    of: str = ""


class Reached(NamedTuple):
    """A milestone of a task: what the latest report on it says, if one does, and which period's report that is."""

    milestone: Milestone
    attained: Attained | None = None
    period: Period | None = None


class Stand(NamedTuple):
    """A task, its state and why; `report` is the latest on it, of `period`, and its state was first told for `since`.

    `due` is the last period that the plan names for it, `moved` the period that the reports last moved it to, which
    was first told for `moved_in`.
    """

    plan: Plan
    spot: TaskSpot
    state: State
    reasons: tuple[Reason, ...]
    milestones: tuple[Reached, ...]
    report: TaskReport | None = None
    period: Period | None = None
    due: Period | None = None
    moved: Period | None = None
    since: Period | None = None
    moved_in: Period | None = None

    @property
    def task(self) -> Task:
        """The task."""
        return self.spot.task

    @property
    def slipped(self) -> Period | None:
        """The period of the plan that `moved` stands for: the first milestone before it that is not met, else `due`."""
        behind = (
            one.milestone.period
            for one in self.milestones
            if self.moved
            and one.milestone.period.last_day < self.moved.last_day
            and not (one.attained and one.attained.met)
        )
        return min(behind, key=_end, default=self.due)


class Course(NamedTuple):
    """A plan's work on a day: the reports that were there, and the last period over for which one was due.

    `day` is the day; where nobody said one, the day after the last period that was reported on.
    """

    plan: Plan
    reports: tuple[Progress, ...]
    day: date | None
    last: Period | None
    stands: tuple[Stand, ...]
    readings: tuple[Reading, ...]

    @property
    def latest(self) -> Progress | None:
        """The latest report."""
        return self.reports[-1] if self.reports else None

    def count(self, *states: State) -> int:
        """How many tasks are in one of some states."""
        return sum(1 for one in self.stands if one.state in states)


def course(plan: Plan, until: date | None = None, within: Period | None = None) -> Course:
    """Where a plan's work stands on a day; with a period, as that period's report left it, on the day after its end."""
    reports = reported(plan, until)
    if within:
        reports = tuple(one for one in reports if one.period.last_day <= within.last_day)
        until = within.last_day + _DAY
    elif until is None and reports:
        until = reports[-1].period.last_day + _DAY
    last = _last_over(plan, reports, until)
    of_indicators = tuple(readings(plan, reports))
    spots = (TaskSpot(path, goal, task) for path in plan.all_sections for goal in path[-1].goals for task in goal.tasks)
    stands = tuple(_stand(plan, spot, reports, until, last, of_indicators) for spot in spots)
    return Course(plan, reports, until, last, stands, of_indicators)


def _last_over(plan: Plan, reports: Sequence[Progress], day: date | None) -> Period | None:
    """The last period of the year that is over on a day; as long as most of the reports' are, else a quarter."""
    lengths = Counter(one.period.months for one in reports)
    months = max(lengths, key=lambda length: (lengths[length], length), default=3)
    of_year = (Period(plan.head.year, month, months) for month in range(1, 13, months))
    return max((one for one in of_year if _over(one, day)), default=None)


def _stand(
    plan: Plan,
    spot: TaskSpot,
    reports: Sequence[Progress],
    day: date | None,
    last: Period | None,
    of_indicators: Sequence[Reading],
) -> Stand:
    task = spot.task
    told = [(one, report.period) for report in reports for one in report.tasks if one.task == task.id]
    report, period = told[-1] if told else (None, None)
    milestones = tuple(_milestones(task, told))
    due = max(_named(task), key=_end, default=None)
    moves = [(one, period) for one, period in told if one.new_date]
    moved = moves[-1][0].new_date if moves else None
    missing = last is not None and _expected(task, last) and not (period and period.last_day >= last.last_day)
    until = day if not missing else period.last_day + _DAY if period else None
    late = list(_late(report, max((one for one in (due, moved) if one), key=_end, default=None), until))
    risks = list(_risks(plan, task, report, milestones, until))
    risks += [
        Reason("short", one.indicator.due, one.indicator.id or "")
        for one in of_indicators
        if one.holder is task and progression(one, day) == "short"
    ]
    state = _state(report, late, risks, missing)
    silent = [Reason("no-report", last)] if missing else []
    reasons = () if state in ("done", "dropped") else (*late, *risks, *silent)
    since, moved_in = _since(told, lambda one: one.state), _since(moves, lambda one: one.new_date)
    return Stand(plan, spot, state, reasons, milestones, report, period, due, moved, since, moved_in)


def _since(told: Sequence[tuple[TaskReport, Period]], say: Callable[[TaskReport], object]) -> Period | None:
    """The period of the first report that said what the last one says, with no other word between them."""
    first = None
    for report, period in reversed(told):
        if say(report) != say(told[-1][0]):
            break
        first = period
    return first


def _state(report: TaskReport | None, late: Sequence[Reason], risks: Sequence[Reason], missing: bool) -> State:
    if report and report.state in ("done", "dropped"):
        return "done" if report.state == "done" else "dropped"
    if late:
        return "late"
    if risks:
        return "at-risk"
    if missing:
        return "unreported"
    return "on-track" if report and report.state != "not-started" else "not-due"


def _late(report: TaskReport | None, due: Period | None, day: date | None) -> Iterator[Reason]:
    if report and report.state == "late":
        yield Reason("late", report.new_date)
    elif _over(due, day):
        yield Reason("over", due)


def _risks(
    plan: Plan, task: Task, report: TaskReport | None, milestones: Sequence[Reached], day: date | None
) -> Iterator[Reason]:
    """What stands against a task that is not late.

    It is blocked; a milestone was not met, or its time is over without a word; its first period is over and it is not
    begun; the plan says of its money that it is requested or expected.
    """
    if report and report.state == "blocked":
        yield Reason("blocked")
    for one in milestones:
        if one.attained and not one.attained.met:
            yield Reason("not-met", one.milestone.period)
        elif one.attained is None and _over(one.milestone.period, day):
            yield Reason("no-word", one.milestone.period)
    first = min(_named(task), key=_end, default=None)
    if report and report.state == "not-started" and _over(first, day):
        yield Reason("not-begun", first)
    named = dict.fromkeys(source for line in task.budget if not line.in_kind for source in sources_of(line))
    for source in named:
        entry = plan.sources.get(source)
        if entry and entry.state in _UNAPPROVED:
            yield Reason("unapproved", of=source)


def _milestones(task: Task, told: Sequence[tuple[TaskReport, Period]]) -> Iterator[Reached]:
    """Every milestone of a task with what was last said of it."""
    said = {one.period: (one.attained, period) for report, period in told for one in report.milestones}
    for milestone in task.milestones:
        yield Reached(milestone, *said.get(milestone.period, (None, None)))


def _expected(task: Task, last: Period) -> bool:
    """Whether a report on a task is due for a period: it was to be worked on then, or to be ready, or to be long ready.

    A task without a schedule is worked on from its first milestone's period on; one that names no period, always.
    """
    named = _named(task)
    if not named or max(one.last_day for one in named) <= last.last_day:
        return True
    if not task.schedule:
        return min(one.first_day for one in named) <= last.last_day
    worked_on = any(one.first_day <= last.last_day and last.first_day <= one.last_day for one in task.schedule)
    return worked_on or any(last.first_day <= one.period.last_day <= last.last_day for one in task.milestones)


def _named(task: Task) -> tuple[Period, ...]:
    """Every period that a task names: of its milestones and of its schedule."""
    return (*(one.period for one in task.milestones), *task.schedule)


def _end(period: Period) -> date:
    return period.last_day


def _over(period: Period | None, day: date | None) -> bool:
    return period is not None and day is not None and period.last_day < day
