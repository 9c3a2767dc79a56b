"""The pages say what is so: generated ones are current, links lead somewhere, and commands print what is shown.

Commands run beside copies of the plans and of tests/exports. A ```diff block before a ```console block is a change to
the plans that those commands see, and no others do; its first line names the file. In a console block a line `…` alone
means lines left out. A ```yaml block that follows a line ending with a file's name and a colon is a part of that file.
With `--golden` the outputs are written anew.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import pytest

from docs import pages

ROOT = Path(__file__).resolve().parents[1]
PAGES = (ROOT / "README.md", *sorted(ROOT.joinpath("docs").glob("*.md")))

_BLOCK = re.compile(r"^```(?P<kind>diff|console)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_EXCERPT = re.compile(r"`(?P<file>[\w./-]+\.yaml)`:\n\n```yaml\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((?P<file>[^)#:]*)(?:#(?P<heading>[^)]*))?\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


class Session(NamedTuple):
    """Commands with what they print, and the change to the plans before them, if any."""

    page: Path
    change: str
    console: str


def _read(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def _sessions(page: Path) -> list[Session]:
    found, change = [], ""
    for block in _BLOCK.finditer(_read(page)):
        if block["kind"] == "diff":
            change = block["text"]
        else:
            found.append(Session(page, change, block["text"]))
            change = ""
    return found


SESSIONS = [
    pytest.param(session, id=f"{page.name}-{number}")
    for page in PAGES
    for number, session in enumerate(_sessions(page), 1)
]


@pytest.mark.parametrize("session", SESSIONS)
def test_commands_print_what_is_shown(session: Session, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    shutil.copytree(ROOT / "workplans", tmp_path / "workplans")
    for export in ROOT.glob("tests/exports/*.csv"):
        shutil.copyfile(export, tmp_path / export.name)
    if session.change:
        _apply(session.change, tmp_path)
    console, code = "", 0
    for step in re.split(r"^\$ ", session.console, flags=re.MULTILINE)[1:]:
        command, _, shown = step.partition("\n")
        printed, code = _run(command, code, tmp_path)
        console += f"$ {command}\n{_shortened(printed, shown)}"
    if request.config.getoption("--golden"):
        page = _read(session.page).replace(session.console, console, 1)
        session.page.write_text(page, encoding="utf-8", newline="\n")
    else:
        assert console == session.console


@pytest.mark.parametrize("name", pages())
def test_a_generated_page_is_current(name: str) -> None:
    assert _read(ROOT / "docs" / name) == pages()[name], "run `make docs`"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_excerpts_are_in_their_files(page: Path) -> None:
    for excerpt in _EXCERPT.finditer(_read(page)):
        assert _bare(excerpt["text"]) in _bare(_read(ROOT / excerpt["file"]))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for link in _LINK.finditer(_FENCED.sub("", _read(page))):
        target = page.parent / link["file"] if link["file"] else page
        assert target.exists(), link[0]
        assert not link["heading"] or link["heading"] in _anchors(_read(target)), link[0]


def _apply(change: str, folder: Path) -> None:
    name, _, lines = change.partition("\n")
    file = folder / name.removeprefix("--- ")
    old, new = ("".join(line[1:] + "\n" for line in lines.splitlines() if line[0] in f" {side}") for side in "-+")
    text = _read(file)
    assert text.count(old) == 1, f"{name} has these lines {text.count(old)} times"
    file.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def _run(command: str, last: int, folder: Path) -> tuple[str, int]:
    """What a command prints, and its exit code; `last` is the exit code of the one before it."""
    if command == "echo $?":
        return f"{last}\n", 0
    program, *words = shlex.split(command)
    assert program == "clusterkit", f"a console block runs clusterkit alone, not {program}"
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("CLUSTERKIT_", "FORCE_", "GITHUB_"))
    }
    done = subprocess.run(
        [sys.executable, "-m", "clusterkit", *words],
        cwd=folder,
        env={
            **kept,
            "CLUSTERKIT_AS_OF": "2026-11-01",
            "NO_COLOR": "1",
            "PYTHONPATH": str(ROOT / "src"),
            "PYTHONUTF8": "1",
            "COLUMNS": "100",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout, done.returncode


def _shortened(printed: str, shown: str) -> str:
    """What is printed; where lines are left out, only lines that begin with a word that begins a shown one."""
    if "…" not in shown.splitlines():
        return printed
    words = {line.split(" ")[0] for line in shown.splitlines()}
    lines = (line if line.split(" ")[0] in words else "…" for line in printed.splitlines())
    return "".join(f"{line}\n" for line, _ in groupby(lines))


def _bare(text: str) -> str:
    return "\n".join(line.strip() for line in text.splitlines())


def _anchors(text: str) -> set[str]:
    titles = _HEADING.findall(_FENCED.sub("", text))
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}
