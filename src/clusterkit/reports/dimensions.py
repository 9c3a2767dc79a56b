"""What money is grouped by: for each dimension, the key of a charge and the name that the key is shown by."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from clusterkit.budget import NONE, UNSPLIT, Charge, sources_of
from clusterkit.labels import N_, label
from clusterkit.model.plan import Plan

HEADINGS = {UNSPLIT: N_("Not split between sources"), NONE: N_("None named")}
"""What stands in place of a name, as a label."""


@dataclass(frozen=True)
class Dimension:
    """`key` gives a charge's key; `names` every key of a plan in its natural order, with its name.

    `local` keys mean something in one plan alone.
    """

    label: str
    key: Callable[[Charge], str]
    names: Callable[[Plan], Iterator[tuple[str, str]]]
    local: bool = False


def _kind(charge: Charge) -> str:
    kinds = {source.kind for name in sources_of(charge.line) if (source := charge.plan.sources.get(name))}
    if charge.entry:
        return charge.entry.kind
    return kinds.pop() if len(kinds) == 1 else UNSPLIT if kinds else NONE


def _funder(charge: Charge) -> str:
    """The source's funder; else the task's, where it has just one."""
    if charge.entry and charge.entry.funder:
        return charge.entry.funder
    funders = charge.spot.task.funders if charge.spot.task else ()
    return funders[0] if len(funders) == 1 else UNSPLIT if funders else NONE


def _owner(charge: Charge) -> str:
    return "+".join(charge.spot.task.owner) or NONE if charge.spot.task else NONE


def _owner_names(plan: Plan) -> Iterator[tuple[str, str]]:
    for owners in dict.fromkeys(task.owner for task in plan.tasks if task.owner):
        people = [plan.people.get(owner) for owner in owners]
        names = [
            str(person.name or person.post or person.id) if person else owner
            for owner, person in zip(owners, people, strict=True)
        ]
        yield "+".join(owners), " / ".join(names)


def _period_names(plan: Plan) -> Iterator[tuple[str, str]]:
    periods = {spot.line.period for spot in plan.lines if spot.line.period}
    for period in sorted(periods, key=lambda period: period.order):
        yield str(period), str(period)
    if str(plan.head.year) not in map(str, periods):
        yield str(plan.head.year), str(plan.head.year)


def _kind_names(plan: Plan) -> Iterator[tuple[str, str]]:
    for kind in dict.fromkeys(source.kind for source in plan.head.sources):
        yield kind, label(f"source kind: {kind}", plan.language)


DIMENSIONS: dict[str, Dimension] = {
    "source": Dimension(
        "Source",
        lambda charge: charge.source,
        lambda plan: ((source.id, _said(source.name, plan)) for source in plan.head.sources),
        local=True,
    ),
    "kind": Dimension("Kind of source", _kind, _kind_names),
    "funder": Dimension(
        "Funder", _funder, lambda plan: ((partner.id, _said(partner.name, plan)) for partner in plan.partners or ())
    ),
    "section": Dimension(
        "Section",
        lambda charge: charge.spot.sections[-1].id,
        lambda plan: ((path[-1].id, _said(path[-1].title, plan)) for path in plan.all_sections),
        local=True,
    ),
    "goal": Dimension(
        "Goal",
        lambda charge: charge.spot.goal.id if charge.spot.goal else NONE,
        lambda plan: ((goal.id, _said(goal.title, plan)) for _, goal in plan.goals),
        local=True,
    ),
    "owner": Dimension("Owner", _owner, _owner_names, local=True),
    "period": Dimension("Period", lambda charge: str(charge.line.period or charge.plan.head.year), _period_names),
    "cluster": Dimension(
        "Cluster", lambda charge: charge.plan.cluster_id, lambda plan: iter([(plan.cluster_id, cluster_name(plan))])
    ),
    "plan": Dimension(
        "Plan", lambda charge: charge.plan.id, lambda plan: iter([(plan.id, f"{cluster_name(plan)} {plan.head.year}")])
    ),
}
"""Everything that money can be grouped by."""


def cluster_name(plan: Plan) -> str:
    """The cluster's name in the plan's language; its folder's name where there is no `cluster.yaml`."""
    return _said(plan.cluster.name, plan) if plan.cluster else plan.cluster_id


def _said(text: object, plan: Plan) -> str:
    pick = getattr(text, "pick", None)
    return pick(plan.language)[0] if pick else str(text)
