"""Where indicators stand: between the baseline and the target, or away from it, and those that have none."""

from datetime import date

import pytest

from clusterkit.readings import progression, readings
from clusterkit.reports.ask import Ask
from clusterkit.reports.paper import Figures
from clusterkit.reports.quarterly import quarterly
from clusterkit.reports.status import status
from test_status import MEASURED, YEAR, one_task, told

FROM = {"id": "i", "kind": "output", "title": "מדד", "baseline": "35", "target": "60", "due": "2026-Q4"}


@pytest.mark.parametrize(
    ("changes", "value", "where", "at_the_end"),
    [
        ({}, "22", "moved-away", "short"),
        ({}, "35", "no-progress", "short"),
        ({}, "36", "on-the-way", "short"),
        ({}, "60", "reached", "reached"),
        ({"target": "20"}, "36", "moved-away", "short"),
        ({"target": "20"}, "34", "on-the-way", "short"),
        ({"target": "35", "direction": "up"}, "30", "moved-away", "short"),
        ({"qualifier": "about"}, "22", "moved-away", "moved-away"),
        ({"baseline": None}, "1", "on-the-way", "short"),
        ({"target": None, "due": None}, "22", "no-target", "no-target"),
    ],
)
def test_a_value_that_is_no_better_than_the_baseline_is_not_on_its_way(
    changes: dict[str, str | None], value: str, where: str, at_the_end: str
) -> None:
    indicator = {key: one for key, one in {**FROM, **changes}.items() if one is not None}
    measured = {"indicators": [{"indicator": "i", "value": value}]}
    made = told(one_task({**YEAR, "indicators": [indicator]}, {}), Q4={"date": "2026-10-01", **measured})
    (one,) = readings(made, made.progress)
    assert progression(one, date(2026, 12, 1)) == where
    assert progression(one, date(2027, 1, 1)) == at_the_end


def test_indicators_without_a_target_are_counted_apart() -> None:
    aimless = {"id": "j", "kind": "output", "title": "מדד אחר"}
    made = told(one_task({**YEAR, "indicators": [FROM, aimless]}, {}), Q1={"indicators": []})
    said = [note.text.format_map(note.values) for note in status([made], Ask(("plan",), as_of=date(2026, 4, 10))).notes]
    assert said[-2:] == [
        "c 2026: indicators with a target: 1, of which 0 reached, 0 on the way, 0 no better than at the start, "
        "0 short of the target, 1 not measured",
        "c 2026: indicators without a target: 1",
    ]
    shown = {
        targets: [
            (figure.shown, str(figure.note))
            for block in quarterly([one], Ask(as_of=date(2026, 4, 10), language="en"))[0].chapters[0].blocks
            if isinstance(block, Figures)
            for figure in block.figures
            if figure.label == "Targets reached"
        ]
        for targets, one in (
            ("some", made),
            ("none", told(one_task({**YEAR, "indicators": [aimless]}, {}), Q1={"indicators": []})),
        )
    }
    assert shown == {
        "some": [("0", "of 1 indicators with a target; not measured: 1; without a target: 1")],
        "none": [("–", "of 0 indicators with a target; not measured: 0; without a target: 1")],
    }


def test_a_value_measured_before_its_time_does_not_fall_short() -> None:
    made = told(one_task(MEASURED, {}), Q1={"indicators": [{"indicator": "i", "value": "1"}]})
    (one,) = readings(made, made.progress)
    assert progression(one, date(2026, 12, 31)) == "on-the-way"
