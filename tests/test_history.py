"""What changed since a revision, in a real repository."""

import subprocess
from pathlib import Path

import pytest

from clusterkit.history import NoHistory
from clusterkit.validate import validate

PLAN = "title: תוכנית\nyear: 2026\nsources:\n  - {id: regular, name: תקציב שוטף, kind: regular, approved: 1000}\n"
SECTION = """id: waste
title: פסולת
goals:
  - id: g1
    title: צמצום
    tasks:
      - {id: w-1, title: סקר}
      - {id: w-2, title: מכרז, owner: [a, b]}
  - {id: g2, title: יעד בלי משימות}
"""


def git(folder: Path, *words: str) -> None:
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.invalid"]
    subprocess.run(["git", "-C", str(folder), *identity, *words], check=True, capture_output=True)


@pytest.fixture(params=[".", "workplans"])
def plans(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plans folder under git, at the top of its repository and below it, with one revision."""
    folder: Path = tmp_path / str(request.param)
    (folder / "c" / "2026" / "sections").mkdir(parents=True)
    (folder / "c" / "2026" / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (folder / "c" / "2026" / "sections" / "10-waste.yaml").write_text(SECTION, encoding="utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "first")
    monkeypatch.chdir(folder)
    return folder


def told(since: str = "HEAD") -> list[tuple[str, str]]:
    return [(one.rule, one.id) for one in validate([Path()], since=since).diagnostics]


def edit(plans: Path, old: str, new: str) -> None:
    for file in (plans / "c" / "2026").rglob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(old, new), encoding="utf-8")


CHANGES = [
    ("", "", []),
    ("goals:", "# a remark\ngoals:", []),
    ("title: סקר}", "title: סקר אזורי}", [("task-without-owner", "w-1")]),
    ("owner: [a, b]", "owner: [b, a]", [("several-owners", "w-2")]),
    ("title: יעד בלי משימות", "title: יעד", [("goal-without-task", "g2")]),
    ("  - {id: g2", "  - {id: g3, title: חדש}\n  - {id: g2", [("goal-without-task", "g3")]),
    ("title: צמצום", "title: צמצום ההטמנה", []),
]


@pytest.mark.parametrize(("old", "new", "expected"), CHANGES)
def test_what_changed_is_told_and_the_rest_is_not(
    plans: Path, old: str, new: str, expected: list[tuple[str, str]]
) -> None:
    if old:
        edit(plans, old, new)
    assert told() == expected


def test_a_source_that_is_lowered_is_told_with_its_lines(plans: Path) -> None:
    edit(plans, "owner: [a, b]}", "owner: a, budget: [{item: ייעוץ, amount: 900, source: regular}]}")
    git(plans, "commit", "-qam", "second")
    edit(plans, "approved: 1000", "approved: 800")
    assert told() == [("source-over-allocated", "w-2")]


def test_a_line_that_moves_a_signed_figure_is_told_of(plans: Path) -> None:
    budget = "budget: [{item: ייעוץ, amount: 900, source: regular}]"
    edit(plans, "owner: [a, b]}", f"owner: a, {budget}}}")
    edit(plans, "year: 2026\n", "year: 2026\nassert: {total: 900, sources: {regular: 900}}\n")
    git(plans, "commit", "-qam", "second")
    edit(plans, "amount: 900", "amount: 800")
    assert told() == [("signed-figure-differs", ""), ("signed-figure-differs", "")]


def test_a_plan_that_was_not_there_is_new_altogether(plans: Path) -> None:
    (plans / "c" / "2026").rename(plans / "c" / "2027")
    edit_year = (plans / "c" / "2027" / "plan.yaml").read_text(encoding="utf-8").replace("2026", "2027")
    (plans / "c" / "2027" / "plan.yaml").write_text(edit_year, encoding="utf-8")
    assert {entity for _, entity in told()} >= {"regular", "w-2", "g2"}


@pytest.mark.parametrize("revision", ["no-such-revision", "--help", ""])
def test_a_revision_that_git_does_not_know_is_said(plans: Path, revision: str) -> None:
    with pytest.raises(NoHistory):
        told(revision)


def test_a_folder_without_history_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "c" / "2026").mkdir(parents=True)
    (tmp_path / "c" / "2026" / "plan.yaml").write_text(PLAN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NoHistory, match="not a git repository"):
        told()


def test_lines_without_ids_are_known_by_their_file(plans: Path) -> None:
    other = SECTION.replace("waste", "roads").replace("g1", "r1").replace("g2", "r2").replace("w-", "r-")
    lines = "budget:\n  - {item: סקר, amount: 10}\n"
    (plans / "c" / "2026" / "sections" / "20-roads.yaml").write_text(other + lines, encoding="utf-8")
    edit(plans, "id: waste\n", "id: waste\nbudget:\n  - {item: כנס, amount: 20}\n")
    git(plans, "add", ".")
    git(plans, "commit", "-qm", "second")
    assert told() == []
