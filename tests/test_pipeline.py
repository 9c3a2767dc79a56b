"""The pipeline across clusters: where each stands, what is next for it, how long its steps took."""

from contextlib import chdir
from datetime import date
from pathlib import Path

import pytest

from clusterkit.load import load
from clusterkit.reports.ask import Ask
from clusterkit.reports.formation.pipeline import pipeline
from clusterkit.reports.paper import Figures, Paper
from formations import blocks, in_formation, notes, rows, steps
from plans import as_if_real

ROOT = Path(__file__).resolve().parents[1]
TODAY = date(2026, 11, 1)


@pytest.fixture(scope="module")
def across() -> Paper:
    with chdir(ROOT):
        loaded = load([Path("workplans") / name for name in ("demo", "demo-hills", "yehuda-veshomron", "mifratz")])
    (paper,) = pipeline([as_if_real(plan) for plan in loaded.everything], Ask(as_of=TODAY, language="en"))
    return paper


def test_invented_clusters_have_a_pipeline_of_their_own() -> None:
    with chdir(ROOT):
        found = load([Path("workplans") / name for name in ("demo-hills", "yehuda-veshomron", "mifratz")]).everything
    papers = pipeline(found, Ask(as_of=TODAY, language="ar"))
    assert [(one.name, one.invented, str(one.facts[0][1])) for one in papers] == [
        ("pipeline.ar", False, "2"),
        ("pipeline-invented.ar", True, "1"),
    ]
    assert str(rows(papers[0], "next")[1][0]) == "تجمّع يهودا والسامرة"


def test_the_pipeline_has_a_row_for_each_cluster_that_says_anything(across: Paper) -> None:
    table = rows(across, "pipeline")
    assert table[0][2:] == [
        "Joint request",
        "Professional pre-check",
        "Geographic committee",
        "Approval of the plenaries",
        "Minister's order",
        "Council's first meeting",
        "Tender for a chief executive",
    ]
    assert [row[:2] for row in table[1:]] == [
        ["Demo Cluster (invented)", "1 November 2026"],
        ["Demo Hills Cluster (invented)", "September 2026"],
        ["Judea and Samaria Cluster", "February 2018"],
    ]
    assert notes(across, "pipeline") == ["No document says how these came to be: HaMifratz Cluster."]


def test_the_pipeline_counts_who_is_on_the_way_and_who_stands(across: Paper) -> None:
    (figures,) = (block for block in blocks(across, "pipeline") if isinstance(block, Figures))
    assert [figure.shown for figure in figures.figures] == ["2", "1", "1"]


def test_the_pipeline_says_what_is_next_for_each(across: Paper) -> None:
    assert [row[1:] for row in rows(across, "next")[1:]] == [
        ["5", "Tender for a chief executive", "all steps were taken", "–", "–"],
        ["5", "Minister's order", "Council's first meeting", "The cluster", "expected in quarter 4 2026"],
        ["not said", "Professional pre-check", "Geographic committee", "The Interior Ministry", "not said"],
    ]


def test_the_pipeline_says_how_long_each_step_took(across: Paper) -> None:
    assert [row[1:] for row in rows(across, "days")[1:]] == [
        ["140", "203", "157", "263", "42", "133", "805"],
        ["84", "161", "128", "138", "–", "–", "–"],
        ["112", "182", "143", "201", "42", "133", "805"],
    ]


def test_an_expectation_that_has_passed_is_said_to_have() -> None:
    plan = in_formation(formation=steps("committee true", "plenaries 2018-Q1"))
    (paper,) = pipeline([plan], Ask(as_of=TODAY, language="en"))
    assert rows(paper, "next")[1][-1] == "expected in quarter 1 2018, which has passed"
