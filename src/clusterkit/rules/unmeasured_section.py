"""A section with goals has no outcome measure, or no output measure.

Why: outputs alone say that work was done, not that anything changed; an outcome alone does not say what was made to
bring it about. A reviewer needs both. Only plans that use indicators are asked; what a section above measures counts.

Fix: add an indicator of the kind that is missing.

Example:
    id: waste      # unmeasured-section: no outcome indicator
    goals:
      - id: w-g1
        title: פחות הטמנה
        indicators:
          - {kind: output, title: רשויות שבהן פועל איסוף נפרד, target: 3, unit: רשויות}

Source: Mishor HaHof work plan 2026, which gives each domain outcome and output measures; the practice of the field.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.model.work import Section
from clusterkit.rules.finding import Finding

name = "unmeasured-section"
severity: Final = "warning"

_HELP = "add what is missing: an output says what was made, an outcome what changed"


def check(plan: Plan) -> Iterator[Finding]:
    """Every section with goals has an output and an outcome, where the plan has indicators of these kinds."""
    if not plan.sections_read or not any(one.kind in ("output", "outcome") for _, one in plan.indicators):
        return
    missing = [(path[-1], _missing(path)) for path in plan.all_sections if path[-1].goals]
    if len(missing) > 1 and missing[0][1] and len({kinds for _, kinds in missing}) == 1:
        yield _of_plan(plan, missing[0][0], missing[0][1], len(missing))
        return
    yield from (_of_section(section, kinds) for section, kinds in missing if kinds)


def _of_plan(plan: Plan, first: Section, kinds: tuple[str, ...], count: int) -> Finding:
    message = (
        "none of the plan's {count} sections has an output or an outcome indicator"
        if len(kinds) > 1
        else "none of the plan's {count} sections has an output indicator"
        if "output" in kinds
        else "none of the plan's {count} sections has an outcome indicator"
    )
    return Finding(first.places.of("id"), (plan.head,), message, _HELP, values={"count": count})


def _of_section(section: Section, kinds: tuple[str, ...]) -> Finding:
    message = (
        "section {id} has neither an output nor an outcome indicator"
        if len(kinds) > 1
        else "section {id} has no output indicator"
        if "output" in kinds
        else "section {id} has no outcome indicator"
    )
    return Finding(section.places.of("id"), (section,), message, _HELP, values={"id": section.id})


def _missing(path: tuple[Section, ...]) -> tuple[str, ...]:
    """The kinds that neither a section, its goals and tasks, nor the sections above it have."""
    kinds = {indicator.kind for section in path for indicator in section.indicators}
    for goal in path[-1].goals:
        kinds |= {indicator.kind for indicator in goal.indicators}
        kinds |= {indicator.kind for task in goal.tasks for indicator in task.indicators}
    return tuple(kind for kind in ("output", "outcome") if kind not in kinds)
