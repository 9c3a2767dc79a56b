"""The papers on a period: what they say of the demo's quarter, worked out by hand, and of plans that say nothing."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from clusterkit.load import load
from clusterkit.model.plan import Plan
from clusterkit.reports.ask import Ask
from clusterkit.reports.booklet.view import Picture
from clusterkit.reports.dashboard import LINES, ROWS, dashboard
from clusterkit.reports.paper import Block, Chapter, Figures, Listing, Paper, Prose
from clusterkit.reports.papers import PAPERS
from clusterkit.reports.quarterly import quarterly
from plans import plan
from test_status import SOURCES, YEAR, one_task, told

ROOT = Path(__file__).resolve().parents[1]
NOVEMBER = date(2026, 11, 22)


def demo(name: str = "demo") -> Plan:
    (made,) = load([ROOT / "workplans" / name]).plans
    return made


def chapters(paper: Paper) -> dict[str, Chapter]:
    return {chapter.anchor: chapter for chapter in paper.chapters}


def figures(paper: Paper) -> dict[str, tuple[str, str]]:
    (block,) = (one for one in chapters(paper)["summary"].blocks if isinstance(one, Figures))
    return {figure.label: (figure.shown, str(figure.note or "")) for figure in block.figures}


def rows(paper: Paper, anchor: str) -> list[list[str]]:
    """The rows of a chapter's tables, each cell as text."""
    tables = (block for block in chapters(paper)[anchor].blocks if isinstance(block, Listing))
    return [[str(cell or "") for cell in row] for table in tables for row in table.grid.rows]


def blocks(found: tuple[Chapter, ...]) -> Iterator[Block]:
    for chapter in found:
        yield from chapter.blocks
        yield from blocks(chapter.chapters)


def test_the_third_quarter_of_the_demo() -> None:
    (paper,) = quarterly([demo()], Ask(as_of=NOVEMBER, language="en"))
    assert (paper.document, paper.name, paper.invented) == ("quarterly", "demo-2026-quarterly-Q3.en", True)
    assert figures(paper) == {
        "Done": ("4", "of 20 tasks"),
        "Late": ("1", ""),
        "At risk": ("1", ""),
        "Without a report": ("0", ""),
        "Milestones met": ("5", "of 6 that were due in the period"),
        "Targets reached": ("2", "of 21 indicators with a target; not measured: 9"),
        "Executed": ("22%", "₪1,024,790.50 of ₪4,669,240.50"),
    }
    assert [row[0] for row in rows(paper, "decisions")] == [
        "סקר התייעלות אנרגטית במבני ציבור",
        "תלמידי ט' שבחרו במגמה מדעית",
    ]
    assert [row[:3] for row in rows(paper, "moved")] == [["איסוף נפרד בשלוש רשויות", "quarter 3", "October"]]
    assert [row[0] for row in rows(paper, "done")][:1] == ["מכרז אזורי לאיסוף אורגני"]
    assert len(rows(paper, "done")) == 1 + 12


def test_what_was_told_before_is_not_told_as_new() -> None:
    done, dropped = {"state": "done", "report": "הושלם"}, {"state": "dropped", "report": "בוטל"}
    moved = {"state": "late", "report": "נדחה", "new_date": "2027-Q1"}
    for said, anchor, row in (
        (done, "done", 0),
        (dropped, "decisions", 0),
        (moved, "moved", 0),
        (moved, "decisions", 0),
    ):
        told_of = {
            when: [row[0] for row in rows(paper, anchor)]
            for when, paper in (
                (when, quarterly([one_task(YEAR, reports)], Ask(as_of=date(2026, 8, 1), language="en"))[0])
                for when, reports in (
                    ("new", {"Q1": "in-progress", "Q2": said}),
                    ("old", {"Q1": said, "Q2": said}),
                    ("in a month of it", {"Q1": "in-progress", "04": said, "Q2": said}),
                    ("again", {"Q1": {**said, "state": "late", "new_date": "2026-12"}, "Q2": said}),
                )
            )
            if anchor in chapters(paper)
        }
        assert told_of.get("new") == told_of.get("in a month of it") == told_of.get("again") == ["סקר פסולת"], anchor
        assert not told_of.get("old", []), anchor


