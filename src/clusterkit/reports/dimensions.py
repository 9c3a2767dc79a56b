"""What money is grouped by: for each dimension, the key of a charge and the name that the key is shown by."""

from collections.abc import Callable, Iterator
from typing import NamedTuple, Protocol

from clusterkit.budget import NONE, UNSPLIT
from clusterkit.labels import N_, label
from clusterkit.model.plan import Plan
from clusterkit.model.sources import Source
from clusterkit.model.work import Goal, Section, Task
from clusterkit.periods import Period

HEADINGS = {UNSPLIT: N_("Not split between sources"), NONE: N_("None named")}
"""What stands in place of a name, as a label."""


class Grouped(Protocol):
    """What can be grouped: a charge of the plan's lines, or a movement of the accounts."""

    @property
    def plan(self) -> Plan:
        """The plan that it is of."""

    @property
    def source(self) -> str:
        """A source's id, or a heading."""

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of every source that it names."""

    @property
    def entry(self) -> Source | None:
        """The source's entry in the register, if it has one."""

    @property
    def section(self) -> Section | None:
        """The section that it stands in, if it is known."""

    @property
    def goal(self) -> Goal | None:
        """The goal that it stands in, if it does."""

    @property
    def task(self) -> Task | None:
        """The task that it stands on, if it does."""

    @property
    def period(self) -> Period:
        """When it is."""


class Dimension(NamedTuple):
    """`key` gives the key of what is grouped; `names` every key of a plan in its natural order, with its name.

    `local` keys mean something in one plan alone. `of_source` keys follow from the source: its approved money has one.
    """

    label: str
    key: Callable[[Grouped], str]
    names: Callable[[Plan], Iterator[tuple[str, str]]]
    local: bool = False
    of_source: bool = False


def _kind(one: Grouped) -> str:
    kinds = {source.kind for name in one.sources if (source := one.plan.sources.get(name))}
    if one.entry:
        return one.entry.kind
    return kinds.pop() if len(kinds) == 1 else UNSPLIT if kinds else NONE


def _funder(one: Grouped) -> str:
    """The source's funder; else the task's, where it has just one."""
    if one.entry and one.entry.funder:
        return one.entry.funder
    funders = one.task.funders if one.task else ()
    return funders[0] if len(funders) == 1 else UNSPLIT if funders else NONE


def _owner(one: Grouped) -> str:
    return "+".join(one.task.owner) or NONE if one.task else NONE


def _within(months: int) -> Callable[[Grouped], str]:
    return lambda one: str(one.period.within(months))


def _periods(months: int) -> Callable[[Plan], Iterator[tuple[str, str]]]:
    """The periods of so many months of a plan's year, and the longer ones that lines name."""

    def names(plan: Plan) -> Iterator[tuple[str, str]]:
        year = plan.head.year
        parts = [Period(year, month, months) for month in range(1, 13, months)]
        named = {spot.line.period.within(months) for spot in plan.lines if spot.line.period}
        named |= {Period(row.date.year, row.date.month, 1).within(months) for row in plan.actuals}
        for period in sorted({*parts, *named, Period(year)}, key=lambda period: period.order):
            yield str(period), str(period)

    return names


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
        lambda one: one.source,
        lambda plan: ((source.id, _said(source.name, plan)) for source in plan.head.sources),
        local=True,
        of_source=True,
    ),
    "kind": Dimension("Kind of source", _kind, _kind_names, of_source=True),
    "funder": Dimension(
        "Funder",
        _funder,
        lambda plan: ((partner.id, _said(partner.name, plan)) for partner in plan.partners or ()),
        of_source=True,
    ),
    "section": Dimension(
        "Section",
        lambda one: one.section.id if one.section else NONE,
        lambda plan: ((path[-1].id, _said(path[-1].title, plan)) for path in plan.all_sections),
        local=True,
    ),
    "goal": Dimension(
        "Goal",
        lambda one: one.goal.id if one.goal else NONE,
        lambda plan: ((goal.id, _said(goal.title, plan)) for _, goal in plan.goals),
        local=True,
    ),
    "owner": Dimension("Owner", _owner, _owner_names, local=True),
    "period": Dimension("Period", lambda one: str(one.period), _period_names),
    "half": Dimension("Half", _within(6), _periods(6)),
    "quarter": Dimension("Quarter", _within(3), _periods(3)),
    "month": Dimension("Month", _within(1), _periods(1)),
    "cluster": Dimension(
        "Cluster",
        lambda one: one.plan.cluster_id,
        lambda plan: iter([(plan.cluster_id, cluster_name(plan))]),
        of_source=True,
    ),
    "plan": Dimension(
        "Plan",
        lambda one: one.plan.id,
        lambda plan: iter([(plan.id, plan_name(plan))]),
        of_source=True,
    ),
}
"""Everything that money can be grouped by."""


def cluster_name(plan: Plan) -> str:
    """The cluster's name in the plan's language; its folder's name where there is no `cluster.yaml`."""
    return _said(plan.cluster.name, plan) if plan.cluster else plan.cluster_id


def plan_name(plan: Plan) -> str:
    """A plan's name: its cluster's, and the year."""
    return f"{cluster_name(plan)} {plan.head.year}"


def _said(text: object, plan: Plan) -> str:
    pick = getattr(text, "pick", None)
    return pick(plan.language)[0] if pick else str(text)
