"""Any round of surveys makes a report: what nobody said is unknown, many clusters are readable, a mark counts once."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterkit.load import load
from clusterkit.model.survey import Printed
from clusterkit.movements import all_movements
from clusterkit.national import agrees
from clusterkit.reports.ask import Ask
from clusterkit.reports.booklet.view import Grid, Picture
from clusterkit.reports.national import national
from clusterkit.reports.paper import Figures, Listing
from plans import read
from surveys import BODIES, blocks, listings, surveyed, texts, words, works_with

ROOT = Path(__file__).resolve().parents[1]


def test_an_invented_cluster_has_a_report_of_its_own_and_fills_what_2015_lost() -> None:
    found = load([ROOT / "workplans/demo-south", ROOT / "workplans/beit-hakerem"]).plans
    papers = {paper.name: paper for paper in national(found, Ask(language="en"))}
    assert {name: paper.invented for name, paper in papers.items()} == {
        "national-2015.en": False,
        "national-2025-invented.en": True,
    }
    paper = papers["national-2025-invented.en"]
    assert "unknown" not in " ".join(
        cell for one in blocks(paper) if isinstance(one, Listing) for row in texts(one.grid) for cell in row
    )
    assert "What is unknown" not in words(paper)


def test_the_income_of_the_invented_cluster_is_what_its_accounts_received() -> None:
    (plan,) = load([ROOT / "workplans/demo-south"]).plans
    received: dict[str, Decimal] = {}
    for one in all_movements(plan, None):
        if one.row.kind == "receipt":
            kind = plan.sources[one.source].kind
            received[kind] = received.get(kind, Decimal(0)) + one.amount
    assert plan.survey
    assert plan.survey.income
    assert {one.kind: one.amount for one in plan.survey.income} == received


def test_nothing_said_is_unknown_and_never_zero() -> None:
    (paper,) = national([surveyed("a")], Ask(language="en"))
    (figures,) = [one for one in blocks(paper) if isinstance(one, Figures)]
    assert {one.shown for one in figures.figures[1:]} == {"unknown"}
    shown = [cell for one in blocks(paper) if isinstance(one, Listing) for row in texts(one.grid) for cell in row[1:]]
    assert set(shown) <= {"unknown"}


def test_an_empty_list_is_nothing_and_not_unknown() -> None:
    empty: dict[str, Any] = {"staff": [], "services": [], "income": [], "grants": [], "activities": {"other": []}}
    (paper,) = national([surveyed("a", government=[], **empty)], Ask(language="en"))
    growth = listings(paper, "government")["How many bodies each cluster works with"]
    assert texts(growth)[0][:3] == ["Cluster a", "0", "0"]
    assert "The clusters that say work with no government body." in words(paper)
    assert "The clusters name no such activity." in words(paper)
    for gap in ("the staff", "the income", "the grants", "activities: Other fields"):
        assert gap not in words(paper).partition("What is unknown:")[2].split("\n")


def test_the_year_before_comes_from_its_own_survey_where_the_latest_is_silent() -> None:
    before = surveyed("a", 2014, **works_with(y2014=["moin"]))
    now = surveyed("a", 2015, **works_with(y2015=["moin", "kkl"]))
    first, second = national([before, now], Ask(language="en"))
    assert (first.name, second.name) == ("national-2014", "national-2015")
    growth = listings(second, "government")["How many bodies each cluster works with"]
    assert texts(growth)[0] == ["Cluster a", "1", "2", "1", "1", "+1", "KKL", "–"]


def test_an_average_says_of_how_many_clusters_it_is() -> None:
    some = [
        surveyed("a", **works_with(y2015=["moin", "kkl"])),
        surveyed("b", **works_with(y2015=["moin"])),
        surveyed("c"),
    ]
    (paper,) = national(some, Ask(language="en"))
    assert "The average of 2015 is of 2 of 3 clusters; the others do not say." in words(paper)
    (figures,) = (one for one in blocks(paper) if isinstance(one, Figures))
    (bodies,) = (one for one in figures.figures if one.label.startswith("Government bodies"))
    assert (bodies.shown, str(bodies.note)) == ("1.5", "ministries alone: 1; of 2 clusters")
    (paper,) = national(some[:2], Ask(language="en"))
    assert "The average of" not in words(paper)


answers = st.lists(st.sampled_from(BODIES), unique=True)


def widest(grids: Sequence[Grid]) -> int:
    return max((len(grid.columns) for grid in grids), default=0)


@given(st.lists(st.tuples(answers | st.none(), answers | st.none()), min_size=1, max_size=14))
def test_every_table_is_narrow_enough_and_every_mark_is_counted_once(
    found: list[tuple[list[str] | None, list[str] | None]],
) -> None:
    years = [
        {f"y{year}": ids for year, ids in zip((2014, 2015), pair, strict=True) if ids is not None} for pair in found
    ]
    some = [surveyed(f"c{index:02}", **works_with(**one)) for index, one in enumerate(years)]
    (paper,) = national(some, Ask(language="en"))
    tables = listings(paper, "government")
    if not any(years):
        assert not tables
        assert "Clusters and government bodies: unknown of" in words(paper)
        return
    if not any(ids for pair in found for ids in pair):
        assert "The clusters that say work with no government body." in words(paper)
        assert list(tables) == ["How many bodies each cluster works with"]
        return
    matrices = [grid for caption, grid in tables.items() if caption.startswith("Clusters and government bodies")]
    assert widest([*matrices, *listings(paper, "staff").values(), *listings(paper, "ladder").values()]) <= 13
    marks = sum(cell == "✓" for grid in matrices for row in texts(grid) for cell in row)
    assert marks == sum(
        len(ids) for pair in found for ids in pair if ids is not None and (ids is pair[1] or _told(found))
    )
    heads = [column.title for grid in matrices for column in grid.columns[1:]]
    assert len(heads) == len(set(heads)) == len(found) * (2 if _told(found) else 1)
    by_body = tables["With how many clusters each body works"]
    assert marks == sum(int(cell) for row in texts(by_body) for cell in row[2:])


def _told(found: list[tuple[list[str] | None, list[str] | None]]) -> bool:
    return any(before is not None for before, _ in found)


def test_twelve_clusters_have_tables_of_six() -> None:
    staff: dict[str, Any] = {
        "staff": [{"post": "ceo", "holders": [{"name": "A"}], "funders": ["moin"]}],
        "services": [{"title": "Waste", "reached": "mapping"}],
    }
    some = [
        surveyed(f"c{index:02}", **staff, **works_with(y2014=["moin"], y2015=["moin", "mof"])) for index in range(12)
    ]
    (paper,) = national(some, Ask(language="en"))
    for anchor, caption in (("staff", "Posts and who"), ("government", "Clusters and"), ("ladder", "Core service 1")):
        grids = [grid for name, grid in listings(paper, anchor).items() if name.startswith(caption)]
        assert [len(grid.rows) for grid in grids] == [len(grids[0].rows)] * 2
    (picture,) = [one for one in blocks(paper) if isinstance(one, Picture)]
    assert len(picture.rows) == 12


def test_a_national_file_on_the_command_line_means_the_plans_around_it(tmp_path: Path) -> None:
    for cluster in ("a", "b"):
        (tmp_path / cluster / "2015").mkdir(parents=True)
        (tmp_path / cluster / "2015/plan.yaml").write_text("title: a\nyear: 2015\n", encoding="utf-8")
    (tmp_path / "a/2015/survey.yaml").write_text("year: 2015\n", encoding="utf-8")
    (tmp_path / "b/2015/survey.yaml").write_text("year: [\n", encoding="utf-8")
    (tmp_path / "national").mkdir()
    (tmp_path / "national/2015.yaml").write_text("year: 2015\nclusters: [a, b]\n", encoding="utf-8")
    assert [plan.cluster_id for plan in load([tmp_path / "national/2015.yaml"]).plans] == ["a", "b"]
    (alone,) = load([tmp_path / "a"]).plans
    assert alone.national
    assert [(id, survey is None) for id, survey in alone.surveys.items()] == [("a", False), ("b", True)]


def test_a_plan_with_no_national_file_has_a_report_without_that_chapter() -> None:
    found = load([ROOT / "workplans/beit-hakerem", ROOT / "workplans/negev-maaravi"]).plans
    alone = [replace(plan, national=None) for plan in found]
    (paper,) = national(alone, Ask(language="en"))
    assert "text" not in {chapter.anchor for chapter in paper.chapters}
    assert national([], Ask()) == ()


AGREES = [
    # printed  about  computed        agrees
    ("5", False, (25, 5), True),
    ("5", False, (27, 5), True),
    ("5", False, (11, 2), False),
    ("6", False, (11, 2), True),
    ("5.4", False, (27, 5), True),
    ("5.5", False, (27, 5), False),
    ("10", False, (48, 5), True),
    ("10", False, (41, 5), False),
    ("20", True, (250, 13), True),
    ("20", False, (250, 13), False),
    ("40", True, (410, 13), False),
    ("0", True, (0, 1), True),
]


@pytest.mark.parametrize(("value", "about", "computed", "same"), AGREES)
def test_a_printed_figure_is_compared_as_it_is_rounded(
    value: str, about: bool, computed: tuple[int, int], same: bool
) -> None:
    content = {"figure": "road-shows", "year": "2015", "value": value, "about": "true" if about else "false"}
    assert agrees(read(Printed, "2015.yaml", content), Fraction(*computed)) is same
