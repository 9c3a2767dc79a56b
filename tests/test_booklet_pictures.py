"""The booklet's pictures, what they add up to, and the chapter of what happened."""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from hypothesis import given

from booklets import demo
from clusterkit.budget import add_up, charges
from clusterkit.model.work import Indicator
from clusterkit.readings import reached, way
from clusterkit.reports.booklet import booklet
from clusterkit.reports.booklet.pictures import pictures
from clusterkit.reports.booklet.scribe import Scribe
from plans import Drawn, plan, plans, read

BARE = {"kind": "output", "title": "מדד"}


@given(plans())
def test_every_picture_adds_up_to_the_plan(drawn: Drawn) -> None:
    total = add_up(charges(drawn.plan)).allocated
    for picture in pictures(Scribe(drawn.plan)):
        amounts = [_amount(row.cells[0]) for row in picture.rows]
        assert sum(amounts) == _amount(picture.total[0]) == total
        if min(amounts) > 0:
            assert sum(Decimal(str(row.cells[1]).removesuffix("%")) for row in picture.rows) == 100
        assert [row.strokes[0].share if row.strokes else None for row in picture.rows] == [
            str((amount * 100 / max(amounts)).quantize(Decimal("0.1"), ROUND_HALF_UP)) if amount > 0 else None
            for amount in amounts
        ]


def _amount(shown: object) -> Decimal:
    return Decimal(str(shown).removesuffix("\u00a0₪").replace(",", ""))


def test_a_plan_whose_lines_name_no_period_has_no_picture_of_periods() -> None:
    source = {"id": "s", "name": "מקור", "kind": "own"}
    section = {"id": "one", "title": "פרק", "budget": [{"item": "סקר", "amount": "5", "source": "s"}]}
    assert [one.anchor for one in pictures(Scribe(plan([section], sources=[source])))] == [
        "p-source",
        "p-kind",
        "p-section",
    ]
    section["budget"][0]["period"] = "2026-H1"  # type: ignore[index]
    assert pictures(Scribe(plan([section], sources=[source])))[-1].anchor == "p-period"


def test_what_happened_changes_nothing_of_the_plan() -> None:
    bare = replace(demo(), progress=(), actuals=())
    after, before = booklet(demo()), booklet(bare)
    assert after.execution is not None
    contents = tuple(entry for entry in after.contents if entry.anchor != "c-execution")
    assert after._replace(execution=None, contents=contents) == before


@pytest.mark.parametrize(
    ("given_", "actual", "percent", "there"),
    [
        ({"target": "60", "baseline": "20"}, "30", "25", False),
        ({"target": "60", "baseline": "20"}, "59.9", "99", False),
        ({"target": "60", "baseline": "20"}, "10", "0", False),
        ({"target": "60", "baseline": "20"}, "80", "100", True),
        ({"target": "60"}, "30", "50", False),
        ({"target": "72", "baseline": "78"}, "76.4", "26", False),
        ({"target": "72", "baseline": "78"}, "72", "100", True),
        ({"target": "72", "qualifier": "up-to"}, "80", None, False),
        ({"target": "72", "qualifier": "up-to"}, "60", None, True),
        ({"target": "5", "direction": "down", "baseline": "14"}, "8.5", "61", False),
        ({"target": "40", "target_to": "50", "baseline": "0"}, "45", "100", True),
        ({"target": "5", "baseline": "5"}, "4", None, False),
        ({"target": "5", "baseline": "5"}, "5", None, True),
        ({"direction": "up"}, "5", None, False),
    ],
)
def test_how_far_an_indicator_has_come(given_: dict[str, Any], actual: str, percent: str | None, there: bool) -> None:
    indicator = read(Indicator, "i.yaml", {**BARE, **given_})
    assert way(indicator, Decimal(actual)) == (None if percent is None else Decimal(percent))
    assert reached(indicator, Decimal(actual)) == there


def test_the_latest_report_counts() -> None:
    execution = booklet(demo()).execution
    assert execution is not None
    (indicators,) = (picture for picture in execution.pictures if picture.anchor == "p-indicators")
    (landfill,) = (row for row in indicators.rows if str(row.name) == "פסולת ביתית שנשלחת להטמנה")
    assert [str(cell) for cell in landfill.cells][2:] == ["76.4%", "רבעון 3", "26%"]
