"""What a plans folder settles for itself, and a source for its own findings."""

from pathlib import Path
from typing import get_args

import pytest

from clusterkit.cli.options import Spoken
from clusterkit.load.settings import SPOKEN
from clusterkit.messages import advice
from clusterkit.validate import validate

PLAN = """title: תוכנית
year: 2026
sources:
  - {id: call, name: קול קורא, kind: call, approved: 1000CONTROL}
  - {id: idle, name: תקציב שוטף, kind: regular, approved: 50000}
"""
SECTION = """id: waste
title: פסולת
goals:
  - id: g1
    title: צמצום
    tasks:
      - id: t1
        title: סקר
        owner: [moran, hadas]
        schedule: [2026]
        budget: [{item: ייעוץ, amount: 60000, source: call}]
"""
FOUND = {"source-over-allocated": "error", "several-owners": "warning", "idle-source": "info"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plans folder with a finding of each severity."""
    write(tmp_path, "")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, control: str) -> None:
    (folder / "c" / "2026" / "sections").mkdir(parents=True, exist_ok=True)
    (folder / "c" / "2026" / "plan.yaml").write_text(PLAN.replace("CONTROL", control), encoding="utf-8")
    (folder / "c" / "2026" / "sections" / "10-waste.yaml").write_text(SECTION, encoding="utf-8")


def told() -> dict[str, str]:
    return {one.rule: one.severity for one in validate([Path()]).diagnostics}


SETTINGS = [
    ("", FOUND),
    ('ignore = ["several-owners"]', {"source-over-allocated": "error", "idle-source": "info"}),
    ('select = ["idle-source"]', {"idle-source": "info"}),
    ('[severity]\nseveral-owners = "error"', FOUND | {"several-owners": "error"}),
    ('[severity]\nsource-over-allocated = "info"', FOUND | {"source-over-allocated": "info"}),
    (
        '[[paths]]\npattern = "c/2026/sections/*"\nignore = ["several-owners", "idle-source"]',
        FOUND | {"several-owners": ""},
    ),
    ('[[paths]]\npattern = "c/2026/plan.yaml"\nignore = ["several-owners"]', FOUND),
    ("[thresholds]\nlargest-amount = 50_000", FOUND | {"implausible-amount": "info"}),
]


@pytest.mark.parametrize(("settings", "expected"), SETTINGS)
def test_a_folder_settles_what_runs_and_how_grave_it_is(folder: Path, settings: str, expected: dict[str, str]) -> None:
    (folder / "clusterkit.toml").write_text(settings, encoding="utf-8")
    assert told() == {rule: severity for rule, severity in expected.items() if severity}


def test_another_folder_is_not_touched(folder: Path) -> None:
    inner = folder / "other"
    write(inner, "")
    (folder / "clusterkit.toml").write_text('ignore = ["several-owners"]', encoding="utf-8")
    assert {one.rule for one in validate([inner]).diagnostics} == set(FOUND)


@pytest.mark.parametrize(("control", "expected"), [("absolute", "error"), ("advisory", "warning")])
def test_a_source_of_advisory_control_warns(folder: Path, control: str, expected: str) -> None:
    write(folder, f", control: {control}")
    assert told() == FOUND | {"source-over-allocated": expected}


def test_settings_that_are_not_toml_are_told_with_their_place(folder: Path) -> None:
    (folder / "clusterkit.toml").write_text("ignore = [\n  unquoted\n]", encoding="utf-8")
    wrong = [one for one in validate([Path()]).diagnostics if one.rule == "wrong-setting"]
    assert [(one.place.file, one.place.line) for one in wrong] == [("clusterkit.toml", 2)]


def test_a_byte_order_mark_changes_nothing(folder: Path) -> None:
    (folder / "clusterkit.toml").write_text('ignore = ["several-owners"]', encoding="utf-8-sig")
    assert told() == {"source-over-allocated": "error", "idle-source": "info"}


def test_a_language_that_messages_do_not_have_is_refused_as_on_the_command_line(folder: Path) -> None:
    assert get_args(Spoken) == SPOKEN
    (folder / "clusterkit.toml").write_text('language = "ar"', encoding="utf-8")
    (wrong,) = [one for one in validate([Path()]).diagnostics if one.rule == "wrong-setting"]
    assert advice(wrong, "en") == "write one of: en, he"


@pytest.mark.parametrize(("place", "given"), [(".", "plans"), ("plans/c", "plans"), ("plans/c/2026", "plans/c/2026")])
def test_settings_where_nothing_reads_them_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, given: str
) -> None:
    monkeypatch.chdir(tmp_path)
    write(Path("plans"), "")
    Path(place, "clusterkit.toml").write_text('ignore = ["several-owners"]', encoding="utf-8")
    Path("plans", "clusterkit.toml").write_text('ignore = ["idle-source"]', encoding="utf-8")
    found = [one for one in validate([Path(given)]).diagnostics if one.rule == "stray-file"]
    assert [(one.place.file, advice(one, "en")) for one in found] == [
        (
            Path(place, "clusterkit.toml").as_posix(),
            "move it to plans/clusterkit.toml, beside the folders of the clusters",
        )
    ]


def test_the_language_of_messages_is_the_folders_own(folder: Path) -> None:
    (folder / "clusterkit.toml").write_text('language = "he"', encoding="utf-8")
    assert [plan.settings.language for plan in validate([Path()]).loaded.plans] == ["he"]


UNREAD = [
    'ignore = ["yaml-syntax"]',
    'select = ["yaml-syntax", "idle-source"]',
    '[severity]\nyaml-syntax = "info"',
    '[[paths]]\npattern = "c/*"\nignore = ["yaml-syntax"]',
]


@pytest.mark.parametrize("settings", UNREAD)
def test_a_fault_for_which_a_file_is_not_read_cannot_be_settled(folder: Path, settings: str) -> None:
    (folder / "clusterkit.toml").write_text(settings, encoding="utf-8")
    assert told()["wrong-setting"] == "error"
    (folder / "c" / "2026" / "sections" / "10-waste.yaml").write_text("goals: [", encoding="utf-8")
    assert told()["yaml-syntax"] == "error"


@pytest.mark.parametrize("settings", ['ignore = ["wrong-value"]', 'select = ["idle-source"]'])
def test_nor_can_another_fault_where_nothing_of_a_file_is_read(folder: Path, settings: str) -> None:
    (folder / "clusterkit.toml").write_text(settings, encoding="utf-8")
    (folder / "c" / "2026" / "sections" / "10-waste.yaml").write_text("- goals", encoding="utf-8")
    assert told()["wrong-value"] == "error"
