"""The way to a cluster, the platform of one in formation, and the pipeline across them."""

from collections.abc import Iterator
from contextlib import chdir
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterkit.load import load
from clusterkit.model.formation import StepKind
from clusterkit.reports.ask import Ask
from clusterkit.reports.formation.pipeline import pipeline
from clusterkit.reports.formation.platform import formation
from clusterkit.reports.formation.way import KINDS, Way, passed
from clusterkit.reports.paper import Listing, Paper
from formations import blocks, in_formation, notes, rows, steps
from papers import all_chapters

ROOT = Path(__file__).resolve().parents[1]
TODAY = date(2026, 11, 1)


WAYS: list[tuple[list[str], StepKind | None, StepKind | None, bool]] = [
    # what the file says                                   the last taken  what is next  does it stand
    ([], None, None, False),
    (["request"], None, "request", False),
    (["request 2026-Q4"], None, "request", False),
    (["request true"], "request", "check", False),
    (["request 2025-01-01", "check false"], "request", "check", False),
    (["request 2025-01-01", "order 2026-01-01"], "order", "council", False),
    (["committee true", "plenaries 2018-Q1"], "committee", "plenaries", False),
    (["meeting 2025-01-01"], None, None, False),
    (["council 2026-05-01"], "council", "ceo", True),
    (["ceo true"], "ceo", None, True),
]


@pytest.mark.parametrize(("said", "last", "following", "formed"), WAYS)
def test_what_was_taken_last_and_what_is_next(
    said: list[str], last: str | None, following: str | None, formed: bool
) -> None:
    way = Way(in_formation(formation=steps(*said)))
    assert (way.last, way.next, way.formed) == (last, following, formed)


def test_steps_that_the_file_leaves_out_stand_where_they_belong() -> None:
    way = Way(in_formation(formation=steps("request 2025-01-01", "meeting", "committee 2025-03-02", "council")))
    assert [(stage.kind, stage.step is not None, stage.days) for stage in way.stages] == [
        ("request", True, None),
        (None, True, None),
        ("check", False, None),
        ("committee", True, 60),
        ("plenaries", False, None),
        ("order", False, None),
        ("council", True, None),
        ("ceo", False, None),
    ]


@given(st.lists(st.sampled_from([*get_args(StepKind), "meeting"]), max_size=9))
def test_every_way_has_all_steps_of_the_programme_and_all_of_its_own(kinds: list[str]) -> None:
    way = Way(in_formation(formation=steps(*kinds)))
    assert set(way.by_kind) == set(KINDS)
    assert [stage.step.title for stage in way.stages if stage.step] == [step.title for step in _formation(way)]
    assert len(way.stages) == len(kinds) + len(set(KINDS) - set(kinds))


def _formation(way: Way) -> tuple[Any, ...]:
    assert way.plan.cluster
    return way.plan.cluster.formation


@pytest.mark.parametrize(
    ("said", "today", "late"),
    [
        ("order 2026-Q3", date(2026, 10, 1), True),
        ("order 2026-Q3", date(2026, 9, 30), False),
        ("order 2026-Q3", None, False),
        ("order 2026-07-12", date(2026, 10, 1), False),
        ("order false", date(2026, 10, 1), False),
    ],
)
def test_a_period_has_passed_once_it_is_over(said: str, today: date | None, late: bool) -> None:
    (step,) = _formation(Way(in_formation(formation=steps(said))))
    assert passed(step, today) is late


@pytest.fixture(scope="module")
def hills() -> Paper:
    with chdir(ROOT):
        (plan,) = load([Path("workplans/demo-hills")]).everything
    (paper,) = formation([plan], Ask(as_of=TODAY, language="en"))
    return paper


def test_a_platform_has_every_part_where_everything_is_filled(hills: Paper) -> None:
    assert [chapter.anchor for chapter in hills.chapters] == [
        "who",
        "why",
        "assets",
        "fields",
        "projects",
        "money",
        "steps",
        "council",
        "meetings",
    ]
    assert (hills.document, hills.name, hills.invented) == ("formation", "demo-hills-formation.en", True)
    assert [(label, str(said)) for label, said in hills.facts] == [
        ("Candidate authorities", "5"),
        ("Last step taken", "Minister's order"),
        ("Next step", "Council's first meeting"),
        ("When", "expected in quarter 4 2026"),
        ("As of", "September 2026"),
    ]


