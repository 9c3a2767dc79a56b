"""The baseline: what it lets pass, what it does not, and what it says of what is fixed."""

from pathlib import Path

import pytest

from clusterkit.baseline import FILE, baseline_text
from clusterkit.validate import validate
from test_process import run

PLAN = "title: תוכנית\nyear: 2026\n"
SECTION = "id: waste\ntitle: פסולת\ngoals:\n{goals}"
GOALS = "  - {{id: g{0}, title: יעד {0}}}\n"


@pytest.fixture
def plans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plans folder with two goals that have no task, and the baseline that lets both pass."""
    (tmp_path / "c" / "2026" / "sections").mkdir(parents=True)
    (tmp_path / "c" / "2026" / "plan.yaml").write_text(PLAN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "1", "2")
    found = validate([Path()], with_baseline=False).diagnostics
    assert [one.rule for one in found] == ["goal-without-task"] * 2
    (tmp_path / FILE).write_text(baseline_text(found, "."), encoding="utf-8")
    return tmp_path


def write(folder: Path, *goals: str, before: str = "") -> None:
    text = SECTION.format(goals="".join(GOALS.format(goal) for goal in goals))
    (folder / "c" / "2026" / "sections" / "10-waste.yaml").write_text(before + text, encoding="utf-8")


def told() -> list[tuple[str, str]]:
    outcome = validate([Path()])
    return [(one.rule, one.id) for one in outcome.diagnostics]


def test_what_was_there_passes(plans: Path) -> None:
    assert told() == []
    assert validate([Path()]).known == 2


def test_it_names_rule_plan_and_entity_in_order(plans: Path) -> None:
    lines = (plans / FILE).read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("#")
    assert lines[1:] == ["goal-without-task c/2026 g1", "goal-without-task c/2026 g2"]


def test_lines_that_move_change_nothing(plans: Path) -> None:
    write(plans, "2", "1", before="# a remark\n\n")
    assert told() == []


def test_a_new_finding_is_told(plans: Path) -> None:
    write(plans, "1", "2", "3")
    assert told() == [("goal-without-task", "g3")]


def test_a_fixed_finding_is_told_at_its_line(plans: Path) -> None:
    write(plans, "1")
    (found,) = validate([Path()]).diagnostics
    assert (found.rule, found.severity, found.place[:3]) == ("stale-baseline", "info", (FILE, 3, 1))


def test_plans_that_are_not_checked_are_not_fixed(plans: Path) -> None:
    (plans / "d" / "2026").mkdir(parents=True)
    (plans / "d" / "2026" / "plan.yaml").write_text(PLAN, encoding="utf-8")
    assert validate([Path("d")]).diagnostics == ()


def test_each_line_lets_one_finding_pass(plans: Path) -> None:
    lines = (plans / FILE).read_text(encoding="utf-8").splitlines()
    (plans / FILE).write_text("\n".join([*lines, lines[1]]), encoding="utf-8")
    assert told() == [("stale-baseline", "")]


def test_a_file_without_entities_is_known_by_its_name(plans: Path) -> None:
    (plans / "c" / "2026" / "stray.yaml").write_text("x: 1\n", encoding="utf-8")
    found = validate([Path()], with_baseline=False).diagnostics
    assert "stray-file c/2026/stray.yaml -" in baseline_text(found, ".").splitlines()


TASKS = "    tasks:\n{tasks}"
MONEY = PLAN + "sources:\n  - {id: call, name: קול קורא, kind: call, approved: 1000}\n"
LINE = "      - {{id: w-{0}, title: משימה {0}, owner: a, schedule: [2026], budget: [{{amount: {1}, source: call}}]}}\n"


def write_tasks(folder: Path, *tasks: str) -> None:
    text = SECTION.format(goals=GOALS.format("1")) + TASKS.format(tasks="".join(tasks))
    text = text.replace("{id: g1, title: יעד 1}", "id: g1\n    title: יעד 1")
    (folder / "c" / "2026" / "sections" / "10-waste.yaml").write_text(text, encoding="utf-8")


def keep(folder: Path) -> list[str]:
    """Write the baseline of what is found now; its entries."""
    text = baseline_text(validate([Path()], with_baseline=False).diagnostics, ".")
    (folder / FILE).write_text(text, encoding="utf-8")
    return text.splitlines()[1:]


def task(number: int, owner: str = "") -> str:
    return f"      - {{id: w-{number}, title: משימה {number}, schedule: [2026]{owner}}}\n"


def test_one_finding_for_a_whole_plan_lets_pass_as_many_as_it_stands_for(plans: Path) -> None:
    write_tasks(plans, task(1), task(2), task(3))
    assert keep(plans) == ["task-without-owner c/2026 - 3"]
    write_tasks(plans, task(1, ", owner: a"), task(2), task(3))
    assert told() == []
    write_tasks(plans, task(1, ", owner: a"), task(2), task(3), task(4), task(5))
    assert told() == [("task-without-owner", "w-5")]
    write_tasks(plans, task(2), task(3))
    (plans / "c/2026/sections/10-waste.yaml").rename(plans / "c/2026/sections/20-recycling.yaml")
    assert told() == []
    (plans / "c/2026/sections/20-recycling.yaml").unlink()
    write_tasks(plans, task(1), task(2), task(3), task(4))
    assert told() == [("task-without-owner", "")], "one more, and the entry is not fixed"
    write_tasks(plans, task(1, ", owner: a"))
    assert told() == [("stale-baseline", "")]


def test_findings_that_become_one_pass_as_one(plans: Path) -> None:
    write_tasks(plans, task(1, ", owner: a"), task(2), task(3))
    assert keep(plans) == ["task-without-owner c/2026 w-2", "task-without-owner c/2026 w-3"]
    write_tasks(plans, task(2), task(3))
    assert told() == []
    write_tasks(plans, task(1), task(2), task(3))
    assert told() == [("task-without-owner", "")]


def test_a_sum_passes_that_is_no_larger(plans: Path) -> None:
    (plans / "c/2026/plan.yaml").write_text(MONEY, encoding="utf-8")
    write_tasks(plans, LINE.format(1, 900), LINE.format(2, 300))
    assert keep(plans) == ["source-over-allocated c/2026 call 200"]
    for lines in ((900, 250), (1000, 100), (100, 1100)):
        write_tasks(plans, *(LINE.format(number, amount) for number, amount in enumerate(lines, 1)))
        assert (told(), validate([Path()]).known) == ([], 1), "by the source: the line that takes it over may be any"
    write_tasks(plans, LINE.format(1, 900), LINE.format(2, 301))
    assert told() == [("source-over-allocated", "w-2")], "larger, and not fixed"


def test_nothing_is_fixed_in_a_plan_that_cannot_be_read(plans: Path) -> None:
    (plans / "d" / "2026").mkdir(parents=True)
    (plans / "d" / "2026" / "plan.yaml").write_text(PLAN, encoding="utf-8")
    with (plans / FILE).open("a", encoding="utf-8") as file:
        file.write("goal-without-task d/2026 g7\n")
    write(plans, "1", before=": :\n")
    assert told() == [("yaml-syntax", ""), ("stale-baseline", "")]
    assert validate([Path()]).diagnostics[-1].place.line == 4, "that of the other plan"
    (plans / "partners.yaml").write_text("x: [", encoding="utf-8")
    assert [rule for rule, _ in told()] == ["yaml-syntax", "yaml-syntax"], "and no plan is read whole without it"


OTHER = "goal-without-task d/2026 g7\n"


def run_to_write(*paths: str) -> list[str]:
    run("validate", *paths, "--write-baseline", folder=Path.cwd())
    return Path(FILE).read_text(encoding="utf-8").splitlines()[1:]


def test_writing_it_anew_keeps_what_was_not_checked(plans: Path) -> None:
    (plans / "d" / "2026").mkdir(parents=True)
    (plans / "d" / "2026" / "plan.yaml").write_text(PLAN, encoding="utf-8")
    gone, cluster = "goal-without-task e/2026 g7\n", "unknown-partner d/cluster.yaml d\n"
    (plans / "d" / "cluster.yaml").touch()
    (plans / FILE).write_text("# by hand\n" + OTHER + gone + cluster, encoding="utf-8")
    entries = ["goal-without-task c/2026 g1", "goal-without-task c/2026 g2"]
    assert run_to_write("c") == [*entries, OTHER.strip(), cluster.strip()]
    write(plans, "1", before=": :\n")
    assert run_to_write("c") == [*entries, OTHER.strip(), cluster.strip()], "nor what cannot be read"
    (plans / "d" / "cluster.yaml").unlink()
    write(plans, "1")
    assert run_to_write(".") == [entries[0]]
