"""Each format of `validate` is one document of its kind: clean, with findings, broken, and whatever the texts say."""

import json
import os
import re
import shutil
from collections import Counter
from contextlib import chdir
from functools import cache
from pathlib import Path
from typing import get_args
from urllib.parse import unquote_to_bytes, urlsplit

import pytest
from hypothesis import given

from clusterkit.cli.outputs import Name
from clusterkit.diagnostics import SEVERITIES
from clusterkit.formats.elsewhere import elsewhere
from clusterkit.formats.findings import FINDINGS
from clusterkit.formats.fingerprints import fingerprints
from clusterkit.formats.summary_github import LIMIT, summary
from clusterkit.messages import message
from clusterkit.rules import BY_NAME
from clusterkit.validate import Outcome, validate
from findings import commands, encoded, gitlab, junit, outcomes, sarif, tables, written

TESTS = Path(__file__).resolve().parent

FOLDERS = {
    # name: (the folder it runs in, the path, whether something could not be checked)
    "clean": (TESTS.parent, "workplans/demo", False),
    "findings": (TESTS / "cases", ".", True),
    "broken": (TESTS, "broken", True),
    "missing": (TESTS, "nowhere", True),
    "empty": (TESTS, "cli", False),
}


@cache
def outcome(name: str) -> Outcome:
    folder, path, _ = FOLDERS[name]
    with chdir(folder):
        return validate([Path(path)])


def test_the_command_line_knows_every_format() -> None:
    assert get_args(Name) == tuple(FINDINGS)


@pytest.mark.parametrize("language", ["en", "he"])
@pytest.mark.parametrize("name", FOLDERS)
def test_every_format_is_one_document_with_every_finding(name: str, language: str) -> None:
    found, partial = outcome(name), FOLDERS[name][2]
    severities = Counter(one.severity for one in found.diagnostics)
    assert len(gitlab(written("gitlab", found, language))) == severities.total()
    assert len(commands(written("github", found, language))) == severities.total() + len(found.loaded.missing)
    run = sarif(written("sarif", found, language))
    assert len(run["results"]) == severities.total()
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is (not partial and bool(found.loaded.contents))
    assert bool(invocation["toolExecutionNotifications"]) is partial
    top = junit(written("junit", found, language))
    wrong = {one.place.file for one in found.diagnostics if one.severity == "error"} | set(found.loaded.missing)
    assert {
        case.attrib["name"] for case in top.iter("testcase") if len(case) > (case.find("system-out") is not None)
    } == wrong
    unread = {case.attrib["name"] for case in top.iter("testcase") if case.find("error") is not None}
    assert unread == {*found.loaded.unread, *found.loaded.missing}


def test_github_gets_the_gravest_first() -> None:
    order = [command for command, _, _ in commands(written("github", outcome("findings")))]
    assert set(order) == {"error", "warning", "notice"}
    assert order == sorted(order, key=["error", "warning", "notice"].index)


def test_other_places_are_told_a_few_and_how_many_more() -> None:
    with chdir(TESTS / "cases" / "duplicate-id"):
        found = validate([Path()])
    second = next(one for one in found.diagnostics if one.place.line == 8)
    file = second.place.file
    assert elsewhere(second, "en") == f"also: {file}:7"
    for name in ("text", "github"):
        assert f"also: {file}:7" in FINDINGS[name](found, "en", False)
    many = second._replace(also=tuple(second.place._replace(line=line) for line in (8, 9, 9, 10, 11, 12, 13)))
    assert elsewhere(many, "en") == f"also: {file}:9, {file}:10, {file}:11, and 2 more"
    assert elsewhere(many._replace(notes=("5 lines",)), "en") == elsewhere(second._replace(also=()), "en") == ""


def test_columns_are_given_only_within_a_line() -> None:
    for _, properties, _ in commands(written("github", outcome("findings"))):
        assert ("col" in properties) is (properties["line"] == properties["endLine"])


@pytest.mark.parametrize("case", ["duplicate-id", "repeated-line", "source-over-allocated", "unknown-source"])
def test_a_fingerprint_stays_when_lines_move_and_in_every_language(case: str, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(TESTS / "cases" / case, tmp_path / case))
    for file in copy.rglob("*.yaml"):
        file.write_bytes(b"# one line more\n" + file.read_bytes())
    with chdir(TESTS / "cases" / case):
        before = validate([Path()])
    with chdir(copy):
        after = validate([Path()])
    assert [one.place for one in before.diagnostics] != [one.place for one in after.diagnostics]
    marks = [one["fingerprint"] for one in gitlab(written("gitlab", before))]
    assert [one["fingerprint"] for one in gitlab(written("gitlab", after, "he"))] == marks
    results = sarif(written("sarif", before))["results"]
    assert [one["partialFingerprints"]["clusterkitFinding/v1"] for one in results] == marks


