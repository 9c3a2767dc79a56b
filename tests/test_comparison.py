"""Plans side by side: every sum is the plan's own, and what stands out is far from the others."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterkit.budget import add_up, charges
from clusterkit.load import load
from clusterkit.reports.ask import Ask
from clusterkit.reports.booklet.view import Picture
from clusterkit.reports.comparison import comparison
from clusterkit.reports.comparison.measures import approval, cost
from clusterkit.reports.comparison.outliers import outliers, quantile
from plans import Drawn, plans
from surveys import blocks, cells, listings, surveyed, texts, words

ROOT = Path(__file__).resolve().parents[1]

FOUND = [
    # figures                         what stands out: place and how
    ([], []),
    ([5], []),
    ([5, 5, 5, 5, 5, 5], []),
    ([1, 2], [(0, "lowest"), (1, "highest")]),
    ([1, 2, None], [(0, "lowest"), (1, "highest")]),
    ([3, 1, 2], [(0, "highest"), (1, "lowest")]),
    ([1, 9, 9], [(0, "lowest")]),
    ([0, 0, 0, 7], [(3, "highest")]),
    ([10, 11, 12, 13, 14], []),
    ([10, 11, 12, 13, 40], [(4, "far above")]),
    ([10, 11, None, 12, 13, -40], [(5, "far below")]),
    ([0, 0, 0, 0, 1], [(4, "far above")]),
]


@pytest.mark.parametrize(("figures", "wanted"), FOUND)
def test_what_stands_out(figures: list[int | None], wanted: list[tuple[int, str]]) -> None:
    found = outliers([None if one is None else Decimal(one) for one in figures])
    assert [(one.place, one.way) for one in found] == wanted


def test_a_quantile_falls_between_two_figures() -> None:
    figures = [Fraction(one) for one in (10, 11, 12, 13, 40)]
    quarters = [quantile(figures, Fraction(part, 4)) for part in range(5)]
    assert quarters == [10, 11, 12, 13, 40]
    assert quantile(figures[:4], Fraction(1, 2)) == Fraction(23, 2)


numbers = st.lists(st.none() | st.integers(-1000, 1000).map(Decimal), max_size=12)


@given(numbers, st.integers(1, 50))
def test_what_stands_out_does_not_depend_on_the_unit_or_the_order(figures: list[Decimal | None], times: int) -> None:
    found = {(figures[one.place], one.way) for one in outliers(figures)}
    scaled = [None if one is None else one * times for one in figures]
    assert {(scaled[one.place], one.way) for one in outliers(scaled)} == {
        (value * times, way) for value, way in found if value is not None
    }
    assert {(figures[::-1][one.place], one.way) for one in outliers(figures[::-1])} == found


@given(st.lists(plans(), min_size=1, max_size=3))
def test_the_sums_are_the_plans_own(drawn: list[Drawn]) -> None:
    some = [one.plan for one in drawn if one.plan.sections]
    papers = comparison([one.plan for one in drawn], Ask(language="en"))
    assert len(papers) == bool(some)
    for paper in papers:
        (kinds, parts), themes = listings(paper, "kinds").values(), listings(paper, "themes")["Tasks of each theme"]
        for plan, row in zip(some, kinds.numbers, strict=True):
            assert row[-1] == cost(plan)
        for row in parts.numbers:
            assert sum(Decimal(one) for one in row[1:-1] if one is not None) == (row[-1] or 0)
            assert row[-1] in (None, 100)
        for shown, tenths, amounts in zip(parts.rows, parts.numbers, kinds.numbers, strict=True):
            assert all(
                str(cell) != "0%" for cell, tenth, one in zip(shown, tenths, amounts, strict=True) if tenth == 0 and one
            )
        for plan in some:
            assert sum(approval(plan) or (Decimal(100),)) == 100
        for plan, row in zip(some, kinds.numbers, strict=True):
            assert sum(Decimal(one) for one in row[1:-1] if one is not None) == add_up(charges(plan)).allocated
        assert sum(Decimal(row[2] or 0) for row in themes.numbers) == sum(len(plan.tasks) for plan in some)
        money = sum(Decimal(row[5]) for row in themes.numbers if row[5] is not None)
        assert money == sum(add_up(charges(plan)).allocated for plan in some)


def test_the_plans_of_this_folder() -> None:
    paper, invented = comparison(load([ROOT / "workplans"]).plans, Ask(language="en"))
    assert [(one.name, one.invented) for one in (paper, invented)] == [
        ("comparison.en", False),
        ("comparison-invented.en", True),
    ]
    said = cells(listings(paper, "side")["Plans side by side"])
    assert said["HaMifratz Cluster 2021", "Budget"] == "34,654,305"
    assert said["HaMifratz Cluster 2021", "Budget per resident"] == "unknown"
    assert said["HaMifratz Cluster 2021", "Not approved"] == "0%"
    assert said["HaMifratz Cluster 2021", "Not said whether approved"] == "100%"
    assert said["Mishor HaHof Cluster 2026", "On demand, up to"] == "352,410"
    assert said["Mishor HaHof Cluster 2026", "Tasks with an owner"] == "0%"
    assert "Demo Cluster (invented) 2026" not in {plan for plan, _ in said}
    demo = cells(listings(invented, "side")["Plans side by side"])
    assert demo["Demo Cluster (invented) 2026", "Budget per resident"] == "43.20"
    assert "Left out, because they have no sections: " in words(paper)
    assert "Beit HaKerem Cluster 2015" in words(paper)
    (picture,) = [one for one in blocks(paper) if isinstance(one, Picture)]
    assert len(picture.rows) == len(said) // 11


def test_a_plan_alone_has_nothing_that_stands_out() -> None:
    (paper,) = comparison(load([ROOT / "workplans/mifratz"]).plans, Ask(language="en"))
    assert listings(paper, "outliers") == {}
    assert [row[0] for row in texts(listings(paper, "side")["Plans side by side"])] == ["HaMifratz Cluster 2021"]


def test_plans_without_sections_cannot_be_compared() -> None:
    assert comparison([], Ask()) == ()
    assert comparison([surveyed("a")], Ask()) == ()
