"""Where the work stands on a day: states worked out by hand, and what holds of any plan and any reports."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from clusterkit.budget import add_up, charges
from clusterkit.cli import application
from clusterkit.load import load
from clusterkit.model.plan import Plan
from clusterkit.model.progress import Progress
from clusterkit.readings import progression
from clusterkit.reports.ask import Ask
from clusterkit.reports.booklet import booklet
from clusterkit.reports.status import BY, status
from clusterkit.reports.status.said import reasons
from clusterkit.reports.table import Table
from clusterkit.status import STATES, course
from plans import plan, read

ROOT = Path(__file__).resolve().parents[1]
SOURCES = [
    {"id": "moin", "name": "משרד הפנים", "kind": "ministry", "state": "approved", "approved": "900"},
    {"id": "call", "name": "קול קורא", "kind": "call", "state": "requested"},
]

Reports = dict[str, Any]


def told(made: Plan, **reports: Any) -> Plan:
    """The plan with these progress reports: `Q1={...}` is the one for 2026-Q1, with its tasks or its indicators."""
    read_ = (
        read(Progress, f"c/2026/progress/2026-{period}.yaml", {"period": f"2026-{period}", **report})
        for period, report in reports.items()
    )
    return replace(made, progress=tuple(read_))


def one_task(task: dict[str, Any], reports: Reports) -> Plan:
    """The plan whose one task this is. A report is a state, or whatever else it says of the task."""
    section = {"id": "s", "title": "נושא", "goals": [{"id": "g", "title": "יעד", "tasks": [{**TASK, **task}]}]}
    said = {
        period: {"tasks": [{"task": "w", **({"state": report} if isinstance(report, str) else report)}]}
        for period, report in reports.items()
    }
    return told(plan([section], sources=SOURCES), **said)


TASK = {"id": "w", "title": "סקר פסולת", "owner": "moran"}
YEAR = {"schedule": ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]}
SPRING = {"schedule": ["2026-Q2"]}
HALVES = {"milestones": {"2026-H1": "המכרז פורסם", "2026-H2": "נחתם הסכם"}}
ON_CALL = {**YEAR, "budget": [{"amount": "100", "source": "call"}]}
IN_KIND = {**YEAR, "budget": [{"amount": "100", "source": "call", "in_kind": "true"}]}
MEASURED = {**SPRING, "indicators": [{"id": "i", "kind": "output", "title": "מדד", "target": "9", "due": "2026-Q2"}]}

BEGUN, LATE, STUCK = "in-progress", "late", "blocked"
MET = {"state": BEGUN, "milestones": {"2026-H1": "2026-06-20"}}
NOT_MET = {"state": BEGUN, "milestones": {"2026-H1": "not-met"}}
MOVED = {"state": LATE, "report": "הוגשה השגה", "new_date": "2026-Q3"}
STEPS = {"milestones": {"2026-Q2": "המכרז פורסם", "2026-Q4": "נחתם הסכם"}}
STEP_MOVED = {"state": LATE, "report": "הוגשה השגה", "new_date": "2026-08", "milestones": {"2026-Q2": "not-met"}}
STEP_MET = {"state": BEGUN, "milestones": {"2026-Q2": "2026-08-20"}}
GONE_ON = {"state": BEGUN, "report": "ההשגה נדחתה", "new_date": "2026-Q3"}

CASES: list[tuple[dict[str, Any], Reports, str, str, str]] = [
    # the task   its reports                    as of     state         why
    (YEAR, {}, "02-01", "not-due", ""),
    (YEAR, {}, "03-31", "not-due", ""),
    (YEAR, {}, "04-01", "unreported", "no report for 2026-Q1"),
    (YEAR, {"Q1": BEGUN}, "04-01", "on-track", ""),
    (YEAR, {"Q1": BEGUN}, "07-01", "unreported", "no report for 2026-Q2"),
    (YEAR, {"Q1": BEGUN, "Q2": "done"}, "10-01", "done", ""),
    (YEAR, {"Q1": BEGUN, "Q2": "dropped"}, "12-31", "dropped", ""),
    (YEAR, {"Q1": STUCK}, "04-10", "at-risk", "reported as blocked"),
    (YEAR, {"Q1": STUCK, "Q2": BEGUN}, "07-10", "on-track", ""),
    (YEAR, {"Q1": STUCK}, "07-10", "at-risk", "reported as blocked; no report for 2026-Q2"),
    (YEAR, {"Q1": LATE}, "04-10", "late", "reported late"),
    (YEAR, {"Q1": "not-started"}, "04-10", "at-risk", "2026-Q1 is over, and it has not begun"),
    # a task that has its time later
    (SPRING, {}, "04-10", "not-due", ""),
    (SPRING, {"Q1": "not-started"}, "04-10", "not-due", ""),
    (SPRING, {"Q2": BEGUN}, "06-29", "not-due", ""),  # without a date, a report is there from its period's last day on
    (SPRING, {"Q2": BEGUN}, "06-30", "on-track", ""),
    (SPRING, {"Q2": "done"}, "07-01", "done", ""),
    (SPRING, {"Q2": BEGUN}, "07-01", "late", "2026-Q2 is over, and it is not done"),
    (SPRING, {"Q2": MOVED}, "07-01", "late", "reported late, and moved to 2026-Q3"),
    (SPRING, {"Q2": GONE_ON}, "09-30", "on-track", ""),
    (SPRING, {"Q2": GONE_ON, "Q3": BEGUN}, "10-01", "late", "2026-Q3 is over, and it is not done"),
    (SPRING, {"Q2": GONE_ON}, "10-01", "unreported", "no report for 2026-Q3"),
    # what was over when it was last reported stays so while nobody says more
    (SPRING, {"Q2": BEGUN}, "10-01", "late", "2026-Q2 is over, and it is not done; no report for 2026-Q3"),
    (HALVES, {"Q2": BEGUN}, "10-01", "at-risk",
     "nothing said of the milestone: 2026-H1; no report for 2026-Q3"),
    # a date that moves inside the plan's own moves a milestone, and not the end
    (STEPS, {"Q2": STEP_MOVED}, "08-01", "late", "reported late, and moved to 2026-08; milestone not met: 2026-Q2"),
    (STEPS, {"Q2": STEP_MOVED, "Q3": STEP_MET}, "10-10", "on-track", ""),
    (STEPS, {"Q2": STEP_MOVED, "Q3": STEP_MET, "Q4": BEGUN}, "2027-01-10", "late",
     "2026-Q4 is over, and it is not done; nothing said of the milestone: 2026-Q4"),
    # one report for a month beside those for quarters asks nobody for more; of as many, the longer are the usual ones
    (STEPS, {"Q2": STEP_MOVED, "Q3": STEP_MET, "10": STEP_MET}, "11-10", "on-track", ""),
    (YEAR, {"Q1": BEGUN, "04": BEGUN}, "06-10", "on-track", ""),
    # between two periods of work nobody need report
    ({"schedule": ["2026-Q1", "2026-Q4"]}, {"Q1": BEGUN}, "10-01", "on-track", ""),
    ({"schedule": ["2026-Q1", "2026-Q4"], "milestones": {"2026-09": "א"}}, {"Q1": BEGUN}, "10-01", "unreported",
     "no report for 2026-Q3"),
    # milestones
    (HALVES, {"Q1": BEGUN}, "04-10", "on-track", ""),
    (HALVES, {"Q1": BEGUN, "Q2": MET}, "07-10", "on-track", ""),
    (HALVES, {"Q1": BEGUN, "Q2": NOT_MET}, "07-10", "at-risk", "milestone not met: 2026-H1"),
    (HALVES, {"Q1": BEGUN, "Q2": BEGUN}, "07-10", "at-risk", "nothing said of the milestone: 2026-H1"),
    (HALVES, {"Q2": NOT_MET, "Q3": MET}, "10-10", "on-track", ""),
    (HALVES, {"Q2": "done"}, "07-10", "done", ""),
    # a plan that is reported on by halves
    (YEAR, {"H1": BEGUN}, "10-10", "on-track", ""),
    # a task that names no period is always to be reported
    ({}, {}, "04-10", "unreported", "no report for 2026-Q1"),
    ({}, {"Q1": BEGUN}, "04-10", "on-track", ""),
    # money and targets
    (ON_CALL, {"Q1": BEGUN}, "04-10", "at-risk", "money not approved: קול קורא"),
    (ON_CALL, {"Q1": "done"}, "04-10", "done", ""),
    (IN_KIND, {"Q1": BEGUN}, "04-10", "on-track", ""),
]  # fmt: skip


@pytest.mark.parametrize(("task", "reports", "day", "state", "why"), CASES)
def test_a_task_is_in_one_state(task: dict[str, Any], reports: Reports, day: str, state: str, why: str) -> None:
    (found,) = course(one_task(task, reports), date.fromisoformat(day if len(day) > 5 else f"2026-{day}")).stands
    assert (found.state, reasons(found, "en")) == (state, why)


@pytest.mark.parametrize(
    ("value", "day", "state", "where"),
    [
        ("9", "2026-07-10", "late", "reached"),
        ("7", "2026-06-30", "late", "on-the-way"),
        ("7", "2026-07-10", "late", "short"),
    ],
)
def test_a_target_that_was_not_reached_is_a_reason(value: str, day: str, state: str, where: str) -> None:
    made = told(
        one_task(MEASURED, {}),
        Q2={
            "date": "2026-06-30",
            "tasks": [{"task": "w", "state": LATE}],
            "indicators": [{"indicator": "i", "value": value}],
        },
    )
    found = course(made, date.fromisoformat(day))
    assert found.stands[0].state == state
    assert progression(found.readings[0], found.day) == where
    assert ("target not reached: מדד" in reasons(found.stands[0], "en")) == (where == "short")


def test_a_report_is_there_from_its_date_on() -> None:
    made = told(one_task(YEAR, {}), Q1={"date": "2026-04-14", "tasks": [{"task": "w", "state": "done"}]})
    assert course(made, date(2026, 4, 13)).stands[0].state == "unreported"
    assert course(made, date(2026, 4, 14)).stands[0].state == "done"


def test_the_last_word_on_a_milestone_holds() -> None:
    (before,) = course(one_task(HALVES, {"Q2": NOT_MET})).stands
    (after,) = course(one_task(HALVES, {"Q2": NOT_MET, "Q3": MET})).stands
    assert [one.attained for one in before.milestones] == [(False, None), None]
    assert [one.attained for one in after.milestones] == [(True, date(2026, 6, 20)), None]


states = st.sampled_from(["not-started", "in-progress", "done", "late", "blocked", "dropped"])
quarters = st.sampled_from(["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"])
DAYS = st.dates(date(2025, 12, 1), date(2027, 2, 1))


@st.composite
def reported_plans(draw: st.DrawFn) -> Plan:
    """Some tasks in two sections, on some sources, with some reports on them."""
    count = draw(st.integers(0, 5))
    sources = st.sampled_from(["moin", "call", "lost"])
    tasks = [
        {
            "id": f"w-{number}",
            "title": f"משימה {number}",
            "owner": draw(st.sampled_from(["moran", "hadas"])),
            "schedule": draw(st.lists(quarters, max_size=2, unique=True)),
            "budget": [{"amount": "10", "source": name} for name in draw(st.lists(sources, max_size=2))],
        }
        for number in range(count)
    ]
    parts = [tasks[: count // 2], tasks[count // 2 :]]
    sections = [
        {"id": f"s-{at}", "title": f"נושא {at}", "goals": [{"id": f"g-{at}", "title": "יעד", "tasks": part}]}
        for at, part in enumerate(parts)
    ]
    reports = {
        quarter: {"tasks": [{"task": one["id"], "state": draw(states)} for one in tasks if draw(st.booleans())]}
        for quarter in draw(st.lists(st.sampled_from(["Q1", "Q2", "Q3", "Q4"]), unique=True))
    }
    return told(plan(sections, sources=SOURCES), **reports)


def counted(table: Table, key: str) -> int:
    return sum(cell for cell in table.column(key) if isinstance(cell, int))


@given(reported_plans(), DAYS)
def test_every_task_is_counted_once_in_the_total(made: Plan, day: date) -> None:
    keys = [state.replace("-", "_") for state in STATES]
    for by in BY:
        table = status([made], Ask((by,), as_of=day))
        total = dict(zip([column.key for column in table.columns], table.total, strict=True))
        assert total["tasks"] == len(made.tasks)
        known = [cell for key in (*keys, "unknown") if isinstance(cell := total[key], int)]
        assert sum(known) == (len(made.tasks) if known else 0)
        if by != "source":
            assert counted(table, "tasks") == len(made.tasks)
        allocated = sum((cell for cell in table.column("allocated") if isinstance(cell, Decimal)), Decimal(0))
        assert allocated == add_up(charges(made)).allocated


@given(st.lists(reported_plans(), min_size=2, max_size=3), DAYS)
def test_states_come_to_all_tasks_of_plans_with_and_without_reports(made: list[Plan], day: date) -> None:
    table = status(made, Ask(("cluster",), as_of=day))
    cells = dict(zip([column.key for column in table.columns], table.total, strict=True))
    known = [cell for state in (*STATES, "unknown") if isinstance(cell := cells[state.replace("-", "_")], int)]
    told = any(course(one, day).reports for one in made)
    assert cells["tasks"] == sum(len(one.tasks) for one in made)
    assert sum(known) == (cells["tasks"] if told else 0)


def test_no_percentage_is_told_of_plans_of_which_some_keep_no_accounts() -> None:
    kept, unkept = (load([ROOT / "workplans" / name]).plans[0] for name in ("demo", "mifratz"))
    table = status([kept, unkept], Ask(("plan",), as_of=date(2026, 11, 1)))
    assert table.column("percent") == (Decimal("30.28"), None)
    assert table.total[-1] is None
    said = [note.text for note in table.notes]
    assert any(text.startswith("{kept} of {all} plans keep accounts") for text in said)
    assert "invented clusters are in the total: {clusters}" in said
    alone = status([kept], Ask(("plan",), as_of=date(2026, 11, 1)))
    assert (alone.total[-1], len(alone.notes)) == (Decimal("30.28"), 4)


@given(reported_plans(), DAYS)
def test_reports_that_come_later_change_nothing(made: Plan, day: date) -> None:
    there = tuple(one for one in made.progress if (one.date or one.period.last_day) <= day)
    before = course(replace(made, progress=there), day)
    assert [(one.state, one.reasons) for one in course(made, day).stands] == [
        (one.state, one.reasons) for one in before.stands
    ]


@given(reported_plans())
def test_progress_and_plan_never_mix(made: Plan) -> None:
    """Whatever is reported, the plan's money and its booklet's own chapters are as they were approved."""
    silent = replace(made, progress=())
    assert [one[1:] for one in charges(made)] == [one[1:] for one in charges(silent)]
    of_plan, of_silent = booklet(made), booklet(silent)
    assert (of_plan.parts, of_plan.budget) == (of_silent.parts, of_silent.budget)


def test_a_status_and_its_papers_write_nothing_into_the_plan(tmp_path: Path) -> None:
    before = {file: file.read_bytes() for file in (ROOT / "workplans" / "demo").rglob("*") if file.is_file()}
    for by in (*BY, "task", "indicator"):
        words = ["status", str(ROOT / "workplans/demo"), "--by", by, "-o", str(tmp_path / by)]
        done = CliRunner().invoke(application(), words)
        assert done.exit_code == 0
    assert before == {file: file.read_bytes() for file in before}
    assert {file.name for file in tmp_path.iterdir()} == {*BY, "task", "indicator"}


def test_the_demo_year_reported_on_to_its_end() -> None:
    (made,) = load([ROOT / "workplans" / "demo-south"]).plans
    assert [str(one.period) for one in made.progress] == ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"]
    found = course(made, date(2026, 2, 1))
    by_state = {state: [one.task.id for one in found.stands if one.state == state] for state in STATES}
    assert by_state["late"] == ["env-3", "com-4"]
    assert by_state["dropped"] == ["env-4"]
    assert len(by_state["done"]) == 9
    assert sum(map(len, by_state.values())) == 12
    in_summer = course(made, date(2025, 8, 1))
    assert [(one.task.id, one.state) for one in in_summer.stands if one.reasons] == [
        ("env-2", "at-risk"),
        ("env-4", "at-risk"),
        ("com-3", "unreported"),
    ]
