"""What changed since a revision, and the revision that a plan's files are, in a real repository."""

import subprocess
from pathlib import Path

import pytest

from clusterkit.history import NoHistory, Revision, revision
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


CLUSTER = "id: c\nname: אשכול\nofficers: [{id: a, name: דנה}]\nstaff: [{id: b, name: גיל}]\n"
OVER = "owner: a, budget: [{item: ייעוץ, amount: 700, source: regular}, {item: נסיעות, amount: 200, source: regular}]}"


def settle(plans: Path) -> None:
    """A cluster with its people, partners, a progress report and a source that is nearly used up: all committed."""
    edit(plans, "owner: [a, b]}", OVER + "\n      - {id: w-3, title: תקצוב, partners: [moep]}")
    year = plans / "c" / "2026"
    (year / "progress").mkdir()
    report = "period: 2026-Q1\ntasks:\n  - {task: w-2, state: done}\n"
    (year / "progress" / "2026-Q1.yaml").write_text(report, encoding="utf-8")
    (plans / "c" / "cluster.yaml").write_text(CLUSTER, encoding="utf-8")
    partners = "partners: [{id: moep, name: המשרד להגנת הסביבה, kind: ministry}]\n"
    (plans / "partners.yaml").write_text(partners, encoding="utf-8")
    git(plans, "add", ".")
    git(plans, "commit", "-qm", "second")
    assert told() == []


def test_a_source_is_told_where_another_line_than_the_changed_one_takes_it_over(plans: Path) -> None:
    settle(plans)
    edit(plans, "amount: 700", "amount: 900")
    assert told() == [("source-over-allocated", "w-2")]
    git(plans, "commit", "-qam", "third")
    edit(plans, "title: סקר}", "title: סקר, owner: a, budget: [{amount: 50, source: regular}]}")
    (one,) = [one for one in validate([Path()], since="HEAD").diagnostics if one.rule == "source-over-allocated"]
    assert (one.id, one.values["gap"]) == ("w-2", 150), "larger than it was, on a line that nobody touched"


def test_a_gap_that_is_made_smaller_elsewhere_is_not_told_again(plans: Path) -> None:
    settle(plans)
    edit(plans, "amount: 200", "amount: 500")
    git(plans, "commit", "-qam", "third")
    edit(plans, "amount: 700", "amount: 600")
    assert [rule for rule, _ in told()] == []


RENAMED = [
    ("c/cluster.yaml", "id: a,", "id: dana,", ["unknown-owner"]),
    ("partners.yaml", "id: moep", "id: environment", ["unknown-partner"]),
    ("c/2026/sections/10-waste.yaml", "id: w-2", "id: w-9", ["unknown-task"]),
]


