"""The schemas in an editor: the language server that editors run for YAML completes, explains and underlines by them.

The server comes from the npm registry, once, into build/editor.
"""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from editor.lsp import Server

ROOT = Path(__file__).resolve().parents[1]

FILES = sorted(file.relative_to(ROOT).as_posix() for file in ROOT.glob("workplans/**/*.yaml"))
SECTION = "workplans/mishor-hahof/2026/sections/10-economy.yaml"

SETTINGS = {"yaml": {"schemaStore": {"enable": False}}}
"""The extension's own settings, but for the catalog of everybody's schemas, which it would ask the network for."""

EXPLAINED = re.compile(r"#### .*[א-ת].*\n\n.*[a-z].*\n\n.*[א-ת].*\n")
"""A field's name, and what it is in English and in Hebrew."""

pytestmark = [pytest.mark.node, pytest.mark.npm]


@pytest.fixture
def language_server(program: Callable[[str], str], packages: Callable[[str], Path]) -> list[str | Path]:
    """The command that runs the server."""
    return [program("node"), packages("editor") / "yaml-language-server" / "bin" / "yaml-language-server", "--stdio"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with every plan and the schemas, to be written in."""
    for name in ("workplans", "schema"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


@pytest.fixture
def editor(language_server: list[str | Path], folder: Path) -> Iterator[Server]:
    """The server, running in that folder."""
    with Server(language_server, folder, SETTINGS) as server:
        yield server


def _put(file: Path, before: str, line: str) -> tuple[int, int]:
    """Put a line before the first one that begins so: where the new one ends, counted from 0."""
    lines = file.read_text(encoding="utf-8").splitlines()
    at = next(number for number, text in enumerate(lines) if text.startswith(before))
    lines.insert(at, line)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return at, len(line)


def _place(file: Path, word: str) -> tuple[int, int]:
    """Where the first key of this name stands, counted from 0."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return next((number, text.index(word)) for number, text in enumerate(lines) if text.lstrip(" -").startswith(word))


def test_the_plans_as_they_are_have_nothing_underlined(editor: Server, folder: Path) -> None:
    assert len(FILES) > 20
    found = editor.open(*(folder / name for name in FILES))
    assert {file.relative_to(folder).as_posix(): wrong for file, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("name", FILES)
def test_every_file_names_the_schema_of_its_kind(name: str) -> None:
    first = (ROOT / name).read_text(encoding="utf-8").splitlines()[0]
    schema = (ROOT / name).parent / first.removeprefix("# yaml-language-server: $schema=")
    kinds = {"sections": "section", "progress": "progress", "national": "national"}
    kind = kinds.get(Path(name).parent.name) or Path(name).stem
    assert schema.resolve() == ROOT / "schema" / f"{kind}.schema.json"


def test_keys_are_offered_where_they_belong(editor: Server, folder: Path) -> None:
    file = folder / SECTION
    at = _put(file, "            title:", "            mile")
    editor.open(file)
    offered = {item["label"]: item for item in editor.complete(file, *at)}
    assert {"milestones", "owner", "funders", "details"} <= set(offered)
    assert not {"sections", "tasks", "amount", "sources"} & set(offered)
    assert offered["milestones"]["insertText"] == "milestones:\n  "
    assert "What will stand at the end of a period" in offered["milestones"]["documentation"]


def test_a_budget_line_begins_empty(editor: Server, folder: Path) -> None:
    file = folder / SECTION
    at = _put(file, "            title:", "            budg")
    editor.open(file)
    (offered,) = (item for item in editor.complete(file, *at) if item["label"] == "budget")
    assert offered["insertText"] == "budget:\n  - "


def test_the_values_of_a_closed_list_are_offered(editor: Server, folder: Path) -> None:
    file = folder / SECTION
    at = _put(file, "title:", "kind: ")
    editor.open(file)
    assert [item["label"] for item in editor.complete(file, *at)] == ["theme", "division", "department", "domain"]


@pytest.mark.parametrize(
    ("name", "key", "said"),
    [
        (SECTION, "target", "#### ערך יעד\n\nThe number to be reached.\n\nהמספר שיש להגיע אליו.\n"),
        (
            "workplans/mifratz/2021/plan.yaml",
            "approved",
            "#### מאושר\n\nShekels that were approved.\n\nשקלים שאושרו.\n",
        ),
        (
            "workplans/mifratz/2021/sections/40-digital-innovation.yaml",
            "owner",
            "#### אחראי\n\nThe one accountable officer or member of staff.",
        ),
        (
            "workplans/demo/2026/progress/2026-Q1.yaml",
            "task",
            "#### משימה\n\nThe task, by its id.\n\nהמשימה, לפי מזהה.\n",
        ),
    ],
)
def test_a_key_is_explained_in_english_and_hebrew(editor: Server, folder: Path, name: str, key: str, said: str) -> None:
    file = folder / name
    editor.open(file)
    assert editor.hover(file, *_place(file, f"{key}:")).startswith(said)


def test_every_key_of_a_section_is_explained(editor: Server, folder: Path) -> None:
    file = folder / SECTION
    editor.open(file)
    lines = file.read_text(encoding="utf-8").splitlines()
    keys = [(number, found) for number, line in enumerate(lines) if (found := re.match(r"[ -]*([a-z_]+):", line))]
    assert len(keys) > 100
    unexplained = [found[1] for at, found in keys if not EXPLAINED.match(editor.hover(file, at, found.start(1) + 1))]
    assert unexplained == []


@pytest.mark.parametrize(
    ("old", "new", "underlined", "message"),
    [
        ("        owner: data-lead", "        onwer: data-lead", "onwer", "Property onwer is not allowed."),
        ("kind: theme", "kind: them", "them", "Value is not accepted."),
        ("due: 2026-Q4", "due: soon", "soon", "does not match the pattern"),
        ("contributors: [tenders-lead]", "contributors: tenders-lead", "tenders-lead", "Incorrect type."),
    ],
)
def test_a_fault_is_underlined(editor: Server, folder: Path, old: str, new: str, underlined: str, message: str) -> None:
    file = folder / "workplans/demo/2026/sections/20-economy.yaml"
    text = file.read_text(encoding="utf-8").replace(old, new, 1)
    file.write_text(text, encoding="utf-8")
    (wrong,) = editor.open(file)[file]
    start, end = wrong["range"]["start"], wrong["range"]["end"]
    assert text.splitlines()[start["line"]][start["character"] : end["character"]] == underlined
    assert message in wrong["message"]
    assert wrong["severity"] == 1
