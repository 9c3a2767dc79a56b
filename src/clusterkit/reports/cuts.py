"""A plan cut to what one reader needs, with its own totals.

A cut is a plan like any other, so that every report and document can be made of it. A line that several sources pay is
cut to the part that belongs to the reader; one that the plan leaves unsplit is kept whole, under its own heading.
"""

from collections.abc import Callable, Iterator, Set
from dataclasses import replace
from typing import Any, NamedTuple

from clusterkit.budget import UNSPLIT, Charge, by_line, sources_of
from clusterkit.labels import N_
from clusterkit.messages import fill
from clusterkit.model.plan import Plan
from clusterkit.model.sources import Call, Line, Source
from clusterkit.model.work import Goal, Section, Task
from clusterkit.model.year import PlanHead
from clusterkit.reports.dimensions import DIMENSIONS


class Cut(NamedTuple):
    """Whose part of a plan is wanted: a kind of KINDS, and an id."""

    kind: str
    id: str


_WORDS = {
    "source": N_("Only what source {name} pays"),
    "funder": N_("Only what {name} funds"),
    "authority": N_("Only what {name} takes part in"),
    "owner": N_("Only the tasks of {name}"),
    "section": N_("Only the section {name}"),
}


def words(plan: Plan, wanted: Cut, language: str) -> str:
    """What a cut leaves, in words for its cover."""
    return fill(_WORDS[wanted.kind], {"name": known(plan, wanted.kind)[wanted.id]}, language)


class _Kept(NamedTuple):
    """What stays: which lines, as they are or in part; which tasks, also without a line; which sections, whole.

    `sources` are the reader's own: they are told what is left of them, and all that moved.
    """

    line: Callable[[Line], Line | None]
    task: Callable[[Task], bool]
    section: Callable[[Section], bool]
    sources: frozenset[str] = frozenset()


def _nothing(_: object) -> bool:
    return False


def _of_source(plan: Plan, id: str) -> _Kept:
    paid = _paid(plan, lambda charge: charge.source == id, lambda line: id in sources_of(line))
    return _Kept(paid, _nothing, _nothing, frozenset((id,)))


def _of_funder(plan: Plan, id: str) -> _Kept:
    theirs = frozenset(source.id for source in plan.head.sources if source.funder == id)
    key = DIMENSIONS["funder"].key
    paid = _paid(plan, lambda charge: key(charge) == id, lambda line: bool(theirs.intersection(sources_of(line))))
    return _Kept(paid, lambda task: id in task.funders, _nothing, theirs)


def _of_authority(plan: Plan, id: str) -> _Kept:
    """What names the authority, or all the members together where it is one; and what their money pays."""
    names = {id}
    if plan.cluster and plan.cluster.group and any(member.authority == id for member in plan.cluster.members):
        names.add(plan.cluster.group)
    gives = {source.id for source in plan.head.sources if names.intersection(_givers(source))}

    def takes_part(task: Task) -> bool:
        return not names.isdisjoint((*task.partners, *task.potential_partners, *task.funders))

    on_tasks = _on_tasks(plan, takes_part)
    return _Kept(
        lambda line: line if on_tasks(line) or gives.intersection(sources_of(line)) else None,
        takes_part,
        lambda section: not names.isdisjoint(section.partners),
    )


def _givers(source: Source) -> Iterator[str]:
    """Who pays a source, a part of it, or what must be added to it."""
    yield from (source.funder,) if source.funder else ()
    yield from (one.partner for one in source.participants)
    if source.matching:
        yield from (*source.matching.by, *(one.partner for one in source.matching.parts))


def _of_owner(plan: Plan, id: str) -> _Kept:
    def owns(task: Task) -> bool:
        return id in task.owner

    return _Kept(_on_tasks(plan, owns), owns, _nothing)


def _of_section(plan: Plan, id: str) -> _Kept:
    return _Kept(lambda line: None, _nothing, lambda section: section.id == id)


KINDS: dict[str, Callable[[Plan, str], _Kept]] = {
    "source": _of_source,
    "funder": _of_funder,
    "authority": _of_authority,
    "owner": _of_owner,
    "section": _of_section,
}
"""The readers that a plan can be cut for."""


