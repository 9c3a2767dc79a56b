"""What changed a source: its events in the order of days, and what it comes to after each."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterkit.life import events, transfers
from clusterkit.reports.ask import Ask
from clusterkit.reports.life import life
from clusterkit.standings import standings
from plans import plan, shekels

APPROVED = {"approvals": [{"body": "מועצה", "date": "2025-03-01", "amount": "100"}]}

LIVES: list[tuple[str, dict[str, Any], list[dict[str, str]], str]] = [
    ("opened, enlarged, reduced, closed",
     {"life": [{"event": "opened", "date": "2025-01-01", "amount": "100"},
               {"event": "enlarged", "date": "2025-02-01", "amount": "30"},
               {"event": "reduced", "date": "2025-03-01", "amount": "20"},
               {"event": "closed", "date": "2025-04-01", "amount": "5"}]},
     [], "100:100 30:130 -20:110 -5:105"),
    ("merged into another", {"life": [{"event": "opened", "amount": "100"},
                                      {"event": "merged", "into": "b", "amount": "100"}]},
     [], "100:100 -100:0"),
    ("an approval is not added", {**APPROVED, "life": [{"event": "opened", "date": "2025-03-01", "amount": "100"}]},
     [], "100:None 100:100"),
    ("a transfer is of what is approved", {"approved": "100"}, [{"a": "-30", "b": "30"}, {"b": "-5", "a": "5"}],
     "-30:70 5:75"),
    ("what is approved is not known", {}, [{"a": "-30", "b": "30"}], "-30:None"),
    ("a life of which only the end is told", {"approved": "100", "life": [{"event": "enlarged", "amount": "20"}]},
     [{"a": "-30", "b": "30"}], "20:100 -30:70"),
    ("an amount that is not known", {"life": [{"event": "opened", "amount": "100"}, {"event": "reduced"},
                                              {"event": "enlarged", "amount": "7"}]},
     [], "100:100 None:None 7:None"),
    ("without a day it stands after what is written before it",
     {"life": [{"event": "opened", "date": "2025-05-01", "amount": "100"}, {"event": "enlarged", "amount": "1"}],
      **APPROVED},
     [], "100:None 100:100 1:101"),
    ("nothing happened", {"approved": "100"}, [], ""),
]  # fmt: skip


@pytest.mark.parametrize(("title", "source", "moved", "comes_to"), LIVES, ids=[case[0] for case in LIVES])
def test_what_a_source_comes_to(title: str, source: dict[str, Any], moved: list[dict[str, str]], comes_to: str) -> None:
    sources = [{"id": name, "name": name, "kind": "tabar"} for name in ("a", "b")]
    sources[0] |= source
    found = events(plan([], sources=sources, transfers=[{"parts": parts} for parts in moved])).get("a", ())
    assert " ".join(f"{event.amount}:{event.after}" for event in found) == comes_to


@st.composite
def moves(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Transfers between three sources, each of which comes to zero, some of a day."""
    made = []
    for _ in range(draw(st.integers(0, 4))):
        giver, *takers = draw(st.permutations(["a", "b", "c"]))
        given_away = {taker: draw(shekels) for taker in takers}
        parts = {giver: str(-sum(given_away.values())), **{taker: str(one) for taker, one in given_away.items()}}
        made.append({"parts": parts, **draw(st.sampled_from([{}, {"date": "2026-03-01"}, {"date": "2026-01-01"}]))})
    return made


@given(moves(), shekels)
def test_transfers_change_no_sum_of_the_plan(moved: list[dict[str, Any]], approved: Decimal) -> None:
    sources = [{"id": name, "name": name, "kind": "tabar", "approved": str(approved)} for name in ("a", "b", "c")]
    made = plan([], sources=sources, transfers=moved)
    found = events(made)
    assert transfers(made) == (0 if moved else None)
    for name, standing in standings(made).items():
        last = found[name][-1].after if moved else approved
        assert last == standing.usable
    assert sum(standing.usable or 0 for standing in standings(made).values()) == approved * 3


def test_an_empty_plan_has_an_empty_table() -> None:
    table = life([plan([])], Ask())
    assert (table.rows, table.notes) == ((), ())
