"""Calls and tenders across clusters: each call once in every sum, whoever issues it."""

from contextlib import chdir
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterkit.load import load
from clusterkit.model.plan import Plan
from clusterkit.model.progress import Progress
from clusterkit.model.sources import CallState
from clusterkit.reports.applications.paper import applications
from clusterkit.reports.ask import Ask
from clusterkit.reports.calls import calls as budget_calls
from clusterkit.reports.paper import Figures, Listing, Paper, Prose
from plans import as_if_real, read, shekels
from plans import plan as made

ROOT = Path(__file__).resolve().parents[1]


def paper(*plans: Plan) -> Paper:
    (found,) = applications(plans, Ask(as_of=date(2026, 11, 1), language="en"))
    return found


def listing(paper: Paper, chapter: int) -> Listing:
    (found,) = (block for block in paper.chapters[chapter].blocks if isinstance(block, Listing))
    return found


def texts(paper: Paper, chapter: int) -> list[list[str]]:
    grid = listing(paper, chapter).grid
    return [[str(cell) for cell in row] for row in (*grid.rows, *([grid.total] if grid.total else []))]


@pytest.fixture(scope="module")
def samples() -> Paper:
    with chdir(ROOT):
        return paper(
            *map(as_if_real, load([Path("workplans") / name for name in ("demo", "mifratz", "demo-hills")]).everything)
        )


def test_invented_clusters_have_a_paper_of_their_own_and_a_language_its_own_file() -> None:
    with chdir(ROOT):
        plans = load([Path("workplans/demo"), Path("workplans/mifratz")]).everything
    found = {language: applications(plans, Ask(language=language)) for language in ("", "he", "ar")}
    assert {language: [(one.name, one.invented) for one in papers] for language, papers in found.items()} == {
        "": [("calls", False), ("calls-invented", True)],
        "he": [("calls", False), ("calls-invented", True)],
        "ar": [("calls.ar", False), ("calls-invented.ar", True)],
    }
    assert [[row[0] for row in texts(one, 0)][-1:] for one in found["he"]] == [
        ["כל הקולות הקוראים, כל אחד פעם אחת"]
    ] * 2
    assert [listing(one, 0).grid.total_numbers for one in found["he"]] == [(None, 3), (None, 5)]
    assert [str(dict(one.facts)["תוכניות"]) for one in found["he"]] == [
        "אשכול רשויות המפרץ 2021",
        "אשכול לדוגמה (בדוי) 2026",
    ]


def test_who_applies_to_what(samples: Paper) -> None:
    assert texts(samples, 0) == [
        ["Ministry of Health", "1", "1"],
        ["Ministry of the Interior", "1", "2"],
        ["Ministry of Energy", "2", "1"],
        ["Ministry of Tourism", "1", "–"],
        ["Ministry of Economy", "1", "–"],
        ["All calls, each once", "5", "3"],
    ]


def test_requested_against_approved_by_ministry(samples: Paper) -> None:
    table = {row[0]: row[1:] for row in texts(samples, 1)}
    assert table["Ministry of Health"] == ["2", "2", "0", "0", "₪600,000", "₪2,580,000", "100%", "80%"]
    assert table["Ministry of Tourism"] == ["1", "0", "1", "0", "₪800,000", "₪0", "0%", "0%"]
    assert table["Ministry of Economy"] == ["1", "0", "0", "0", "not said", "not said", "–", "–"]
    assert table["All calls, each once"] == ["8", "4", "1", "2", "₪6,550,000", "₪2,580,000", "80%", "34.29%"]


def test_sums_say_of_how_many_calls_they_are(samples: Paper) -> None:
    (figures,) = (block for block in samples.chapters[0].blocks if isinstance(block, Figures))
    assert [(one.label, one.shown, str(one.note or "")) for one in figures.figures] == [
        ("Calls", "8", ""),
        ("Won", "4", ""),
        ("Await an answer", "2", ""),
        ("Requested", "₪6,550,000", "in 4 of 8 calls; the others do not say"),
        ("Approved", "₪2,580,000", "in 3 of 8 calls; the others do not say"),
    ]


