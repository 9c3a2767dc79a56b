"""What rests on money that is not approved: every such cost once, with its reason, and the share of the plan."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from clusterkit.budget import NONE, UNSPLIT, add_up, charges, unapproved
from clusterkit.reports.ask import Ask
from clusterkit.reports.unfunded import unfunded, why
from plans import Drawn, plan, plans

ZERO = Decimal(0)


@given(plans())
def test_a_cost_is_approved_or_in_kind_or_in_the_report(drawn: Drawn) -> None:
    costs = [charge for charge in charges(drawn.plan) if charge.line.kind == "cost"]
    backed = add_up(charge for charge in costs if charge.on_approved and not charge.line.in_kind)
    table = unfunded([drawn.plan], Ask())
    loose = sum((cell for cell in table.column("allocated") if isinstance(cell, Decimal)), ZERO)
    assert loose == table.total[-2]
    assert loose + backed.allocated + drawn.sums["in_kind"] == drawn.sums["allocated"]


@given(plans())
def test_the_share_is_of_the_costs_that_are_not_in_kind(drawn: Drawn) -> None:
    found, table = unapproved(drawn.plan), unfunded([drawn.plan], Ask())
    assert found.unapproved == table.total[-2]
    assert found.allocated == drawn.sums["allocated"] - drawn.sums["in_kind"]
    assert (found.percent is None) == (found.allocated <= 0)


@pytest.mark.parametrize(
    ("source", "line", "reason"),
    [
        ({"state": "requested"}, {"source": "a"}, "requested"),
        ({"state": "expected"}, {"source": "a"}, "expected"),
        ({"state": "existing"}, {"source": "a"}, "existing"),
        ({"state": "existing", "approved": "tbd"}, {"source": "a"}, "existing"),
        ({"state": "on-demand"}, {"source": "a"}, "on-demand"),
        ({"state": "closed"}, {"source": "a"}, "closed"),
        ({}, {"source": "a"}, ""),
        ({}, {"source": "lost"}, "?"),
        ({"approved": "9"}, {"sources": ["a", "b"]}, UNSPLIT),
        ({}, {}, NONE),
        ({"state": "approved"}, {"source": "a"}, None),
        ({"state": "existing", "approved": "9"}, {"source": "a"}, None),
        ({"state": "requested"}, {"source": "a", "in_kind": "true"}, None),
        ({"state": "requested"}, {"source": "a", "kind": "income"}, None),
    ],
)
def test_why_money_is_not_there(source: dict[str, Any], line: dict[str, Any], reason: str | None) -> None:
    sources = [{"id": "a", "name": "a", "kind": "call", **source}, {"id": "b", "name": "b", "kind": "tabar"}]
    section = {"id": "s", "title": "נושא", "budget": [{"amount": "10", **line}]}
    made = plan([section], sources=sources)
    assert [why(charge) for charge in unapproved(made).charges] == ([] if reason is None else [reason])
    assert len(unfunded([made], Ask()).rows) == (reason is not None)


def test_the_largest_of_a_reason_stands_first_and_a_line_of_nothing_is_left_out() -> None:
    lines = [{"amount": amount, "source": "a"} for amount in ("5", "tbd", "70", "0")]
    section = {"id": "s", "title": "נושא", "budget": [*lines, {"up_to": "30", "source": "a"}, {"amount": "90"}]}
    made = plan([section], sources=[{"id": "a", "name": "a", "kind": "call", "state": "expected"}])
    table = unfunded([made], Ask())
    assert table.column("allocated") == (Decimal(70), None, Decimal(5), "tbd", Decimal(90))
    assert table.total[-2:] == (Decimal(165), Decimal(30))
    assert [note.values["percent"] for note in table.notes][:1] == [Decimal(100)]


def test_a_credit_is_taken_off_what_is_not_approved() -> None:
    lines = [
        {"amount": "150000", "source": "a"},
        {"amount": "-50000", "source": "a"},
        {"amount": "100000", "source": "b"},
    ]
    register = [
        {"id": "a", "name": "a", "kind": "call", "state": "requested"},
        {"id": "b", "name": "b", "kind": "own", "approved": "1"},
    ]
    made = plan([{"id": "s", "title": "נושא", "budget": lines}], sources=register)
    table = unfunded([made], Ask())
    assert table.total[-2] == table.notes[0].values["unapproved"] == 100_000
    assert table.notes[0].values["percent"] == 50


def test_an_empty_plan_has_an_empty_table() -> None:
    table = unfunded([plan([])], Ask())
    assert (table.rows, table.notes) == ((), ())
