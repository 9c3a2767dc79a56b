"""The indicators of a section: readiness, outputs and outcomes apart."""

from collections.abc import Iterator
from decimal import Decimal

from clusterkit.labels import N_
from clusterkit.model.work import Goal, Indicator, Section, Task
from clusterkit.reports.booklet.facets import task_keys
from clusterkit.reports.booklet.lines import QUALIFIED
from clusterkit.reports.booklet.rows import Heading, Measure, Measures, MeasureTable
from clusterkit.reports.booklet.scribe import Scribe

KINDS = {
    "readiness": N_("Readiness indicators"),
    "output": N_("Output indicators"),
    "outcome": N_("Outcome indicators"),
}
"""The kinds of indicator, in the order of the work, as labels."""

DIRECTIONS = {"up": N_("an increase"), "down": N_("a decrease")}
"""Where an indicator without a target should go, as a label."""


def measure_table(scribe: Scribe, path: tuple[Section, ...]) -> MeasureTable | None:
    """The table of the innermost section of `path`; None where it has no indicator."""
    found = list(_indicators(path[-1]))
    groups = tuple(
        Measures(kind, scribe.label(title), tuple(_measure(scribe, path, *one) for one in found if one[1].kind == kind))
        for kind, title in KINDS.items()
        if any(indicator.kind == kind for _, indicator in found)
    )
    if not groups:
        return None
    rows = [row for group in groups for row in group.rows]
    titles = {
        "title": scribe.label("Indicator"),
        "target": scribe.label("Target"),
        "baseline": scribe.label("Baseline"),
        "due": scribe.label("Due"),
        "measured_by": scribe.label("How it is measured"),
    }
    used = (Heading(key, title) for key, title in titles.items() if any(getattr(row, key) for row in rows))
    return MeasureTable(tuple(used), groups)


def _indicators(section: Section) -> Iterator[tuple[Goal | Task | None, Indicator]]:
    yield from ((None, indicator) for indicator in section.indicators)
    for goal in section.goals:
        yield from ((goal, indicator) for indicator in goal.indicators)
        for task in goal.tasks:
            yield from ((task, indicator) for indicator in task.indicators)


def _measure(scribe: Scribe, path: tuple[Section, ...], holder: Goal | Task | None, indicator: Indicator) -> Measure:
    return Measure(
        of=scribe.phrase(holder.title) if holder else None,
        title=scribe.phrase(indicator.title),
        target=target(scribe, indicator),
        baseline=value(scribe, indicator, indicator.baseline),
        due=scribe.period(indicator.due) if indicator.due else "",
        measured_by=scribe.maybe(indicator.measured_by),
        target_value=indicator.target,
        target_to=indicator.target_to,
        baseline_value=indicator.baseline,
        qualifier=scribe.label(QUALIFIED[indicator.qualifier], amount="").strip() if indicator.qualifier else "",
        unit=_unit(scribe, indicator),
        whole=str(scribe.phrase(indicator.of)) if indicator.of else "",
        keys=task_keys(scribe, path, holder) if isinstance(holder, Task) else (),
    )


def target(scribe: Scribe, indicator: Indicator) -> str:
    """What an indicator is to reach, in words."""
    if indicator.target is None:
        return scribe.label(DIRECTIONS[indicator.direction]) if indicator.direction else ""
    number = scribe.counted(indicator.target)
    if indicator.target_to is not None:
        number = f"{number}–{scribe.counted(indicator.target_to)}"
    said = _with_unit(number, _unit(scribe, indicator))
    if indicator.qualifier:
        said = scribe.label(QUALIFIED[indicator.qualifier], amount=said)
    return scribe.label("{target} of {whole}", target=said, whole=scribe.phrase(indicator.of)) if indicator.of else said


def value(scribe: Scribe, indicator: Indicator, number: Decimal | None) -> str:
    """A value of an indicator, with what it counts; nothing where there is none."""
    return "" if number is None else _with_unit(scribe.counted(number), _unit(scribe, indicator))


def _unit(scribe: Scribe, indicator: Indicator) -> str:
    return str(scribe.phrase(indicator.unit)) if indicator.unit else ""


def _with_unit(number: str, unit: str) -> str:
    return f"{number}%" if unit == "%" else f"{number} {unit}".strip()
