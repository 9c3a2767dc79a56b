"""What is said under a status: of each plan its latest report, tasks to look at and indicators; what a total mixes."""

from collections.abc import Iterator, Sequence

from clusterkit.labels import N_
from clusterkit.periods import Period
from clusterkit.readings import PROGRESSIONS, tally
from clusterkit.reports.dimensions import cluster_name, plan_name
from clusterkit.reports.status.said import shortened
from clusterkit.reports.table import Note
from clusterkit.status import Course, State

_TOLD: dict[State, str] = {
    "late": N_("{plan}: late: {tasks}"),
    "at-risk": N_("{plan}: at risk: {tasks}"),
    "unreported": N_("{plan}: without a report: {tasks}"),
}
_AIMED = N_(
    "{plan}: indicators with a target: {total}, of which {reached} reached, {on_the_way} on the way, {behind} no "
    "better than at the start, {short} short of the target, {not_measured} not measured"
)


def notes(found: Course) -> Iterator[Note]:
    """What there is to say of a plan: its latest report, the tasks to look at, and where its indicators stand."""
    plan = found.plan
    values: dict[str, object] = {"plan": plan_name(plan), "day": str(found.day)}
    if found.latest is None:
        first = found.last or Period(plan.head.year, 1, 3)
        yield Note(
            N_("{plan}: nobody has reported yet, so that what was done is not known; a report is a file, {file}"),
            {**values, "file": f"{plan.folder}/progress/{first}.yaml"},
        )
        return
    values |= {"period": str(found.latest.period), "date": found.latest.date}
    dated = N_("{plan}: the latest report is for {period}, of {date}")
    yield Note(dated if found.latest.date else N_("{plan}: the latest report is for {period}"), values)
    if found.last and found.latest.period.last_day < found.last.last_day:
        yield Note(N_("{plan}: there is no report for {last} yet"), {**values, "last": str(found.last)})
    for state, template in _TOLD.items():
        named = [one.task.id for one in found.stands if one.state == state]
        if named:
            yield Note(template, {**values, "tasks": shortened(named)})
    yield from _indicators(found, values)


def _indicators(found: Course, values: dict[str, object]) -> Iterator[Note]:
    if found.readings:
        told = tally(found.readings, found.day)
        numbers = {name.replace("-", "_"): told.where.get(name, 0) for name in PROGRESSIONS}
        behind = numbers["no_progress"] + numbers["moved_away"]
        values = {**values, **numbers, "behind": behind, "total": told.aimed}
        if told.aimed:
            yield Note(_AIMED, values)
        if numbers["no_target"]:
            yield Note(N_("{plan}: indicators without a target: {no_target}"), values)


def mixed(courses: Sequence[Course]) -> Iterator[Note]:
    """What a total over several plans puts together that is not of one kind."""
    plans = [one.plan for one in courses]
    kept = sum(1 for plan in plans if plan.actuals)
    if 0 < kept < len(plans):
        text = N_(
            "{kept} of {all} plans keep accounts: what is committed and executed is theirs; beside what the others "
            "allocate no percentage is told"
        )
        yield Note(text, {"kept": kept, "all": len(plans)})
    invented = list(dict.fromkeys(cluster_name(plan) for plan in plans if plan.invented))
    if invented and not all(plan.invented for plan in plans):
        yield Note(N_("invented clusters are in the total: {clusters}"), {"clusters": ", ".join(invented)})
