"""A plan as it is published: without any amount, and without the names of staff."""

from dataclasses import replace
from typing import Any

from clusterkit.labels import N_, label
from clusterkit.model.body import Cluster, Person
from clusterkit.model.plan import Plan
from clusterkit.model.work import Section, Task
from clusterkit.texts import Text

STAFF = Text({"he": "צוות האשכול", "ar": "طاقم التجمّع", "en": "The cluster's staff"})
"""Who holds a post that has no name of its own, where names are left out."""


def words(language: str) -> str:
    """What the public edition leaves out, in words for its cover."""
    return label(N_("Public edition, without amounts and names of staff"), language)


def public(plan: Plan) -> Plan:
    """The plan without any amount and without the names of staff, who stand under their posts."""
    quiet: dict[str, Any] = {"requested": None, "approved": None}
    silent: dict[str, Any] = {"volume": None, "overhead": None, "billed": None, "collected": None}
    head = plan.head.model_copy(
        update={
            "sources": (),
            "transfers": (),
            "signed": None,
            "calls": tuple(call.model_copy(update=quiet) for call in plan.head.calls),
            "tenders": tuple(tender.model_copy(update=silent) for tender in plan.head.tenders),
            "messages": tuple(message.model_copy(update={"name": None}) for message in plan.head.messages),
        }
    )
    unnamed = {id: _unnamed(number, person) for number, (id, person) in enumerate(plan.people.items(), 1)}
    sections = tuple(_without_lines(section, unnamed) for section in plan.sections)
    return replace(plan, head=head, sections=sections, actuals=(), cluster=_without_names(plan.cluster, unnamed))


def _unnamed(number: int, person: Person) -> Person:
    """Somebody under a post, and under an id that is no name; those without a post are one."""
    known = {"id": f"post-{number}", "post": person.post} if person.post else {"id": "staff", "post": STAFF}
    return person.model_copy(update={**known, "name": None})


def _without_lines(section: Section, people: dict[str, Person]) -> Section:
    def posts(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(people[id].id if id in people else id for id in ids))

    def quiet(task: Task) -> Task:
        return task.model_copy(
            update={"budget": (), "owner": posts(task.owner), "contributors": posts(task.contributors)}
        )

    goals = (goal.model_copy(update={"budget": (), "tasks": tuple(map(quiet, goal.tasks))}) for goal in section.goals)
    inside = tuple(_without_lines(one, people) for one in section.sections)
    return section.model_copy(update={"budget": (), "goals": tuple(goals), "sections": inside})


def _without_names(cluster: Cluster | None, people: dict[str, Person]) -> Cluster | None:
    if cluster is None:
        return None

    def posts(several: tuple[Person, ...]) -> tuple[Person, ...]:
        return tuple({people[one.id].id: people[one.id] for one in several}.values())

    return cluster.model_copy(update={"officers": posts(cluster.officers), "staff": posts(cluster.staff)})