def test_calls_stand_along_the_pipeline(samples: Paper) -> None:
    rows = [[row[0], row[4], *row[7:]] for row in texts(samples, 2)]
    assert rows[0] == ["Demo Cluster (invented)", "planned", "not said", "–"]
    assert rows[2] == ["HaMifratz Cluster", "stage passed", "₪4,700,000", "–"]
    assert rows[-1] == ["Demo Cluster (invented)", "lost", "₪800,000", "₪0"]


def test_tenders_that_other_clusters_may_join_are_told(samples: Paper) -> None:
    joinable = {row[0]: row[-1] for row in texts(samples, 3)}
    assert [subject for subject, said in joinable.items() if said == "yes"] == ["סימון כבישים ותמרור"]
    assert set(joinable.values()) == {"yes", "not said"}


def test_the_answer_to_a_call_is_reported_and_the_plan_stays_as_it_was() -> None:
    waiting = {"id": "shade", "title": "הצללה", "state": "submitted", "requested": "500"}
    told = {"call": "shade", "state": "won", "decided": "2026-08-30", "approved": "300"}
    report = {"period": "2026-Q3", "date": "2026-10-11", "calls": [told]}
    plan = replace(made([], calls=[waiting]), progress=(read(Progress, "c/2026/progress/2026-Q3.yaml", report),))
    days = {date(2026, 10, 10): ["submitted", "", "500", ""], date(2026, 10, 11): ["won", "2026-08-30", "500", "300"]}
    for day, said in days.items():
        table = budget_calls([plan], Ask(as_of=day, language="en"))
        (row,) = (
            {column.key: str(cell or "") for column, cell in zip(table.columns, cells, strict=True)}
            for cells in table.rows
        )
        assert [row[key] for key in ("state", "decided", "requested", "approved")] == said
        (of_paper,) = applications([plan], Ask(as_of=day, language="en"))
        (figures,) = (block for block in of_paper.chapters[0].blocks if isinstance(block, Figures))
        assert {one.label: one.shown for one in figures.figures}["Won"] == ("1" if said[0] == "won" else "0")
    assert [call.state for call in plan.head.calls] == ["submitted"]


def test_there_is_no_paper_without_a_plan() -> None:
    with chdir(ROOT):
        hills = load([Path("workplans/demo-hills")]).everything
    assert applications(hills, Ask()) == ()


def test_a_plan_without_calls_or_tenders_says_so() -> None:
    found = paper(made([]))
    (chapter,) = found.chapters
    (said,) = chapter.blocks
    assert isinstance(said, Prose)
    assert [str(text) for text in said.texts] == ["No plan names a call of: c."]


calls = st.fixed_dictionaries(
    {
        "title": st.just("קול קורא"),
        "state": st.sampled_from(get_args(CallState)),
        "ministries": st.lists(st.sampled_from(["moin", "moep", "energy"]), unique=True, max_size=3),
    },
    optional={"requested": shekels.map(str), "approved": shekels.map(str)},
)


@given(st.lists(calls, max_size=5), st.lists(calls, max_size=5))
def test_a_call_of_several_ministries_counts_once_in_every_total(
    first: list[dict[str, Any]], second: list[dict[str, Any]]
) -> None:
    both = [[{"id": f"c-{number}", **call} for number, call in enumerate(several)] for several in (first, second)]
    found = paper(*(made([], cluster=name, calls=several) for name, several in zip("ab", both, strict=True)))
    if not first + second:
        assert len(found.chapters) == 1
        return
    grid = listing(found, 1).grid
    total = dict(zip((column.title for column in grid.columns), grid.total_numbers, strict=True))
    states = [call["state"] for call in first + second]
    assert (total["Calls"], total["Won"], total["Lost"]) == (len(states), states.count("won"), states.count("lost"))
    assert total["Await an answer"] == states.count("submitted") + states.count("stage-passed")
    assert (total.get("Requested") or 0) == sum(Decimal(call.get("requested", 0)) for call in first + second)
    kept = [call for call in first + second if call["state"] != "lost"]
    assert (total.get("Approved") or 0) == sum(Decimal(call.get("approved", 0)) for call in kept)
    assert sum(int(one or 0) for one in listing(found, 0).grid.total_numbers) == len(states)
