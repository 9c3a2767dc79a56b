"""Cuts of a plan: what each reader gets, and what it comes to."""

from decimal import Decimal

import pytest
from hypothesis import given

from booklets import demo
from clusterkit.budget import UNSPLIT, add_up, charges, sources_of
from clusterkit.model.plan import Plan
from clusterkit.reports.ask import Ask
from clusterkit.reports.booklet import booklet
from clusterkit.reports.booklet.lines import line_rows
from clusterkit.reports.booklet.scribe import Scribe
from clusterkit.reports.budget import budget
from clusterkit.reports.cuts import KINDS, Cut, cut, known
from clusterkit.reports.dimensions import DIMENSIONS
from clusterkit.reports.public import public
from clusterkit.standings import standings
from plans import Drawn, plans

CUTS = [
    # kind, id, tasks that are left, what they come to
    ("source", "overhead", "econ-1 econ-2", "45000 + 60000"),
    ("source", "participation", "aging-1 aging-2 econ-5 edu-2", "36000 + 48000 + 64500"),
    ("source", "moi-2025", "org-3", "72000"),
    ("funder", "health", "aging-1 aging-2", "192000 + 210000"),
    ("funder", "energy", "env-4 env-5", "120000 + 180000"),
    # By name, with all the members, and what the members pay for.
    (
        "authority",
        "beit-al-khayal",
        "aging-1 aging-2 econ-1 econ-5 edu-2 edu-3 env-1 env-2 env-3 env-5 org-1 org-3 org-4",
        "85995 + 38400 + 1200000 + 282000 + 36000 + 180000 + 45000 + 192000 + 48000 + 210000 + 64500 + 48000"
        " + 24000 + 12345.50 + 72000 + 280000",
    ),
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
def test_who_pays_is_told_what_is_left_of_it(drawn: Drawn) -> None:
    whole = standings(drawn.plan)
    for source in drawn.plan.sources:
        part = standings(cut(drawn.plan, Cut("source", source)))
        assert part[source] == whole[source]
        assert {id for id, one in part.items() if one.usable is not None} <= {source}


@pytest.mark.parametrize(
    ("id", "others"), [("participation", {"regular"}), ("overhead", set()), ("tabar-waste", set())]
)
def test_nobody_s_figures_are_told_but_the_reader_s(id: str, others: set[str]) -> None:
    part = cut(demo(), Cut("source", id))
    assert others <= {source for spot in part.lines for source in sources_of(spot.line)} - {id}
    assert {row.source for row in part.actuals} == {id}
    assert standings(part)[id] == standings(demo())[id]
    table = budget([part], Ask(by=("source",)))
    assert {str(key) for key in table.column("source")} <= {id, UNSPLIT}


@pytest.mark.parametrize("wanted", [Cut("section", "regional-economy"), Cut("owner", "env-lead")])
def test_what_others_pay_out_of_too_has_no_balance(wanted: Cut) -> None:
    table = budget([cut(demo(), wanted)], Ask(by=("source",)))
    for column in ("approved", "transferred", "spent_before", "free"):
        assert not any(table.column(column))


def test_a_part_keeps_the_numbers_and_the_day_of_the_whole() -> None:
    part = cut(demo(), Cut("source", "overhead"))
    assert Scribe(part).number(part.sections[0]) == "2"
    shown = booklet(part)
    assert shown.execution
    assert "28 באוקטובר 2026" in shown.execution.words[0]


def test_a_line_says_that_it_is_counted_outside_the_part() -> None:
    part = cut(demo(), Cut("section", "education-dept"))
    (row,) = (row for row in line_rows(Scribe(part, "en"), part.lines) if row.repeats)
    assert (
        row.repeats
        == "Repeats “הסעות אזוריות – בבוקר למועדונים, בצהריים למעבדה” of section 3.1.1; counted there, not here"
    )
    assert row.repeats_anchor == ""


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
