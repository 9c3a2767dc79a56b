"""The commit that last changed a budget line, in a real repository."""

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from clusterkit.diagnostics import Place
from clusterkit.history import Commit, last_changed
from clusterkit.load import load
from clusterkit.reports.ask import Ask
from clusterkit.reports.lines import behind, lines

PLAN = "title: תוכנית\nyear: 2026\nsources:\n  - {id: regular, name: תקציב שוטף, kind: regular, approved: 1000}\n"
SECTION = """id: waste
title: פסולת
budget:
  - {item: סקר, amount: 100, source: regular}
  - item: מכרז
    amount: 200
    source: regular

  # a remark on what comes next
  - item: ליווי
    amount: 300
    source: regular

# the end
"""
NAMES = ["10-waste.yaml", "10 waste.yaml", "פסולת.yaml", "a'b\"c.yaml", "-L1.yaml", ":(glob)*.yaml", "a\\b.yaml"]

DAYS = ("2025-12-01", "2025-12-31", "2026-01-15")


def git(folder: Path, *words: str, day: str = DAYS[0]) -> str:
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.invalid", "-c", "protocol.file.allow=always"]
    dates = {"GIT_AUTHOR_DATE": "2020-01-01T00:00:00Z", "GIT_COMMITTER_DATE": f"{day}T23:30:00-0500"}
    command = ["git", "-C", str(folder), *identity, *words]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, **dates})
    return done.stdout.strip()


def written(top: Path, name: str = NAMES[0]) -> Path:
    """A plan with one section, not yet under git; the section's file."""
    section = top / "workplans" / "c" / "2026" / "sections" / name
    section.parent.mkdir(parents=True)
    section.parents[1].joinpath("plan.yaml").write_text(PLAN, encoding="utf-8")
    section.write_text(SECTION, encoding="utf-8", newline="\n")
    return section


def committed(top: Path, name: str = NAMES[0]) -> Path:
    """The same in a repository, with one commit."""
    section = written(top, name)
    git(top, "init", "-q")
    git(top, "add", ".")
    git(top, "commit", "-qm", "first")
    return section


def edit(section: Path, old: str, new: str, day: str = "") -> str:
    """Change the section, and commit it where a day is named; the commit's short hash."""
    text = section.read_text(encoding="utf-8")
    assert text.count(old) == 1
    section.write_text(text.replace(old, new), encoding="utf-8", newline="\n")
    if day:
        git(section.parent, "commit", "-qam", "edit", day=day)
    return head(section.parent)


def head(folder: Path) -> str:
    return git(folder, "rev-parse", "HEAD")[:7]


def changes(folder: Path) -> list[Commit | str | None]:
    """For each line of the plan its commit; `unknown` where git tells of none."""
    (plan,) = load([folder]).plans
    places = [spot.line.place for spot in plan.lines]
    found = last_changed(places)
    return [found.get(place, "unknown") for place in places]


def test_every_line_has_the_newest_commit_of_its_text(tmp_path: Path) -> None:
    section = committed(tmp_path)
    first = Commit(head(tmp_path), date(2025, 12, 1))
    assert changes(tmp_path) == [first, first, first]
    second = Commit(edit(section, "amount: 200", "amount: 250", DAYS[1]), date(2025, 12, 31))
    assert changes(tmp_path) == [first, second, first]
    third = Commit(edit(section, "item: מכרז", "item: מכרז אזורי", DAYS[2]), date(2026, 1, 15))
    assert changes(tmp_path) == [first, third, first]
    assert len({first.hash, second.hash, third.hash}) == 3


def test_a_line_moves_with_the_text_above_it(tmp_path: Path) -> None:
    section = committed(tmp_path)
    first = Commit(head(tmp_path), date(2025, 12, 1))
    edit(section, "budget:", "purpose: פחות הטמנה\nbudget:", DAYS[1])
    assert changes(tmp_path) == [first, first, first]


