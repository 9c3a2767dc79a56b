"""The lines behind a source's figure, and what is said of both its ends."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterkit.budget import charges
from clusterkit.formats.cells import notes
from clusterkit.model.plan import Plan
from clusterkit.reports.ask import Ask
from clusterkit.reports.closing import smallest
from clusterkit.reports.lines import lines
from plans import plan

ASK = Ask(("source",), language="en")

PLACE = "c/2026/sections/0.yaml"


def source(id: str = "waste", **more: Any) -> dict[str, Any]:
    return {"id": id, "name": id, "kind": "regular", **more}


def planned(sources: Sequence[Mapping[str, Any]], *amounts: str, **head: Any) -> Plan:
    """A plan with these sources, and a line from the first of them for each amount."""
    budget = [{"item": "סעיף", "amount": amount, "source": sources[0]["id"]} for amount in amounts]
    return plan([{"id": "s", "title": "נושא", "budget": budget}], sources=list(sources), **head)


def told(of: Plan, ask: Ask = ASK) -> list[str]:
    return notes(lines([of], "waste", ask, {}))


def test_a_source_with_money_left() -> None:
    assert told(planned([source(approved="1000")], "400", "tbd")) == ["approved 1,000 · allocated 400 · free 600"]


def test_transfers_and_earlier_years_are_said() -> None:
    transfers = [{"parts": {"waste": "-200", "other": "200"}}]
    sources = [source(approved="1000", spent_before="300"), source("other")]
    assert told(planned(sources, "400", transfers=transfers)) == [
        "approved 1,000 · transfers -200 · paid in earlier years 300",
        "usable this year 500 · allocated 400 · free 100",
    ]


NOT_APPROVED = [
    (source(), "the plan does not say how much is approved · allocated 400"),
    (source(approved="tbd"), "how much is approved is not yet known · allocated 400"),
    (source(requested="900"), "nothing is approved · requested 900 · allocated 400"),
]


@pytest.mark.parametrize(("entry", "expected"), NOT_APPROVED)
def test_where_nothing_is_approved_it_is_said(entry: dict[str, Any], expected: str) -> None:
    assert told(planned([entry], "400")) == [expected]


def test_a_source_that_is_in_no_register() -> None:
    lost = plan([{"id": "s", "title": "נושא", "budget": [{"amount": "5", "source": "waste"}]}])
    assert told(lost) == ["the source is not in the register · allocated 5"]


def test_headings_have_no_notes() -> None:
    nobody = plan([{"id": "s", "title": "נושא", "budget": [{"amount": "5"}]}])
    assert lines([nobody], "(none)", ASK, {}).notes == ()


def test_the_smallest_line_that_is_large_enough_is_lowered() -> None:
    over = planned([source(approved="1000")], "600", "50", "300", "150")
    assert told(over) == [
        "approved 1,000 · allocated 1,100 · over by 100",
        f"the smallest change: lower s ({PLACE}:13) by 100, from 150 to 50",
        "or approve 100 more, 1,100 in all",
    ]


def test_the_largest_lines_stand_first_where_the_source_is_over() -> None:
    amounts = ("50", "600", "tbd", "300")
    over, under = (planned([source(approved=approved)], *amounts) for approved in ("900", "950"))
    assert lines([over], "waste", ASK, {}).column("allocated") == (Decimal(600), Decimal(300), Decimal(50), "tbd")
    assert lines([under], "waste", ASK, {}).column("allocated") == (Decimal(50), Decimal(600), "tbd", Decimal(300))


def test_where_no_line_is_large_enough_the_fewest_are_lowered() -> None:
    over = planned([source(approved="100")], "300", "100", "400")
    assert told(over)[1] == "the smallest change: lower s 400 + s 300 by 700 together: no one line is that large"


def test_lines_that_do_not_close_it() -> None:
    transfers = [{"parts": {"waste": "-200", "other": "200"}}]
    over = planned([source(approved="100"), source("other", approved="900")], "40", transfers=transfers)
    assert told(over)[2:] == [
        "lowering lines does not close it: they come to 40",
        "or approve 140 more, 240 in all",
    ]


OTHERS = [
    (source("other", approved="10"), "or move 10 to other, where 10 are free"),
    (source("other", approved="9.99"), None),
    (source("other", approved="50", spent_before="41"), None),
    (source("other", approved="50", state="closed"), None),
    (source("other", approved="50", state="on-demand"), None),
    (source("other", approved="50", valid_to="2026-06-30"), None),
    (source("other", approved="50", valid_from="2027-01-01"), None),
    (source("other", requested="50"), None),
    (
        source("other", approved="50", restriction="ציוד בלבד"),
        "or move 10 to other, where 50 are free, if it may pay for this: ציוד בלבד",
    ),
    (
        {**source("other", approved="50"), "kind": "tabar"},
        "or move 10 to other, where 50 are free, if it may pay for this: other",
    ),
]


@pytest.mark.parametrize(("other", "expected"), OTHERS)
def test_only_sources_with_the_money_are_named(other: dict[str, Any], expected: str | None) -> None:
    over = planned([source(approved="100"), other], "110")
    moves = [note for note in told(over, Ask(("source",), as_of=date(2026, 11, 1), language="en")) if "move" in note]
    assert moves == ([expected] if expected else [])


def test_the_best_source_to_move_to_is_named_first_and_at_most_three_are() -> None:
    others = [
        {**source("bound", approved="9000"), "kind": "tabar"},
        {**source("kin", approved="20"), "kind": "regular"},
        {**source("large", approved="8000"), "kind": "own"},
        {**source("small", approved="30"), "kind": "own"},
    ]
    over = planned([source(approved="100"), *others], "110")
    assert [note.split()[4] for note in told(over) if "move" in note] == ["kin,", "large,", "small,"]


def test_plans_that_share_an_id_are_told_apart() -> None:
    first = planned([source(approved="100")], "110")
    second = plan([{"id": "s", "title": "נושא"}], "d", sources=[source(approved="50")])
    third = plan([{"id": "s", "title": "נושא"}], "e", sources=[source("other", approved="50")])
    shown = notes(lines([first, second, third], "waste", ASK, {}))
    assert [note for note in shown if note.startswith("in plan")] == ["in plan c-2026:", "in plan d-2026:"]
    assert shown[-1] == "approved 50 · allocated 0 · free 50"


positive = st.integers(1, 10**6).map(lambda agorot: Decimal(agorot) / 100)


@given(st.lists(positive, max_size=8), positive)
def test_the_smallest_change_is_enough_and_nothing_smaller_is(amounts: list[Decimal], gap: Decimal) -> None:
    of = planned([source()], *map(str, amounts))
    chosen = [charge.amount or 0 for charge in smallest(list(charges(of)), gap)]
    if sum(amounts) < gap:
        assert chosen == []
    elif max(amounts) >= gap:
        assert chosen == [min(amount for amount in amounts if amount >= gap)]
    else:
        assert chosen == sorted(amounts, reverse=True)[: len(chosen)]
        assert sum(chosen) >= gap > sum(chosen[:-1])