def test_milestones_of_the_quarter_and_late_ones_that_were_met_in_it() -> None:
    (paper,) = quarterly([demo()], Ask(as_of=NOVEMBER, language="en"))
    assert [row[2:] for row in rows(paper, "milestones")] == [
        ["June", "met on 19 August 2026"],
        ["quarter 3", "not met"],
        ["quarter 3", "met"],
        ["quarter 3", "met"],
        ["quarter 3", "met"],
        ["quarter 3", "met"],
        ["quarter 3", "met on 19 July 2026"],
    ]


def test_the_money_of_a_quarter_adds_up() -> None:
    made = demo("demo-south")
    (paper,) = quarterly([made], Ask(as_of=date(2026, 2, 1), language="en"))
    (table,) = (block.grid for block in chapters(paper)["money"].blocks if isinstance(block, Listing))
    for place, total in enumerate(table.total_numbers):
        column = [row[place] for row in table.numbers]
        assert total == (sum(cell for cell in column if cell is not None) if place else None)
    of_quarter = [row for row in made.actuals if row.date >= date(2025, 10, 1)]
    for place, kind in ((2, "commitment"), (3, "payment"), (4, "receipt")):
        moved = sum(
            (row.amount for row in of_quarter if row.kind == kind and isinstance(row.amount, Decimal)), Decimal(0)
        )
        assert table.total_numbers[place] == moved > 0


def test_the_last_quarter_that_was_over_and_reported_on_is_told() -> None:
    names = {
        date(2025, 3, 31): "demo-south-2025-quarterly",
        date(2025, 4, 9): "demo-south-2025-quarterly",
        date(2025, 4, 10): "demo-south-2025-quarterly-Q1",
        date(2025, 7, 12): "demo-south-2025-quarterly-Q1",
        date(2025, 7, 13): "demo-south-2025-quarterly-Q2",
        date(2026, 1, 18): "demo-south-2025-quarterly-Q4",
        date(2030, 1, 1): "demo-south-2025-quarterly-Q4",
    }
    made = demo("demo-south")
    assert {day: quarterly([made], Ask(as_of=day))[0].name for day in names} == names


def test_a_quarters_report_says_the_same_whenever_it_is_made() -> None:
    made = demo()
    first, *others = (quarterly([made], Ask(as_of=day)) for day in (date(2026, 10, 11), NOVEMBER, date(2027, 5, 1)))
    assert all(other == first for other in others)


def test_each_quarter_of_the_finished_year_needs_its_decisions() -> None:
    made = demo("demo-south")
    days = (date(2025, 4, 10), date(2025, 7, 13), date(2025, 10, 19), date(2026, 1, 18))
    found = [[row[0] for row in rows(quarterly([made], Ask(as_of=day))[0], "decisions")] for day in days]
    shade, sites = "הצללה של שש כיכרות", "פינוי ושיקום של 12 מוקדים"
    assert found == [
        [shade],
        [sites, shade],
        [shade],
        ["מצלמות ואכיפה משותפת", "אתר מידע לתושב בעברית ובערבית", "פונים שהחלו לעבוד"],
    ]


def test_a_post_that_was_filled_is_vacant_no_more() -> None:
    (before,) = quarterly([demo()], Ask(as_of=date(2026, 5, 1), language="en"))
    owners = {row[2] for row in rows(quarterly([demo()], Ask(as_of=NOVEMBER, language="en"))[0], "done")}
    assert "מנהל/ת נתונים ודיגיטציה" in owners
    assert not any("vacant" in owner for owner in owners)
    assert before.name.endswith("Q1.en")