def test_the_candidates_have_their_residents_and_their_plenaries(hills: Paper) -> None:
    table = rows(hills, "who")
    assert table[0] == ["Authority", "Residents", "How it came in", "Plenary approved", "Decision"]
    assert table[5][:4] == [
        "Nahal Dimyon Local Council",
        "7,300",
        "suggested by the geographic committee",
        "24 February 2026",
    ]
    assert table[6][:2] == ["Total", "96,600"]
    assert [row[0] for row in rows(hills, "request", 1)[1:]] == [row[0] for row in table[1:5]]


def test_projects_stand_under_their_horizon(hills: Paper) -> None:
    counts = {horizon: len(rows(hills, f"projects-{horizon}")) - 1 for horizon in ("immediate", "medium", "long")}
    assert counts == {"immediate": 2, "medium": 2, "long": 1}


def test_money_for_the_mechanism_and_for_activity_is_never_added_up(hills: Paper) -> None:
    assert rows(hills, "mechanism")[-1][2] == "₪1,086,400"
    assert rows(hills, "activity")[-1][2] == "₪1,100,000"
    assert [row[2] for row in rows(hills, "activity")[2:4]] == ["Not yet known", "not said"]
    assert notes(hills, "activity") == ["The total is of the amounts that are known; sources without one: 2."]
    assert notes(hills, "mechanism") == []
    assert blocks(hills, "money") == ()


def test_the_steps_have_dates_documents_and_days(hills: Paper) -> None:
    table = rows(hills, "steps")
    assert [row[4] for row in table[1:]] == ["–", "84", "161", "128", "138", "–", "–"]
    assert table[6][1:3] == ["The cluster", "expected in quarter 4 2026"]


def test_of_a_representative_that_is_an_employee_no_approval_is_asked(hills: Paper) -> None:
    assert [row[3] for row in rows(hills, "council")[1:]] == ["2 August 2026"] * 2 + ["not needed"] * 3
    assert notes(hills, "council") == [
        "Employees of the authorities: 3 of 5 seats; not said of 0. At least half must be."
    ]


def test_what_no_document_says_is_named_once_and_not_guessed() -> None:
    with chdir(ROOT):
        (plan,) = load([Path("workplans/yehuda-veshomron")]).everything
    (paper,) = formation([plan], Ask(as_of=TODAY, language="en"))
    assert [chapter.anchor for chapter in paper.chapters] == ["steps", "unknown"]
    assert [row[2] for row in rows(paper, "steps")[1:]] == [
        "taken, on a day that is not said",
        "taken, on a day that is not said",
        "not taken",
        *["not said"] * 4,
    ]
    assert notes(paper, "unknown") == [
        "Who asks for it",
        "Why together",
        "Shared assets",
        "Fields of cooperation",
        "Joint projects",
        "Where the money comes from",
        "The council",
        "Meetings",
    ]


def test_a_cluster_that_stands_has_no_platform_and_its_plans_one_way() -> None:
    with chdir(ROOT):
        (demo,) = load([Path("workplans/demo")]).plans
    next_year = replace(demo, folder="workplans/demo/2027")
    assert formation([demo], Ask()) == ()
    (paper,) = pipeline([demo, next_year], Ask(language="en"))
    assert len(rows(paper, "pipeline")) == 2


def test_a_part_of_the_residents_is_said_to_be_a_part() -> None:
    candidates = [{"authority": "a", "residents": "1000"}, {"authority": "b"}]
    (paper,) = formation([in_formation(candidates=candidates)], Ask(language="en"))
    assert [row[1] for row in rows(paper, "who")[1:]] == ["1,000", "not said", "1,000"]
    assert notes(paper, "who") == ["The residents are those of 1 of the 2 authorities; nobody says the others'."]


def test_of_no_cluster_there_is_no_pipeline() -> None:
    assert pipeline([], Ask()) == ()
    assert formation([], Ask()) == ()


@pytest.mark.parametrize("language", ["he", "ar", "en"])
def test_no_paper_shows_an_id_or_nothing(language: str) -> None:
    with chdir(ROOT):
        loaded = load([Path("workplans")])
    ids = {id for plan in loaded.unplanned for id in plan.partner_register} - {"cbs"}
    ask = Ask(as_of=TODAY, language=language)
    papers = [*formation(loaded.everything, ask), *pipeline(loaded.everything, ask)]
    cells = [cell for paper in papers for cell in _cells(paper)]
    assert len(papers) == 4
    assert "None" not in cells
    assert not ids & set(cells)


def _cells(paper: Paper) -> Iterator[str]:
    for chapter in all_chapters(paper.chapters):
        for block in chapter.blocks:
            if isinstance(block, Listing):
                yield from (str(cell) for row in block.grid.rows for cell in row)
