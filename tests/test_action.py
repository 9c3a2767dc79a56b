"""The GitHub action: its shape, and its steps run by bash with what a runner would give them."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
INSTALL, VALIDATE = (step for step in STEPS if "run" in step)

SECTION = "workplans/demo/2026/sections/20-economy.yaml"
WITHIN, OVER = "amount: 45,000", "amount: 450,000"
COMMAND = "::error file=workplans/demo/2026/sections/"

_EXPRESSION = re.compile(r"\$\{\{ (inputs|steps\.python\.outputs)\.([\w-]+) \}\}")


class Runner:
    """What runs an action's steps: a folder with the caller's repository, and the runner's own folders."""

    def __init__(self, folder: Path) -> None:
        self.repository, self.temp, self.page = folder / "repository", folder / "temp", folder / "summary.md"
        self.repository.mkdir()
        self.temp.mkdir()
        self.page.touch()

    def step(self, step: dict[str, Any], **inputs: str) -> tuple[int, str]:
        """The exit code of a step, and all that it printed; inputs that are not given are the action's own."""
        given = {name: one["default"] for name, one in ACTION["inputs"].items()}
        given |= {name.replace("_", "-"): value for name, value in inputs.items()} | {"python-path": sys.executable}
        own = {name: _EXPRESSION.sub(lambda at: given[at[2]], text) for name, text in step.get("env", {}).items()}
        script = self.temp / "step.sh"
        script.write_text(step["run"], encoding="utf-8")
        words = ("bash", "--noprofile", "--norc", "-eo", "pipefail", str(script))
        out, err = subprocess.PIPE, subprocess.STDOUT
        env = {**self._environment(), **own}
        done = subprocess.run(words, cwd=self.repository, env=env, stdout=out, stderr=err, text=True, check=False)
        return done.returncode, done.stdout

    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("CLUSTERKIT_", "GITHUB_"))}
        return kept | {
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_STEP_SUMMARY": str(self.page),
            "GITHUB_WORKSPACE": str(self.repository),
            "RUNNER_TEMP": str(self.temp),
        }


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """A runner whose repository holds the demo plans."""
    made = Runner(tmp_path)
    shutil.copytree(ROOT / "workplans" / "demo", made.repository / "workplans" / "demo")
    shutil.copyfile(ROOT / "workplans" / "partners.yaml", made.repository / "workplans" / "partners.yaml")
    return made


@pytest.fixture
def installed(runner: Runner) -> Runner:
    """A runner after the step that installs, with this environment's own clusterkit."""
    programs = runner.temp / "clusterkit" / "bin"
    programs.mkdir(parents=True)
    (programs / "clusterkit").symlink_to(Path(sysconfig.get_path("scripts"), "clusterkit"))
    return runner


def _exceed(folder: Path) -> None:
    text = (folder / SECTION).read_text(encoding="utf-8")
    assert text.count(WITHIN) == 1
    (folder / SECTION).write_text(text.replace(WITHIN, OVER), encoding="utf-8")


def test_it_is_a_composite_action() -> None:
    assert set(ACTION) == {"name", "description", "inputs", "runs"}
    assert set(ACTION["inputs"]) == {"paths", "fail-on", "since", "python-version"}
    for one in ACTION["inputs"].values():
        assert set(one) == {"description", "default"}
        assert all(isinstance(text, str) for text in one.values())
    assert ACTION["runs"]["using"] == "composite"
    assert [set(step) - {"id", "name", "env", "with"} for step in STEPS] == [
        {"uses"},
        {"shell", "run"},
        {"shell", "run"},
    ]
    assert {step["shell"] for step in STEPS if "run" in step} == {"bash"}
    assert STEPS[0]["id"] == "python"
    assert STEPS[0]["uses"].startswith("actions/setup-python@v")


def test_no_script_has_what_a_caller_writes() -> None:
    assert [step["run"] for step in STEPS if "${{" in step.get("run", "")] == []
    texts = [text for step in STEPS for text in (*step.get("env", {}).values(), *step.get("with", {}).values())]
    used = [_EXPRESSION.fullmatch(text) for text in texts if isinstance(text, str)]
    assert all(used)
    assert {at[2] for at in used if at and at[1] == "inputs"} == set(ACTION["inputs"])


def test_a_good_plan_passes(installed: Runner) -> None:
    assert installed.step(VALIDATE) == (0, "")
    assert "errors 0" in installed.page.read_text(encoding="utf-8")


def test_a_faulty_plan_fails_and_is_shown_on_its_line(installed: Runner) -> None:
    _exceed(installed.repository)
    code, printed = installed.step(VALIDATE)
    assert code == 1
    assert printed.startswith(COMMAND)
    assert "source-over-allocated" in printed
    assert "source-over-allocated" in installed.page.read_text(encoding="utf-8")


def test_paths_stand_one_on_a_line(installed: Runner) -> None:
    _exceed(installed.repository)
    (installed.repository / "workplans" / "demo").rename(installed.repository / "the plans")
    code, printed = installed.step(VALIDATE, paths="workplans/partners.yaml\nthe plans\n")
    assert code == 1
    assert "::error file=the plans/2026/sections/" in printed


def test_warnings_fail_where_they_are_to(installed: Runner) -> None:
    plan = installed.repository / SECTION
    text = plan.read_text(encoding="utf-8")
    plan.write_text(re.sub(r"^ +allow: .*unsplit-line.*\n", "", text, flags=re.MULTILINE), encoding="utf-8")
    assert installed.step(VALIDATE)[0] == 0
    assert installed.step(VALIDATE, fail_on="warning")[0] == 1


def test_only_what_changed_since_a_revision_is_told(installed: Runner) -> None:
    _exceed(installed.repository)
    author = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    for words in (("init", "--quiet"), ("add", "--all"), (*author, "commit", "--quiet", "--message=the plan")):
        subprocess.run(["git", *words], cwd=installed.repository, check=True)
    assert installed.step(VALIDATE)[0] == 1
    assert installed.step(VALIDATE, since="HEAD") == (0, "")
    code, printed = installed.step(VALIDATE, since="no-such-revision")
    assert code == 2
    assert "no-such-revision" in printed


@pytest.mark.parametrize("name", ["paths", "fail_on", "since"])
@pytest.mark.parametrize("text", ['"; touch done; "', "$(touch done)", "`touch done`", "--output=done", "-odone"])
def test_what_a_caller_writes_is_never_run(installed: Runner, name: str, text: str) -> None:
    assert installed.step(VALIDATE, **{name: text})[0] == 2
    assert not (installed.repository / "done").exists()


@pytest.mark.registry
def test_it_installs_itself(runner: Runner, unreached: Callable[[str, str, str], NoReturn]) -> None:
    code, printed = runner.step(INSTALL)
    if code and re.search("connection|No matching distribution|Temporary failure|timed out", printed):
        unreached("registry", "registry of pip", printed)
    assert code == 0, printed
    assert runner.step(VALIDATE) == (0, "")
    _exceed(runner.repository)
    assert runner.step(VALIDATE)[0] == 1
