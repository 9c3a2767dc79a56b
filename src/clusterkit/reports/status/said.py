"""The words of a status: states, reasons and where indicators stand."""

from collections.abc import Callable, Iterable

from clusterkit.labels import N_, label
from clusterkit.model.plan import Plan
from clusterkit.periods import Period
from clusterkit.readings import Progression
from clusterkit.reports.words import source_name
from clusterkit.status import Reason, Stand, State, Why

COUNTED: dict[State, str] = {
    "done": N_("Done"),
    "on-track": N_("On track"),
    "late": N_("Late"),
    "at-risk": N_("At risk"),
    "unreported": N_("Without a report"),
    "not-due": N_("Not yet due"),
    "dropped": N_("Dropped"),
}
"""The states of tasks as headings over how many there are, as labels."""

STATE: dict[State, str] = {
    "done": N_("task state: done"),
    "on-track": N_("task state: on track"),
    "late": N_("task state: late"),
    "at-risk": N_("task state: at risk"),
    "unreported": N_("task state: without a report"),
    "not-due": N_("task state: not yet due"),
    "dropped": N_("task state: dropped"),
}
"""The state of one task, as a label."""

PROGRESSION: dict[Progression, str] = {
    "reached": N_("reached"),
    "short": N_("short of the target"),
    "on-the-way": N_("on the way"),
    "no-progress": N_("no progress yet"),
    "moved-away": N_("moved away from the target"),
    "not-measured": N_("not measured"),
    "no-target": N_("without a target"),
}
"""Where an indicator stands, as a label."""

_WHY: dict[Why, str] = {
    "late": N_("reported late"),
    "over": N_("{period} is over, and it is not done"),
    "blocked": N_("reported as blocked"),
    "not-met": N_("milestone not met: {period}"),
    "no-word": N_("nothing said of the milestone: {period}"),
    "not-begun": N_("{period} is over, and it has not begun"),
    "unapproved": N_("money not approved: {of}"),
    "short": N_("target not reached: {of}"),
    "no-report": N_("no report for {period}"),
}
_MOVED = N_("reported late, and moved to {period}")


def reason(stand: Stand, one: Reason, language: str, period: Callable[[Period], str] = str) -> str:
    """A reason in words; `period` says how periods are written."""
    template = _MOVED if one.why == "late" and one.period else _WHY[one.why]
    of = _named(stand.plan, one, language)
    return label(template, language).format_map({"period": period(one.period) if one.period else "", "of": of})


def reasons(stand: Stand, language: str, period: Callable[[Period], str] = str) -> str:
    """Every reason of a task, in words; nothing where there is none."""
    return "; ".join(reason(stand, one, language, period) for one in stand.reasons)


def shortened(ids: Iterable[str], most: int = 12) -> str:
    """Several ids, and how many more there are."""
    known = list(ids)
    more = [f"+{len(known) - most}"] if len(known) > most else []
    return ", ".join([*known[:most], *more])


def _named(plan: Plan, one: Reason, language: str) -> str:
    if one.why == "unapproved":
        return source_name(plan, one.of, language)
    found = (indicator for _, indicator in plan.indicators if indicator.id == one.of)
    return next((indicator.title.pick(plan.language)[0] for indicator in found), one.of)
