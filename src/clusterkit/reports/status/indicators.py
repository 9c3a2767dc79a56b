"""The indicators against their targets: the latest value that was reported by a day, who measured it, and how."""

from collections.abc import Sequence
from decimal import Decimal

from clusterkit.labels import N_, label
from clusterkit.model.plan import Plan
from clusterkit.readings import Reading, progression, reached, way
from clusterkit.reports.ask import Ask
from clusterkit.reports.groups import subject
from clusterkit.reports.status.notes import notes
from clusterkit.reports.status.said import PROGRESSION
from clusterkit.reports.table import Cell, Column, Table
from clusterkit.status import Course, course
from clusterkit.texts import Text

_PLAN = Column("plan", N_("Plan"), "key")
_COLUMNS = (
    Column("indicator", N_("Indicator"), "key"),
    Column("name", N_("Name"), "text"),
    Column("of", N_("Measure of"), "text"),
    Column("unit", N_("Unit"), "text"),
    Column("baseline", N_("Baseline"), "count"),
    Column("target", N_("Target"), "count"),
    Column("target_to", N_("Target, up to"), "count"),
    Column("due", N_("Due"), "text"),
    Column("actual", N_("Actual"), "count"),
    Column("measured", N_("Measured in"), "text"),
    Column("way", N_("Of the way to the target"), "percent"),
    Column("state", N_("State"), "text"),
    Column("measured_by", N_("Measured by"), "text"),
    Column("how", N_("How it is measured"), "text"),
)


def indicators(plans: Sequence[Plan], ask: Ask) -> Table:
    """Every indicator with its baseline, target and latest value; less is better where the plan says so.

    `way` is how much of the way from the baseline to the target is behind, in per cent, 100 where the target is
    reached; nothing where there is no way to go, or no value.
    """
    several, language = len(plans) > 1, ask.spoken(plans)
    courses = [course(plan, ask.as_of) for plan in plans]
    columns = (*((_PLAN,) if several else ()), *_COLUMNS)
    return Table(
        title=N_("Indicators, as of {day}") if ask.as_of else N_("Indicators"),
        subject=subject(plans),
        by=(),
        columns=columns,
        rows=tuple(
            (*((one.plan.id,) if several else ()), *_row(one, reading, language))
            for one in courses
            for reading in one.readings
        ),
        total=("", *(None for _ in columns[1:])),
        language=language,
        partial=ask.partial,
        values={"day": str(ask.as_of)},
        notes=tuple(note for one in courses for note in notes(one)),
        always=("baseline", "actual"),
    )


def _row(found: Course, reading: Reading, language: str) -> tuple[Cell, ...]:
    one, report, plan = reading.indicator, reading.report, found.plan
    return (
        one.id,
        _said(one.title, plan),
        _said(reading.holder.title, plan),
        _said(one.unit, plan),
        one.baseline,
        one.target,
        one.target_to,
        str(one.due) if one.due else None,
        reading.value,
        str(reading.period) if reading.period else None,
        _way(reading),
        label(PROGRESSION[progression(reading, found.day)], language),
        report.measured_by if report else None,
        _said(report.how if report and report.how else one.measured_by, plan),
    )


def _said(text: Text | None, plan: Plan) -> str | None:
    return text.pick(plan.language)[0] if text else None


def _way(reading: Reading) -> Decimal | None:
    """How much of the way is behind; all of it where a range's near end is reached."""
    if reading.value is None or reading.indicator.target is None:
        return None
    return Decimal(100) if reached(reading.indicator, reading.value) else way(reading.indicator, reading.value)
