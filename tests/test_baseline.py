"""The baseline: what it lets pass, what it does not, and what it says of what is fixed."""

from pathlib import Path

import pytest

from clusterkit.baseline import FILE, baseline_text
from clusterkit.validate import validate

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
