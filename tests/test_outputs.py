"""Where `validate` writes: stdout, several files, the page of a GitHub job."""

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

import pytest

from clusterkit.formats.summary_github import LIMIT
from test_process import DEMO, OVER, run

ACTIONS = {"GITHUB_ACTIONS": "true"}


def validate(
    *words: str, folder: Path, path: Path = OVER, variables: Mapping[str, str] | None = None
) -> "subprocess.CompletedProcess[bytes]":
    return run("validate", path, *words, folder=folder, variables=variables)


def test_each_file_gets_its_format_and_stdout_its_own(tmp_path: Path) -> None:
    done = validate("-o", "sarif:a.sarif", "-o", "junit:a.xml", "-o", "gitlab:a:b.json", "-f", "json", folder=tmp_path)
    assert (done.returncode, done.stderr) == (1, b"wrote a.sarif\nwrote a.xml\nwrote a:b.json\n")
    assert json.loads(done.stdout)["schema_version"] == 1
    assert json.loads((tmp_path / "a.sarif").read_bytes())["version"] == "2.1.0"
    assert ElementTree.parse(tmp_path / "a.xml").getroot().tag == "testsuites"
    assert isinstance(json.loads((tmp_path / "a:b.json").read_bytes()), list)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.sarif", "a.xml", "a:b.json"]


def test_a_file_without_a_format_takes_the_place_of_stdout(tmp_path: Path) -> None:
    done = validate("-f", "gitlab", "-o", "plain", "-o", "json:findings.json", folder=tmp_path)
    assert (done.returncode, done.stdout) == (1, b"")
    assert isinstance(json.loads((tmp_path / "plain").read_bytes()), list)
    assert isinstance(json.loads((tmp_path / "findings.json").read_bytes()), dict)


def test_colour_is_for_stdout_alone(tmp_path: Path) -> None:
    done = validate("-o", "text:findings.txt", folder=tmp_path, variables={"FORCE_COLOR": "1", "NO_COLOR": ""})
    assert b"\033[" in done.stdout
    assert b"\033[" not in (tmp_path / "findings.txt").read_bytes()


@pytest.mark.parametrize(
    "words", [("sarfi:plan.sarif",), ("sarif:",), ("SARIF:plan.sarif",), ("json:a", "sarif:./a"), ("a", "a")]
)
def test_an_output_that_makes_no_sense_is_refused_before_anything_is_written(
    words: tuple[str, ...], tmp_path: Path
) -> None:
    done = validate(*(word for output in words for word in ("-o", output)), folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert len(done.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("output", ["sarif:c/2026/plan.yaml", "c/clusterkit", "-", "json:clusterkit.toml"])
def test_a_file_that_is_checked_is_not_written_over(output: str, tmp_path: Path) -> None:
    (tmp_path / "c" / "2026").mkdir(parents=True)
    plan, settings = tmp_path / "c" / "2026" / "plan.yaml", tmp_path / "clusterkit.toml"
    plan.write_text("title: תוכנית\nyear: 2026\n", encoding="utf-8")
    settings.write_text('ignore = ["idle-source"]\n', encoding="utf-8")
    (tmp_path / "c" / "clusterkit").symlink_to(plan)
    (tmp_path / "-").symlink_to(settings)
    before = plan.read_bytes(), settings.read_bytes()
    done = run("validate", "c", "-o", "json:other.json", "-o", output, folder=tmp_path)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, b"", 1)
    assert (plan.read_bytes(), settings.read_bytes()) == before
    assert not (tmp_path / "other.json").exists()


@pytest.mark.parametrize("broken", ["no/such/folder/a.sarif", "."])
def test_a_file_that_cannot_be_written_is_one_line(broken: str, tmp_path: Path) -> None:
    done = validate("-o", f"sarif:{broken}", folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert len(done.stderr.splitlines()) == 1


def test_in_actions_findings_are_commands_and_the_page_is_added_to(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("before\n", encoding="utf-8")
    done = validate(folder=tmp_path, variables={**ACTIONS, "GITHUB_STEP_SUMMARY": str(page)})
    assert (done.returncode, done.stderr) == (1, b"")
    assert done.stdout.startswith(b"::error file=")
    said = page.read_text(encoding="utf-8")
    assert said.startswith("before\n## clusterkit\n")
    assert "source-over-allocated" in said
    validate(folder=tmp_path, path=DEMO, variables={**ACTIONS, "GITHUB_STEP_SUMMARY": str(page)})
    assert page.read_text(encoding="utf-8").startswith(said + "## clusterkit\n")


def test_a_full_page_stays_within_what_github_takes(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("x" * (LIMIT - 2000), encoding="utf-8")
    validate(folder=tmp_path, variables={**ACTIONS, "GITHUB_STEP_SUMMARY": str(page)})
    assert LIMIT - 2000 < page.stat().st_size <= LIMIT


@pytest.mark.parametrize("words", [("-f", "text"), ("-o", "findings.txt"), ("-f", "text", "-o", "sarif:a.sarif")])
def test_in_actions_another_format_is_as_anywhere(words: tuple[str, ...], tmp_path: Path) -> None:
    there = validate(*words, folder=tmp_path, variables={**ACTIONS, "GITHUB_STEP_SUMMARY": "page.md"})
    written = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    here = validate(*words, folder=tmp_path)
    assert (there.returncode, there.stdout, there.stderr) == (here.returncode, here.stdout, here.stderr)
    assert written == {file.name: file.read_bytes() for file in tmp_path.iterdir()}


@pytest.mark.parametrize("variables", [{"GITHUB_ACTIONS": "false"}, {"GITHUB_STEP_SUMMARY": "page.md"}])
def test_outside_of_actions_nothing_is_added_to_a_page(variables: dict[str, str], tmp_path: Path) -> None:
    done = validate("-f", "github", folder=tmp_path, variables=variables)
    assert done.stdout.startswith(b"::error ")
    assert list(tmp_path.iterdir()) == []


def test_a_page_that_cannot_be_written_is_one_line_after_the_findings(tmp_path: Path) -> None:
    done = validate(folder=tmp_path, variables={**ACTIONS, "GITHUB_STEP_SUMMARY": "no/such/page.md"})
    assert done.returncode == 2
    assert done.stdout.startswith(b"::error ")
    assert done.stderr == b"clusterkit: no/such/page.md: no such file or directory\n"


def test_a_name_that_is_not_utf8_is_no_bug(tmp_path: Path) -> None:
    sections = tmp_path / "c" / "2026" / "sections"
    sections.mkdir(parents=True)
    (sections.parent / "plan.yaml").write_text("title: t\nyear: 2026\n", encoding="utf-8")
    Path(sections, "\udcff.yaml").write_text("id: [\n", encoding="utf-8")
    for name in ("text", "json", "github", "gitlab", "sarif", "junit"):
        done = validate("-f", name, folder=tmp_path, path=tmp_path)
        assert (done.returncode, done.stderr) == (1, b"")
        assert done.stdout.decode()