@pytest.mark.parametrize(("file", "old", "new", "expected"), RENAMED)
def test_what_leads_nowhere_any_more_is_told(plans: Path, file: str, old: str, new: str, expected: list[str]) -> None:
    settle(plans)
    (plans / file).write_text((plans / file).read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert [rule for rule, _ in told()] == expected


def test_what_led_to_a_section_that_was_deleted_is_told(plans: Path) -> None:
    settle(plans)
    (plans / "c" / "2026" / "sections" / "10-waste.yaml").unlink()
    assert set(told()) == {("unknown-task", ""), ("idle-source", "regular")}


def test_an_acceptance_of_no_rule_is_told(plans: Path) -> None:
    edit(plans, "title: יעד בלי משימות", "title: יעד בלי משימות, allow: {goal-without-tasks: בהמשך}")
    assert told() == [("goal-without-task", "g2"), ("unknown-rule", "g2")]


UNFUNDED = "budget: [{item: דפוס, amount: 110}, {item: כנס, amount: 120}, {item: כנס, amount: 120}]"


def test_what_is_moved_is_not_told(plans: Path) -> None:
    edit(plans, "id: w-1, title: סקר", f"id: w-1, title: סקר, {UNFUNDED}")
    git(plans, "commit", "-qam", "second")
    sections = plans / "c" / "2026" / "sections"
    (sections / "10-waste.yaml").rename(sections / "20-recycling.yaml")
    assert told() == []
    edit(plans, "budget: [", "budget: [{item: אתר, amount: 130, source: regular}, ")
    assert told() == []
    edit(
        plans,
        "goals:\n",
        "goals:\n  - {id: g0, title: יעד ראשון, tasks: [{id: w-0, title: תכנון, owner: a, schedule: [2026]}]}\n",
    )
    assert told() == []
    edit(plans, "{item: כנס, amount: 120}]", "{item: כנס, amount: 120}, {item: כנס, amount: 120}]")
    assert set(told()) == {("amount-without-source", "w-1"), ("repeated-line", "w-1")}


def test_one_finding_for_all_tasks_stood_for_each(plans: Path) -> None:
    edit(plans, ", owner: [a, b]", "")
    git(plans, "commit", "-qam", "second")
    edit(plans, "  - {id: g2", "      - {id: w-3, title: הדרכה, owner: a, schedule: [2026]}\n  - {id: g2")
    assert told() == []
    edit(plans, "title: מכרז", "title: מכרז איסוף")
    assert told() == [("task-without-milestone", "w-2"), ("task-without-owner", "w-2")]


def test_lines_without_ids_are_known_by_what_they_stand_in(plans: Path) -> None:
    other = SECTION.replace("waste", "roads").replace("g1", "r1").replace("g2", "r2").replace("w-", "r-")
    lines = "budget:\n  - {item: סקר, amount: 10}\n"
    (plans / "c" / "2026" / "sections" / "20-roads.yaml").write_text(other + lines, encoding="utf-8")
    edit(plans, "id: waste\n", "id: waste\nbudget:\n  - {item: כנס, amount: 120}\n")
    git(plans, "add", ".")
    git(plans, "commit", "-qm", "second")
    assert told() == []


STANDS_FOR_A_PLAN = ["c/2026/sections/10-waste.yaml", "c/cluster.yaml", "partners.yaml", "templates/booklet/style.css"]


def last(plans: Path) -> Revision:
    return revision(plans / "c" / "2026")()


@pytest.mark.parametrize("name", STANDS_FOR_A_PLAN)
def test_a_plan_s_revision_is_that_of_all_that_its_booklet_is_made_of(plans: Path, name: str) -> None:
    before = last(plans)
    assert before.commit
    assert not before.changed
    (plans / name).parent.mkdir(parents=True, exist_ok=True)
    (plans / name).write_text("# changed", encoding="utf-8")
    assert last(plans) == Revision(before.commit, changed=True)
    git(plans, "add", ".")
    git(plans, "commit", "-qm", "second")
    after = last(plans)
    assert (after.commit != before.commit, after.changed) == (True, False)


def test_what_changes_elsewhere_is_no_revision_of_a_plan(plans: Path) -> None:
    before = last(plans)
    (plans / "README.md").write_text("other", encoding="utf-8")
    assert last(plans) == before
    git(plans, "add", ".")
    git(plans, "commit", "-qm", "second")
    assert last(plans) == before


def test_a_plan_is_known_by_a_path_from_inside_it(plans: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = last(plans)
    for inside, path in (("c/2026/sections", ".."), ("c/2026", "."), ("c", "2026")):
        monkeypatch.chdir(plans / inside)
        assert revision(Path(path))() == expected


def test_a_repository_of_one_year_is_enough(tmp_path: Path) -> None:
    year = tmp_path / "c" / "2026"
    year.mkdir(parents=True)
    (tmp_path / "partners.yaml").touch()
    (year / "plan.yaml").write_text(PLAN, encoding="utf-8")
    git(year, "init", "-q")
    assert last(tmp_path) == Revision(changed=True)
    git(year, "add", ".")
    git(year, "commit", "-qm", "first")
    assert last(tmp_path).commit


def test_outside_of_git_there_is_nothing_to_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "c" / "2026").mkdir(parents=True)
    assert last(tmp_path) == Revision()
    monkeypatch.setenv("PATH", str(tmp_path))
    assert last(tmp_path) == Revision()


@pytest.mark.parametrize(("depth", "known"), [(1, False), (2, True)])
def test_a_clone_that_is_cut_short_names_no_commit_that_it_cannot_know(
    depth: int, known: bool, plans: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    git(plans, "commit", "-qm", "between", "--allow-empty")
    edit(plans, "title: צמצום", "title: צמצום ההטמנה")
    git(plans, "commit", "-qam", "second")
    clone = tmp_path_factory.mktemp("clone")
    top = plans if (plans / ".git").exists() else plans.parent
    git(clone, "clone", "-q", f"--depth={depth}", top.as_uri(), ".")
    found = last(clone / plans.relative_to(top))
    assert found.commit == (last(plans).commit if known else "")
    assert ("git fetch --unshallow" in found.unknown) == (not known)


def test_a_repository_hidden_among_the_plans_runs_nothing(plans: Path, tmp_path: Path) -> None:
    expected = last(plans)
    hidden, ran = plans / "c" / "2026", tmp_path / "ran"
    git(tmp_path, "init", "-q", "--bare", str(hidden))
    with (hidden / "config").open("a", encoding="utf-8") as config:
        config.write(f"[core]\nbare = false\nworktree = .\nfsmonitor = touch {ran}\n")
    subprocess.run(["git", "-C", str(hidden), "status"], check=True, capture_output=True)
    assert ran.exists(), "git runs such a program, if it is let"
    ran.unlink()
    assert last(plans) == expected._replace(changed=True)
    assert not ran.exists()
