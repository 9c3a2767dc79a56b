"""The national report of 2015 says what its document prints, cell by cell.

`printed/national-2015-*.tsv` was copied from the document, in its own order of rows and columns and with its own slips;
the last columns say what a row is.
"""

import csv
from functools import cache
from pathlib import Path

import pytest

from clusterkit.load import load
from clusterkit.model.plan import Plan
from clusterkit.national import LADDER
from clusterkit.reports.ask import Ask
from clusterkit.reports.national import national
from clusterkit.reports.national.activities import TIMES
from clusterkit.reports.national.ladder import STEPS
from clusterkit.reports.paper import Paper
from surveys import cells, listings, texts, words

ROOT = Path(__file__).resolve().parents[1]
PRINTED = Path(__file__).parent / "printed"
CLUSTERS = ("galil-maaravi", "galil-mizrahi", "beit-hakerem", "negev-mizrahi", "negev-maaravi")
"""From right to left, as the document has them."""

AS_MEANT = {
    "-----": "–",
    "-": "–",
    "": "unknown",
    "מערך פינני פסולת": "מערך פינוי פסולת",
    "פינני מערך פסולת": "מערך פינוי פסולת",
    "מרגריטה לייבמן - וייס. (קיימות והסברה)": "מרגריטה לייבמן - וייס (קיימות והסברה)",
    "משרד הפנים ומשרד האוצר": "Ministry of the Interior, Ministry of Finance",
    "משרד הפנים ומצ'ינג של האשכול": "Ministry of the Interior, matching by the cluster",
    "תקציב האשכול": "the cluster's budget",
}
"""What the document prints, where the report says it in other words: dashes, slips of the text, who pays."""


