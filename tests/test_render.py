"""`clusterkit render` as it is run: from inside a plan, with links among the templates, and what it says of git."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from booklets import goals, small

SECRET = "the token of whoever runs this"
PRINTS_IT = '{% extends "clusterkit/booklet/booklet.html.j2" %}{% block end %}{% include "secret" %}{% endblock %}'
LEADS_OUT = "templates are read from their own folder alone: put a copy in place of this link"


@pytest.fixture
def top(tmp_path: Path) -> Path:
    """A folder with plans in `workplans/`, and a file beside them that is nobody's business."""
    small(tmp_path / "workplans", {"goals": goals({"amount": "5"})})
    (tmp_path / "secret").write_text(SECRET, encoding="utf-8")
    return tmp_path


def render(folder: Path, *words: str, **variables: str) -> tuple[int, str]:
    """Its exit code, and what it says on stderr."""
    command = [sys.executable, "-m", "clusterkit", "render", *words]
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, **variables}, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stderr


def git(folder: Path, *words: str) -> None:
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.invalid"]
    subprocess.run(["git", "-C", str(folder), *identity, *words], check=True, capture_output=True)


@pytest.mark.parametrize(
    ("inside", "path"),
    [
        ("workplans/small", "."),
        ("workplans/small", "2026"),
        ("workplans/small/2026", "."),
        ("workplans/small/2026", "../2026"),
        ("workplans/small/2026/sections", ".."),
        ("workplans/small/2026/sections", "10-one.yaml"),
    ],
)
def test_a_plan_is_rendered_from_inside_its_folders(inside: str, path: str, top: Path) -> None:
    own = top / "workplans" / "templates" / "booklet"
    own.mkdir(parents=True)
    (own / "style.css").write_text("body { color: teal }", encoding="utf-8")
    assert render(top, "--to", "html", "-o", str(top / "a"))[0] == 0
    assert render(top / inside, path, "--to", "html", "-o", str(top / "b"))[0] == 0
    first, second = (top / name / "small-2026" / "booklet.html" for name in "ab")
    assert "color: teal" in first.read_text(encoding="utf-8")
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("words", [("--to", "md"), ("--list",)])
@pytest.mark.parametrize("link", ["templates", "templates/booklet", "templates/fonts", "templates/booklet/logo.svg"])
def test_a_link_out_of_the_templates_is_refused(link: str, words: tuple[str, ...], top: Path) -> None:
    place = top / "workplans" / link
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(top / "secret" if link.endswith("svg") else top)
    assert render(top, *words) == (2, f"clusterkit: workplans/{link}: {LEADS_OUT}\n")
    assert not (top / "build").exists()


def test_templates_that_are_a_link_read_nothing(top: Path) -> None:
    (top / "workplans" / "templates").symlink_to("..")
    (top / "booklet").mkdir()
    (top / "booklet" / "booklet.html.j2").write_text(PRINTS_IT, encoding="utf-8")
    assert render(top, "--to", "html") == (2, f"clusterkit: workplans/templates: {LEADS_OUT}\n")
    assert not (top / "build").exists()


def test_plans_and_templates_may_be_reached_by_links_of_ones_own(top: Path) -> None:
    (top / "workplans" / "templates" / "booklet").mkdir(parents=True)
    (top / "workplans" / "templates" / "booklet" / "booklet.md.j2").write_text("ours\n", encoding="utf-8")
    (top / "workplans" / "templates" / "paper").symlink_to("booklet")
    (top / "workplans" / "templates" / "round").symlink_to("round")
    (top / "linked").symlink_to("workplans")
    assert render(top, "linked", "--to", "md")[0] == 0
    assert (top / "build" / "small-2026" / "booklet.md").read_text(encoding="utf-8") == "ours\n"


def test_what_is_wrong_in_a_template_is_told_with_its_path_from_here(top: Path) -> None:
    own = top / "workplans" / "templates" / "booklet"
    own.mkdir(parents=True)
    (own / "booklet.md.j2").write_text('\n{% include "booklet/nothing.md.j2" %}\n', encoding="utf-8")
    where = "workplans/templates/booklet/booklet.md.j2:2"
    assert render(top, "--to", "md") == (1, f"{where}: there is no template booklet/nothing.md.j2\n")


def test_files_that_are_not_committed_yet_are_said_to_be_so(top: Path) -> None:
    git(top, "init", "-q")
    assert render(top, "--to", "md", "--lang", "en") == (0, "wrote build/small-2026/booklet.en.md\n")
    assert "not committed" in (top / "build" / "small-2026" / "booklet.en.md").read_text(encoding="utf-8")


REASONS = {
    "refuses": "detected dubious ownership in repository at '{top}': git config --global --add safe.directory {top}",
    "is missing": "git is not there: install it, or put it in PATH",
    "is cut short": "this clone is cut short: git fetch --unshallow (in CI, fetch-depth: 0)",
}


@pytest.mark.parametrize("git_", REASONS)
def test_why_the_revision_is_not_known_is_told_once(git_: str, top: Path) -> None:
    second = top / "workplans" / "second"
    shutil.copytree(top / "workplans" / "small", second)
    cluster = (second / "cluster.yaml").read_text(encoding="utf-8")
    (second / "cluster.yaml").write_text(cluster.replace("small", "second"), encoding="utf-8")
    git(top, "init", "-q")
    git(top, "add", ".")
    git(top, "commit", "-qm", "first")
    if git_ == "is cut short":
        git(top, "commit", "-qm", "second", "--allow-empty")
        git(top, "clone", "-q", "--depth", "1", top.as_uri(), str(top / "short"))
        top = top / "short"
    variables = {"refuses": {"GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"}, "is missing": {"PATH": str(top / "nowhere")}}
    code, said = render(top, "--to", "md", **variables.get(git_, {}))
    why = f"the last page does not say the revision of the files: {REASONS[git_].format(top=top)}"
    wrote = "".join(f"wrote build/{name}-2026/booklet.md\n" for name in ("second", "small"))
    assert (code, said) == (0, f"clusterkit: {why}\n{wrote}")