@pytest.mark.parametrize("document", ["quarterly", "dashboard"])
def test_a_plan_that_nobody_has_reported_on_says_so(document: str) -> None:
    for made in (plan([]), one_task(YEAR, {}), demo("mifratz")):
        (paper,) = PAPERS[document]([made], Ask(as_of=NOVEMBER, language="en"))
        (chapter,) = paper.chapters
        assert chapter.blocks == (
            Prose((type(chapter.title)("Nobody has reported on this plan yet: what was done is not known."),)),
        )


@pytest.mark.parametrize("document", ["quarterly", "dashboard"])
def test_a_plan_without_accounts_and_with_nothing_amiss(document: str) -> None:
    (paper,) = PAPERS[document]([one_task(YEAR, {"Q1": "in-progress"})], Ask(as_of=date(2026, 4, 10), language="en"))
    said = [str(text) for block in blocks(paper.chapters) if isinstance(block, Prose) for text in block.texts]
    calm = {
        "quarterly": "Nothing that was reported needs a decision of the council.",
        "dashboard": "No task is late, at risk or without a report.",
    }
    assert calm[document] in said
    assert "Executed" not in figures(paper)


def test_a_dashboard_has_at_most_ten_lines() -> None:
    tasks = [{"id": f"w-{number}", "title": f"משימה {number}", "schedule": ["2026-Q1"]} for number in range(14)]
    section = {"id": "s", "title": "נושא", "goals": [{"id": "g", "title": "יעד", "tasks": tasks}]}
    late = {"tasks": [{"task": task["id"], "state": "late"} for task in tasks]}
    (paper,) = dashboard([told(plan([section], sources=SOURCES), Q1=late)], Ask(as_of=NOVEMBER, language="en"))
    assert len(rows(paper, "summary")) == LINES
    assert Prose((type(paper.title)("and 4 more"),), "note") in paper.chapters[0].blocks


def test_the_bars_of_a_dashboard_are_few_and_add_up() -> None:
    made = demo()
    (paper,) = dashboard([made], Ask(as_of=NOVEMBER, language="en"))
    work, money = (block for block in paper.chapters[0].blocks if isinstance(block, Picture))
    assert sum(int(str(row.cells[0])) for row in work.rows) == int(str(work.total[0])) == len(made.tasks)
    assert len(money.rows) == ROWS
    assert str(money.total[0]) == "4,669,240.50"
    assert figures(paper) == figures(quarterly([made], Ask(as_of=NOVEMBER, language="en"))[0])


def _section(number: int) -> dict[str, Any]:
    tasks = [{"id": f"w-{number}-{at}", "title": "סקר"} for at in range(number + 1)]
    goal = {"id": f"g-{number}", "title": "יעד", "tasks": tasks}
    return {"id": f"s-{number}", "title": f"נושא {number}", "goals": [goal]}


def test_many_sections_are_told_in_few_rows() -> None:
    sections = [_section(number) for number in range(8)]
    made = told(plan(sections), Q1={"tasks": [{"task": "w-7-0", "state": "done"}]})
    (paper,) = dashboard([made], Ask(as_of=NOVEMBER, language="en"))
    (work,) = (block for block in paper.chapters[0].blocks if isinstance(block, Picture))
    assert [(str(row.name), [str(cell) for cell in row.cells[:2]]) for row in work.rows][-2:] == [
        ("נושא 3", ["4", "0"]),
        ("4 other sections", ["26", "1"]),
    ]
    assert [str(cell) for cell in work.total[:2]] == ["36", "1"]


def test_the_plans_own_day_holds_where_none_is_asked() -> None:
    made = replace(demo(), as_of=date(2026, 7, 20))
    assert quarterly([made], Ask())[0].name == "demo-2026-quarterly-Q2"
    assert quarterly([demo()], Ask())[0].name == "demo-2026-quarterly-Q3"