def printed(name: str) -> list[dict[str, str]]:
    with (PRINTED / f"national-2015-{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def plans() -> tuple[Plan, ...]:
    return load([ROOT / "workplans" / cluster / "2015" for cluster in CLUSTERS]).plans


@cache
def report() -> Paper:
    (paper,) = national(plans(), Ask(language="en"))
    return paper


def name(cluster: str) -> str:
    (plan,) = [one for one in plans() if one.cluster_id == cluster]
    assert plan.cluster
    return plan.cluster.name.pick("en")[0]


def test_the_clusters_stand_in_the_order_of_the_document() -> None:
    (posts, *_) = listings(report(), "staff").values()
    assert [column.title for column in posts.columns[1:-1]] == [name(cluster) for cluster in CLUSTERS]


def test_the_matrix_of_bodies_agrees_cell_by_cell() -> None:
    grid = listings(report(), "government")["Clusters and government bodies"]
    heads, rows = [column.title for column in grid.columns], printed("partners")
    assert len(grid.rows) == len(rows) == 23
    register = plans()[0].partner_register
    for row, said in zip(texts(grid), rows, strict=True):
        star = " ★" if said["printed"].endswith("★") else ""
        assert row[0] == register[said["partner"]].name.pick("en")[0] + star
        for cluster in CLUSTERS:
            for year in (2014, 2015):
                cell = row[heads.index(f"{name(cluster)} {year}")]
                assert cell == (said[f"{cluster} {year}"] or "–"), (said["printed"], cluster, year)
    assert len(heads) == 1 + 2 * len(CLUSTERS)


def test_the_table_of_posts_agrees_cell_by_cell() -> None:
    grid = listings(report(), "staff")["Posts and who holds them"]
    heads, rows = [column.title for column in grid.columns], printed("staff")
    assert len(grid.rows) == len(rows) == 5
    for row, said in zip(texts(grid), rows, strict=True):
        assert row[-1] == AS_MEANT[said["funding"]]
        for cluster in CLUSTERS:
            cell = row[heads.index(name(cluster))]
            assert cell == AS_MEANT.get(said[cluster], said[cluster]), (said["printed"], cluster)


@pytest.mark.parametrize("number", ["1", "2"])
def test_the_ladders_agree_cell_by_cell(number: str) -> None:
    grid = listings(report(), "ladder")[f"Core service {number}"]
    heads, rows = (
        [column.title for column in grid.columns],
        [row for row in printed("services") if row["number"] == number],
    )
    assert [said["step"] for said in rows] == ["service", *reversed(LADDER)]
    names = {said["printed"]: said for said in rows}
    assert len(grid.rows) == len(names) == 14
    for row, said in zip(texts(grid), rows, strict=True):
        assert row[0] == STEPS.get(said["step"], "Service")
        for cluster in CLUSTERS:
            cell, title = row[heads.index(name(cluster))], rows[0][cluster]
            wanted = "–" if title == "-" else AS_MEANT.get(said[cluster], said[cluster])
            assert cell == wanted, (said["printed"], cluster)


@pytest.mark.parametrize("kind", ["ongoing", "other"])
def test_the_tables_of_activities_agree_cell_by_cell(kind: str) -> None:
    grid = listings(report(), f"activities-{kind}")["Each activity with its flags"]
    found = [(time, cluster, title) for time, cluster, title, *_ in texts(grid)]
    rows = [row for row in printed("activities") if row["kind"] == kind]
    wanted = [
        (TIMES.get(said["time"], "unknown"), name(cluster), said[cluster].rstrip(" ■"))
        for time in (*TIMES, "unknown")
        for cluster in CLUSTERS
        for said in rows
        if said["time"] == time and said[cluster]
    ]
    assert found == wanted


def test_what_the_text_of_the_document_lost_is_unknown() -> None:
    for kind in ("ongoing", "other"):
        grid = listings(report(), f"activities-{kind}")["Each activity with its flags"]
        assert {cell for row in texts(grid) for cell in row[3:]} == {"unknown"}
    assert listings(report(), "activities-planning") == {}
    assert not {"Income by source", "Grants that were approved"} & set(listings(report(), "money"))
    for gap in ("the income", "the grants", "how far the core services", "Planning infrastructure", "the flags"):
        assert gap in words(report())


GROWTH = [
    # cluster         all 2014, 2015   ministries 2014, 2015
    ("galil-maaravi", 6, 13, 5, 9),
    ("galil-mizrahi", 10, 14, 8, 9),
    ("beit-hakerem", 7, 11, 5, 7),
    ("negev-mizrahi", 4, 9, 3, 8),
    ("negev-maaravi", 4, 9, 4, 8),
]


def test_the_growth_and_its_averages() -> None:
    grid = listings(report(), "government")["How many bodies each cluster works with"]
    assert [row[:5] for row in texts(grid)] == [[name(one[0]), *map(str, one[1:])] for one in GROWTH]
    assert [str(cell) for cell in grid.total[:6]] == ["Average", "6.2", "11.2", "5", "8.2", "+5"]
    assert cells(grid)[name("beit-hakerem"), "No more in 2015"] == "Galilee or Negev Development Authority"


def test_the_figures_of_the_text_stand_beside_the_computed_ones() -> None:
    rows = texts(listings(report(), "text")["Printed and computed"])
    assert [(printed, computed) for _, printed, computed, _ in rows] == [
        ("5", "5"),
        ("10", "8.2 (differs)"),
        ("about 20%", "19.2%"),
        ("about 40%", "31.5% (differs)"),
        ("3", "4 (differs)"),
        ("3", "2 (differs)"),
    ]
    assert rows[1][3] == "9 + 9 + 7 + 8 + 8 = 41; 41 / 5; with all bodies: 11.2"


def test_some_of_the_clusters_are_compared_alone() -> None:
    some = [plan for plan in plans() if plan.cluster_id.startswith("negev")]
    (paper,) = national(some, Ask(language="en"))
    grid = listings(paper, "government")["How many bodies each cluster works with"]
    assert [str(cell) for cell in grid.total[:5]] == ["Average", "4", "9", "3.5", "8"]