@pytest.mark.parametrize(
    ("old", "new"), [("# a remark on", "# another remark on"), ("# the end", "# it ends"), ("\n\n  #", "\n\n\n  #")]
)
def test_remarks_and_blanks_after_a_line_are_not_the_line(tmp_path: Path, old: str, new: str) -> None:
    section = committed(tmp_path)
    first = Commit(head(tmp_path), date(2025, 12, 1))
    edit(section, old, new, DAYS[1])
    assert changes(tmp_path) == [first, first, first]


def test_what_is_not_committed_is_told(tmp_path: Path) -> None:
    section = committed(tmp_path)
    first = Commit(head(tmp_path), date(2025, 12, 1))
    edit(section, "amount: 300", "amount: 310")
    assert changes(tmp_path) == [first, first, None]
    git(tmp_path, "add", ".")
    assert changes(tmp_path) == [first, first, None]


@pytest.mark.parametrize("name", NAMES)
def test_any_name_of_a_file(tmp_path: Path, name: str) -> None:
    committed(tmp_path, name)
    assert changes(tmp_path) == [Commit(head(tmp_path), date(2025, 12, 1))] * 3


def test_from_a_folder_below_and_by_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    section = committed(tmp_path / "work")
    found = [Commit(head(tmp_path / "work"), date(2025, 12, 1))] * 3
    monkeypatch.chdir(section.parent)
    assert changes(Path()) == found
    monkeypatch.chdir(tmp_path)
    Path("plans").symlink_to(tmp_path / "work" / "workplans")
    assert changes(Path("plans")) == found
    linked = tmp_path / "work" / "workplans" / "d" / "2026"
    (linked / "sections").mkdir(parents=True)
    (linked / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (linked / "sections" / "20-linked.yaml").symlink_to(section)
    assert changes(linked) == found


def test_a_shallow_clone_says_that_it_does_not_know_what_was_before(tmp_path: Path) -> None:
    section = committed(tmp_path / "whole")
    cut = edit(section, "amount: 200", "amount: 250", DAYS[1])
    last = edit(section, "amount: 300", "amount: 350", DAYS[2])
    git(tmp_path, "clone", "-q", "--depth=2", (tmp_path / "whole").as_uri(), "shallow")
    before = Commit(cut, date(2025, 12, 31), oldest=True)
    assert changes(tmp_path / "shallow") == [before, before, Commit(last, date(2026, 1, 15))]


def test_without_a_repository_or_git_nothing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path)
    assert changes(tmp_path) == ["unknown"] * 3
    git(tmp_path, "init", "-q")
    assert changes(tmp_path) == ["unknown"] * 3
    git(tmp_path, "add", "workplans/c/2026/plan.yaml")
    git(tmp_path, "commit", "-qm", "first")
    assert changes(tmp_path) == ["unknown"] * 3
    git(tmp_path, "add", ".")
    assert changes(tmp_path) == [None] * 3
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    assert changes(tmp_path) == ["unknown"] * 3
    assert last_changed([Place("no-such-file.yaml", 1, 1, 1, 2)]) == {}


def test_the_report_shows_commits_where_git_knows_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    section = committed(tmp_path)
    edit(section, "amount: 300", "amount: 310")
    monkeypatch.chdir(tmp_path)
    (plan,) = load([Path("workplans")]).plans
    first = head(tmp_path)
    commits = last_changed(charge.line.place for charge in behind(plan, "source", "regular"))
    ask = Ask(("source",), language="en")
    told = lines([plan], "regular", ask, commits)
    assert told.column("commit") == (f"{first} 2025-12-01", f"{first} 2025-12-01", "not committed")
    cut = {place: Commit("2f28c23", date(2026, 1, 2), oldest=True) for place in commits}
    assert set(lines([plan], "regular", ask, cut).column("commit")) == {"2f28c23 2026-01-02 or earlier"}
    untold = lines([plan], "regular", ask, {})
    assert untold.column("commit") == (None, None, None)
    assert "commit" not in [untold.columns[at].key for at in untold.shown()]