def known(plan: Plan, kind: str) -> dict[str, str]:
    """The ids of a plan that a cut of this kind may name, each with its name."""
    if kind == "owner":
        return {id: str(person.name or person.post or id) for id, person in plan.people.items()}
    if kind == "authority":
        return {id: str(one.name) for id, one in plan.partner_register.items() if one.kind == "authority"}
    return dict(DIMENSIONS[kind].names(plan))


def cut(plan: Plan, wanted: Cut) -> Plan:
    """The plan with what one reader needs: their tasks and lines, the sections and goals around them, their sources.

    What is left of a source is told to those whose source it is: others pay out of it as well.
    """
    kept = KINDS[wanted.kind](plan, wanted.id)
    sections = tuple(found for one in plan.sections if (found := _section(one, kept)) is not None)
    left = replace(plan, sections=sections, whole=plan, balances=kept.sources)
    paying = kept.sources or {source for spot in left.lines for source in sources_of(spot.line)}
    moved = (row for row in plan.actuals if (row.source in paying if kept.sources else row.task in left.task_spots))
    return replace(left, head=_head(plan.head, wanted, paying), actuals=tuple(moved))


def _paid(plan: Plan, theirs: Callable[[Charge], bool], named: Callable[[Line], bool]) -> Callable[[Line], Line | None]:
    """A line as the part of it that somebody pays; whole where the plan does not say which part that is."""
    of_line = by_line(plan)

    def part(line: Line) -> Line | None:
        found = of_line.get(id(line), [])
        own = [charge for charge in found if theirs(charge)]
        if len(own) == len(found):
            return line if own or named(line) else None
        if not own:
            return line if named(line) and all(charge.source == UNSPLIT for charge in found) else None
        return line.model_copy(update=_sum(own))

    return part


def _sum(own: list[Charge]) -> dict[str, Any]:
    """What a line says where only some of its charges are left: one source's amount, or a split between some."""
    amounts = [charge.amount for charge in own if charge.amount is not None]
    demands = [charge.up_to for charge in own if charge.up_to is not None]
    sources = dict.fromkeys(charge.source for charge in own)
    return {
        "amount": sum(amounts[1:], amounts[0]) if amounts else None,
        "up_to": sum(demands[1:], demands[0]) if demands else None,
        "source": next(iter(sources)) if len(sources) == 1 else None,
        "sources": tuple(sources) if len(sources) > 1 else (),
        "split": (),
    }


def _on_tasks(plan: Plan, wanted: Callable[[Task], bool]) -> Callable[[Line], Line | None]:
    kept = {id(line) for task in plan.tasks if wanted(task) for line in task.budget}
    return lambda line: line if id(line) in kept else None


def _section(section: Section, kept: _Kept) -> Section | None:
    if kept.section(section):
        return section
    inside = {
        "budget": tuple(_lines(section.budget, kept)),
        "goals": tuple(left for goal in section.goals if (left := _goal(goal, kept)) is not None),
        "sections": tuple(found for one in section.sections if (found := _section(one, kept)) is not None),
    }
    return section.model_copy(update=inside) if any(inside.values()) else None


def _goal(goal: Goal, kept: _Kept) -> Goal | None:
    tasks = tuple(found for task in goal.tasks if (found := _task(task, kept)) is not None)
    lines = tuple(_lines(goal.budget, kept))
    return goal.model_copy(update={"tasks": tasks, "budget": lines}) if tasks or lines else None


def _task(task: Task, kept: _Kept) -> Task | None:
    lines = tuple(_lines(task.budget, kept))
    return task.model_copy(update={"budget": lines}) if lines or kept.task(task) else None


def _lines(lines: tuple[Line, ...], kept: _Kept) -> Iterator[Line]:
    return (found for line in lines if (found := kept.line(line)) is not None)


def _head(head: PlanHead, wanted: Cut, paying: Set[str]) -> PlanHead:
    """What holds for the part: the register, and the calls of the sources that pay; not what speaks for the whole."""

    def theirs(call: Call) -> bool:
        issued = wanted.kind == "funder" and wanted.id in call.ministries
        return issued or any(source.call == call.id for source in head.sources if source.id in paying)

    nothing: tuple[()] = ()
    left_out = dict.fromkeys(("messages", "goals", "values", "tenders", "process"), nothing)
    calls = tuple(call for call in head.calls if theirs(call))
    return head.model_copy(update={**left_out, "calls": calls, "review": None, "introduction": None, "signed": None})
