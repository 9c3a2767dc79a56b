"""A plan: one cluster's year, all its files together, and the walks over it that rules and reports share."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from clusterkit.model.body import Cluster, Partner, Person
from clusterkit.model.entity import Entity, Placed
from clusterkit.model.fields import UNNAMED
from clusterkit.model.progress import Actual, Progress
from clusterkit.model.settings import Settings
from clusterkit.model.sources import Call, Line, Source, Tender
from clusterkit.model.work import Goal, Indicator, Section, Task
from clusterkit.model.year import PlanHead

if TYPE_CHECKING:
    from clusterkit.model.survey import National, Survey

Identified = Section | Goal | Task | Line | Indicator | Source | Call | Tender
_NO_ID = (None, UNNAMED)
_IDENTIFIED = (Section, Goal, Task, Line, Indicator, Source, Call, Tender)


class TaskSpot(NamedTuple):
    """A task and what it stands in: the sections from the outermost in, and the goal."""

    sections: tuple[Section, ...]
    goal: Goal
    task: Task


class LineSpot(NamedTuple):
    """A line and what it stands on: the sections from the outermost in, and the goal and task if it is theirs."""

    line: Line
    sections: tuple[Section, ...]
    goal: Goal | None = None
    task: Task | None = None

    @property
    def holder(self) -> Section | Goal | Task:
        """The innermost entity that the line stands on."""
        return self.task or self.goal or self.sections[-1]


@dataclass(frozen=True, eq=False)
class Plan:
    """One cluster's year. `folder` is its path as shown, `folder_name` that folder's own name.

    `cluster` and `partners` are None where their file is missing or cannot be read, so that nothing can be said of the
    names that it would hold. `register_read` is False where `plan.yaml` cannot be read, and `sections_read` where some
    section cannot: then nobody knows all sources, or all tasks. `as_of` is what today is, None where nobody said.
    `national` holds for all the clusters of its year; `surveys` are those of the clusters that it names, by
    cluster, None for one that cannot be read.
    `planned` is False for a cluster that has no plan yet: `folder` is the cluster's own, and `head` is nobody's.
    `whole` is the plan that this one is a part of, if it is one. `balances` are then the sources of which the part says
    how much there is and is left; None is all of them.
    """

    folder: str
    folder_name: str
    cluster_id: str
    head: PlanHead
    register_read: bool = True
    sections_read: bool = True
    cluster: Cluster | None = None
    partners: tuple[Partner, ...] | None = None
    sections: tuple[Section, ...] = ()
    progress: tuple[Progress, ...] = ()
    survey: "Survey | None" = None
    national: "National | None" = None
    surveys: "Mapping[str, Survey | None]" = field(default_factory=dict)
    actuals: tuple[Actual, ...] = ()
    settings: Settings = field(default_factory=Settings)
    as_of: date | None = None
    planned: bool = True
    whole: "Plan | None" = None
    balances: frozenset[str] | None = None

    @property
    def id(self) -> str:
        """Its name among plans, `<cluster>-<year>`; the cluster's own where it has no plan yet."""
        return f"{self.cluster_id}-{self.head.year}" if self.planned else self.cluster_id

    @property
    def language(self) -> str:
        """The language that it is written in."""
        return self.cluster.language if self.cluster else "he"

    @property
    def invented(self) -> bool:
        """Whether its cluster does not exist, as the cluster's file says."""
        return bool(self.cluster and self.cluster.invented)

    @property
    def entire(self) -> "Plan":
        """The whole plan, of which this may be a part."""
        return self.whole or self

    def balance(self, id: str) -> Source | None:
        """A source of the register that it says the balance of, by id."""
        return self.sources.get(id) if self.balances is None or id in self.balances else None

    @cached_property
    def entities(self) -> tuple[Entity, ...]:
        """Every entity of the plan and its cluster, each before those inside it; not the shared partners."""
        return tuple(entity for top in self._tops for entity, _ in _located(top, ()) if isinstance(entity, Entity))

    def held(self) -> Iterator[tuple[Entity, str]]:
        """Every entity, with its id; where it has none, that of the nearest entity around it that has one."""
        for top in self._tops:
            ids: dict[tuple[str | int, ...], str] = {}
            for entity, steps in _located(top, ()):
                above = next((ids[steps[:end]] for end in range(len(steps) - 1, -1, -1) if steps[:end] in ids), "")
                ids[steps] = str(getattr(entity, "id", None) or above)
                if isinstance(entity, Entity):
                    yield entity, ids[steps]

    def paths(self, wanted: set[int]) -> dict[int, str]:
        """For entities, by their `id()`, the path from their file's top (`goals[0].tasks[2]`, nothing for the top)."""
        located = (pair for top in self._tops for pair in _located(top, ()))
        return {id(entity): _path(steps) for entity, steps in located if id(entity) in wanted}

    @property
    def _tops(self) -> tuple[Entity, ...]:
        head = [self.head] if self.planned else []
        said = [one for one in (self.survey, self.national) if one]
        return (*head, *([self.cluster] if self.cluster else []), *self.sections, *self.progress, *said)

    @cached_property
    def identified(self) -> tuple[Identified, ...]:
        """The entities whose ids are unique in the plan, each with an id: all but people, partners and members."""
        return tuple(entity for entity in self.entities if isinstance(entity, _IDENTIFIED) and entity.id not in _NO_ID)

    @cached_property
    def sources(self) -> dict[str, Source]:
        """The register of sources, by id."""
        return {source.id: source for source in self.head.sources}

    @cached_property
    def partner_register(self) -> dict[str, Partner]:
        """The register of partners, by id."""
        return {partner.id: partner for partner in self.partners or ()}

    @cached_property
    def people(self) -> dict[str, Person]:
        """The cluster's officers and staff, by id."""
        return {person.id: person for person in (*self.cluster.officers, *self.cluster.staff)} if self.cluster else {}

    @cached_property
    def all_sections(self) -> tuple[tuple[Section, ...], ...]:
        """Every section in the order of the booklet, each as the path from the outermost section to it."""
        return tuple(_nested(self.sections, ()))

    @cached_property
    def goals(self) -> tuple[tuple[Section, Goal], ...]:
        """Every goal, with its section."""
        return tuple((path[-1], goal) for path in self.all_sections for goal in path[-1].goals)

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        """Every task."""
        return tuple(task for _, goal in self.goals for task in goal.tasks)

    @cached_property
    def lines(self) -> tuple[LineSpot, ...]:
        """Every budget line, repeated ones too, with what it stands on."""
        return tuple(_lines(self.all_sections))

    @cached_property
    def task_spots(self) -> dict[str, TaskSpot]:
        """Every task with what it stands in, by id."""
        spots = (
            TaskSpot(path, goal, task) for path in self.all_sections for goal in path[-1].goals for task in goal.tasks
        )
        return {spot.task.id: spot for spot in spots}

    @cached_property
    def line_spots(self) -> dict[str, LineSpot]:
        """Every line that has an id, with what it stands on, by id."""
        return {spot.line.id: spot for spot in self.lines if spot.line.id}

    @cached_property
    def indicators(self) -> tuple[tuple[Section | Goal | Task, Indicator], ...]:
        """Every indicator, with what it measures."""
        holders: list[Section | Goal | Task] = [path[-1] for path in self.all_sections]
        holders += [goal for _, goal in self.goals]
        holders += self.tasks
        return tuple((holder, indicator) for holder in holders for indicator in holder.indicators)


def _located(entity: Placed, steps: tuple[str | int, ...]) -> Iterator[tuple[Placed, tuple[str | int, ...]]]:
    yield entity, steps
    for key, value in entity.__dict__.items():
        if isinstance(value, Placed):
            yield from _located(value, (*steps, type(entity).model_fields[key].alias or key))
        elif value.__class__ is tuple and value and isinstance(value[0], Placed):
            for index, item in enumerate(value):
                yield from _located(item, (*steps, key, index))


def _path(steps: tuple[str | int, ...]) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps).removeprefix(".")


def _nested(sections: tuple[Section, ...], above: tuple[Section, ...]) -> Iterator[tuple[Section, ...]]:
    for section in sections:
        yield (*above, section)
        yield from _nested(section.sections, (*above, section))


def _lines(paths: tuple[tuple[Section, ...], ...]) -> Iterator[LineSpot]:
    for path in paths:
        yield from (LineSpot(line, path) for line in path[-1].budget)
        for goal in path[-1].goals:
            yield from (LineSpot(line, path, goal) for line in goal.budget)
            for task in goal.tasks:
                yield from (LineSpot(line, path, goal, task) for line in task.budget)
