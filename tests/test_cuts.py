"""Cuts of a plan: what each reader gets, and what it comes to."""

from decimal import Decimal

import pytest
from hypothesis import given

from booklets import demo
from clusterkit.budget import UNSPLIT, add_up, charges
from clusterkit.model.plan import Plan
from clusterkit.reports.cuts import KINDS, Cut, cut, known, public
from clusterkit.reports.dimensions import DIMENSIONS
from plans import Drawn, plans

CUTS = [
    # kind, id, tasks that are left, what they come to
    ("source", "overhead", "econ-1 econ-2", "45000 + 60000"),
    ("source", "participation", "aging-1 aging-2 econ-5 edu-2", "36000 + 48000 + 64500"),
    ("source", "moi-2025", "org-3", "72000"),
    ("funder", "health", "aging-1 aging-2", "192000 + 210000"),
    ("funder", "energy", "env-4 env-5", "120000 + 180000"),
    ("authority", "beit-al-khayal", "env-3 env-5 org-3", "1200000 + 282000 + 180000 + 72000"),
    ("owner", "tenders-lead", "econ-1 env-2", "38400 + 45000"),
    ("owner", "treasurer", "org-5", "18000"),
    ("section", "education-dept", "edu-1 edu-2 edu-3", "190000 + 48000"),
]


def sums(plan: Plan) -> dict[str, Decimal]:
    """What a plan comes to by source; money that is not split stands by itself."""
    names = {charge.source for charge in charges(plan)}
    return {name: add_up(one for one in charges(plan) if one.source == name).allocated for name in names}


@pytest.mark.parametrize(("kind", "id", "tasks", "worked"), CUTS)
def test_a_reader_gets_their_part(kind: str, id: str, tasks: str, worked: str) -> None:
    part = cut(demo(), Cut(kind, id))
    assert sorted(task.id for task in part.tasks) == tasks.split()
    assert add_up(one for one in charges(part) if one.source != UNSPLIT).allocated == sum(
        map(Decimal, worked.split(" + "))
    )


@pytest.mark.parametrize("kind", KINDS)
def test_every_id_that_is_known_can_be_cut(kind: str) -> None:
    whole = add_up(charges(demo())).allocated
    for id in known(demo(), kind):
        assert add_up(charges(cut(demo(), Cut(kind, id)))).allocated <= whole


@given(plans())
def test_a_source_s_part_comes_to_its_row_of_the_budget(drawn: Drawn) -> None:
    whole = sums(drawn.plan)
    for source in drawn.plan.sources:
        part = sums(cut(drawn.plan, Cut("source", source)))
        assert part.get(source, Decimal(0)) == whole.get(source, Decimal(0))
        assert part.keys() <= {source, UNSPLIT}


@given(plans())
def test_sections_together_come_to_the_plan(drawn: Drawn) -> None:
    parts = [cut(drawn.plan, Cut("section", section.id)) for section in drawn.plan.sections]
    for name in ("allocated", "up_to", "income"):
        assert sum(getattr(add_up(charges(part)), name) for part in parts) == getattr(add_up(charges(drawn.plan)), name)


def test_the_public_plan_has_no_amounts_and_no_names_of_staff() -> None:
    open_to_all = public(demo())
    assert open_to_all.lines == ()
    assert [task.id for task in open_to_all.tasks] == [task.id for task in demo().tasks]
    assert [person.name for person in open_to_all.people.values() if person.name] == []
    assert all(person.post for person in open_to_all.people.values())
    assert {call.requested for call in open_to_all.head.calls} == {None}


def test_the_plan_itself_is_left_alone() -> None:
    before = add_up(charges(demo()))
    cut(demo(), Cut("source", "regular"))
    public(demo())
    assert add_up(charges(demo())) == before
    assert [key for key in DIMENSIONS if key in KINDS] == ["source", "funder", "section", "owner"]
