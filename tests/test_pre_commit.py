"""The hook, run by pre-commit itself: it installs this checkout, and stops a commit of a faulty plan."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

ROOT = Path(__file__).resolve().parents[1]
INSTALLED = (".pre-commit-hooks.yaml", "pyproject.toml", "schema", "src", "templates")

PRE_COMMIT = (sys.executable, "-m", "pre_commit")

SECTION = "workplans/demo/2026/sections/20-economy.yaml"
WITHIN, OVER = "amount: 45,000", "amount: 450,000"

pytestmark = pytest.mark.registry


class Repository:
    """A git repository; `refused` is why pre-commit could not install what is in it, if it could not."""

    def __init__(self, folder: Path, home: Path) -> None:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("CLUSTERKIT_", "GIT_"))}
        who = {f"GIT_{part}_{what}": "t@example.org" for part in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        git = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", **who}
        self.folder = folder
        self._env = {**kept, **git, "PRE_COMMIT_HOME": str(home), "PRE_COMMIT_COLOR": "never"}
        self.refused = ""
        self.done("git", "init", "--quiet", "--initial-branch=main")

    def run(self, *words: str) -> tuple[int, str]:
        """The exit code of a command, and all that it printed."""
        out, err = subprocess.PIPE, subprocess.STDOUT
        done = subprocess.run(words, cwd=self.folder, env=self._env, stdout=out, stderr=err, text=True, check=False)
        return done.returncode, done.stdout

    def done(self, *words: str) -> str:
        """What a command printed; it must succeed."""
        code, printed = self.run(*words)
        assert code == 0, f"{words} exited {code}:\n{printed}"
        return printed.strip()

    def change(self, file: str, old: str, new: str) -> None:
        """Change a text that a file has once."""
        text = (self.folder / file).read_text(encoding="utf-8")
        assert text.count(old) == 1
        (self.folder / file).write_text(text.replace(old, new), encoding="utf-8")

    def commit(self, *options: str) -> tuple[bool, str]:
        """Commit every change: whether there is a new commit, and what was printed."""
        before = self.run("git", "rev-parse", "HEAD")
        self.done("git", "add", "--all")
        printed = self.run("git", "commit", "--quiet", "--message=a change", *options)[1]
        return self.run("git", "rev-parse", "HEAD") != before, printed


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """A repository with what this checkout would install, as it is now; pre-commit's home is beside it."""
    top = tmp_path_factory.mktemp("hooks")
    folder = top / "clusterkit"
    folder.mkdir()
    for name in INSTALLED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(source, folder / name)
    repository = Repository(folder, top / "home")
    repository.commit()
    return repository


@pytest.fixture
def repository(hooks: Repository, tmp_path: Path, unreached: Callable[[str, str, str], NoReturn]) -> Repository:
    """A repository with the demo plans, committed, whose commits pre-commit guards with the hook of this checkout."""
    shutil.copytree(ROOT / "workplans" / "demo", tmp_path / "workplans" / "demo")
    shutil.copyfile(ROOT / "workplans" / "partners.yaml", tmp_path / "workplans" / "partners.yaml")
    made = Repository(tmp_path, hooks.folder.parent / "home")
    config = "repos: [{repo: '%s', rev: %s, hooks: [{id: clusterkit-validate}]}]\n"
    text = config % (hooks.folder, hooks.done("git", "rev-parse", "HEAD"))
    (tmp_path / ".pre-commit-config.yaml").write_text(text, encoding="utf-8")
    made.commit()
    code, printed = (1, hooks.refused) if hooks.refused else made.run(*PRE_COMMIT, "install", "--install-hooks")
    if code and re.search("connection|No matching distribution|Temporary failure|timed out", printed):
        hooks.refused = printed
        unreached("registry", "registry of pip", printed)
    assert code == 0, printed
    return made


def test_a_commit_of_a_faulty_plan_is_stopped(repository: Repository) -> None:
    repository.change(SECTION, WITHIN, OVER)
    made, printed = repository.commit()
    assert not made
    assert f"{SECTION}:" in printed
    assert 'error[source-over-allocated] source "overhead" is over by' in printed
    assert OVER in printed


def test_a_commit_of_a_good_plan_passes(repository: Repository) -> None:
    repository.change(SECTION, WITHIN, "amount: 44,000")
    made, printed = repository.commit()
    assert made, printed
    assert re.search(r"^clusterkit validate\.+Passed$", printed, re.MULTILINE)


def test_a_plan_that_the_commit_leaves_alone_stops_nothing(repository: Repository) -> None:
    shutil.copytree(repository.folder / "workplans" / "demo", repository.folder / "workplans" / "other")
    repository.change(SECTION.replace("demo", "other"), WITHIN, OVER)
    made, _ = repository.commit("--no-verify")
    assert made
    repository.change(SECTION, WITHIN, "amount: 44,000")
    made, printed = repository.commit()
    assert made, printed
    (repository.folder / "README.md").write_text("# Plans\n", encoding="utf-8")
    made, printed = repository.commit()
    assert made, printed
    assert re.search(r"^clusterkit validate\.+\(no files to check\)Skipped$", printed, re.MULTILINE)


def test_what_several_plans_share_is_checked_with_each(repository: Repository) -> None:
    repository.change("workplans/partners.yaml", "id: moep,", "id: ministry-of-environment,")
    made, printed = repository.commit()
    assert not made
    assert "error[unknown-partner]" in printed


def test_the_settings_are_checked_with_every_plan(repository: Repository) -> None:
    settings = repository.folder / "workplans" / "clusterkit.toml"
    settings.write_text('ignore = ["no-such-rule"]\n', encoding="utf-8")
    made, printed = repository.commit()
    assert not made
    assert "no rule has the name no-such-rule" in printed
    settings.write_text('ignore = ["source-over-allocated"]\n', encoding="utf-8")
    repository.change(SECTION, WITHIN, OVER)
    made, printed = repository.commit()
    assert made, printed


def test_an_old_fault_stops_nothing_with_since(repository: Repository) -> None:
    repository.change(".pre-commit-config.yaml", "clusterkit-validate", "clusterkit-validate, args: [--since, HEAD]")
    repository.change(SECTION, WITHIN, OVER)
    made, _ = repository.commit("--no-verify")
    assert made
    repository.change(SECTION, "title: קטלוג מקוון למכרזי המדף", "title: קטלוג המכרזים")
    made, printed = repository.commit()
    assert made, printed
    repository.change(SECTION, OVER, "amount: 460,000")
    made, printed = repository.commit()
    assert not made
    assert "error[source-over-allocated]" in printed