def test_a_rule_comes_with_its_manual() -> None:
    rules = {one["id"]: one for one in sarif(written("sarif", outcome("findings")))["tool"]["driver"]["rules"]}
    assert list(rules) == [name for name in BY_NAME if name in rules]
    for name, rule in rules.items():
        assert rule["shortDescription"]["text"] == (BY_NAME[name].__doc__ or "").splitlines()[0]
        assert "**Fix**" in rule["help"]["markdown"]


def test_related_places_are_in_sarif() -> None:
    results = sarif(written("sarif", outcome("findings")))["results"]
    also = [len(one.also) for one in outcome("findings").diagnostics]
    assert [len(one.get("relatedLocations", ())) for one in results] == also
    assert any(also)


@pytest.mark.parametrize("language", ["en", "he"])
@pytest.mark.parametrize("name", FOLDERS)
def test_the_page_of_a_job_has_every_finding(name: str, language: str) -> None:
    found = outcome(name)
    told = len(found.diagnostics) + len(found.loaded.missing)
    shown = tables(summary(found, language))
    assert [len(shown), *(len(rows) for rows in shown[1:])] == ([2, told] if told else [0])


def test_the_page_of_a_job_is_cut_at_its_limit() -> None:
    many = Outcome(outcome("findings").diagnostics * 100, outcome("findings").loaded)
    for language in ("en", "he"):
        page = summary(many, language)
        assert LIMIT - 3000 < len(page.encode()) <= LIMIT
        assert re.search(r"\d+\n(\n</div>\n)?\Z", page)
        assert len(summary(many, language, 0).encode()) < 1024


@given(outcomes())
def test_no_text_breaks_the_workflow_commands(found: Outcome) -> None:
    read = commands(written("github", found))[len(found.loaded.missing) :]
    ordered = sorted(found.diagnostics, key=lambda one: SEVERITIES.index(one.severity))
    assert len(read) == len(ordered)
    for (_, properties, said), one in zip(read, ordered, strict=True):
        assert properties["title"] == one.rule
        assert int(properties["line"]) == one.place.line
        assert said.split("\n")[0] == encoded(message(one, "en", apart=True))


@given(outcomes())
def test_no_text_breaks_the_json_formats(found: Outcome) -> None:
    told = [encoded(message(one, "en")) for one in found.diagnostics]
    issues = gitlab(written("gitlab", found))
    assert [one["description"][: len(said)] for one, said in zip(issues, told, strict=True)] == told
    results = sarif(written("sarif", found))["results"]
    assert [one["message"]["text"][: len(said)] for one, said in zip(results, told, strict=True)] == told
    for result, one in zip(results, found.diagnostics, strict=True):
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert urlsplit(uri)[:2] == ("", "")
        assert os.fsdecode(unquote_to_bytes(urlsplit(uri).path)) == one.place.file
    assert json.loads(written("json", found))["findings"] is not None


@given(outcomes())
def test_no_text_breaks_the_xml(found: Outcome) -> None:
    top = junit(written("junit", found))
    said = "".join(top.itertext())
    for one in found.diagnostics:
        assert f"{one.severity}[{one.rule}]" in said
    assert len(list(top.iter("testcase"))) >= len({one.place.file for one in found.diagnostics})


@given(outcomes())
def test_no_text_breaks_the_page_of_a_job(found: Outcome) -> None:
    shown = tables(encoded(summary(found, "en")))
    rows = shown[1] if shown else []
    said = Counter((one.rule, _spaced(message(one, "en", apart=True))) for one in found.diagnostics)
    assert not said - Counter((row[1], row[3]) for row in rows)
    assert all(len(row) == 5 for row in rows)


def _spaced(text: str) -> str:
    return " ".join(encoded(text).split())


@given(outcomes())
def test_fingerprints_are_unique_and_of_the_finding(found: Outcome) -> None:
    marks = fingerprints(found.diagnostics)
    assert len(set(marks)) == len(marks)
    assert fingerprints(found.diagnostics) == marks
    assert all(re.fullmatch("[0-9a-f]{64}", mark) for mark in marks)
