"""What is found is told whole: in every format and language, with every template filled, at a place that is there."""

import json
import re
from contextlib import chdir
from pathlib import Path

import pytest

from clusterkit.formats.findings import FINDINGS
from clusterkit.messages import advice, fill, message
from clusterkit.validate import Outcome, validate
from expectations import CASES, cases

LANGUAGES = ("en", "he")


def outcome(case: str) -> Outcome:
    with chdir(CASES / case):
        return validate([Path()])


@pytest.mark.parametrize("case", cases())
def test_every_template_is_filled(case: str) -> None:
    for one in outcome(case).diagnostics:
        for language in LANGUAGES:
            for apart in (False, True):
                said = [message(one, language, apart), advice(one, language, apart)]
                said += [fill(text, one.values, language, apart) for text in (one.label, *one.notes) if text]
                assert said[0]
                assert not re.search(r"\{\w+\}|None|Decimal\(|0x[0-9a-f]{8}|\0", " ".join(said))


@pytest.mark.parametrize("case", cases())
def test_every_place_is_in_its_file(case: str) -> None:
    found = outcome(case)
    for one in found.diagnostics:
        for place in (one.place, *one.also):
            assert (place.line, place.column) <= (place.end_line, place.end_column)
            if place.file in found.loaded.contents and one.rule != "empty-file":
                lines = found.loaded.contents[place.file].decode("utf-8-sig", "replace").split("\n")
                assert 1 <= place.line <= len(lines)
                assert 1 <= place.column <= len(lines[place.line - 1]) + 1


@pytest.mark.parametrize("case", cases())
def test_findings_stand_in_order_of_place_and_are_told_once(case: str) -> None:
    found = [(one.place, one.rule, one.message, str(one.values)) for one in outcome(case).diagnostics]
    assert [one[0] for one in found] == sorted(one[0] for one in found)
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", cases())
def test_every_format_writes_every_finding(case: str, language: str) -> None:
    found = outcome(case)
    document = json.loads(FINDINGS["json"](found, language, False))
    assert [one["rule"] for one in document["findings"]] == [one.rule for one in found.diagnostics]
    text = FINDINGS["text"](found, language, False)
    assert text.endswith("\n")
    for one in found.diagnostics:
        assert f":{one.place.line}:{one.place.column}: {one.severity}[{one.rule}] " in text
