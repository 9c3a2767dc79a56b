"""What the formats of `validate` write, read as CI reads it and by the published schemas; and random outcomes."""

import json
import os
import re
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from hypothesis import strategies as st
from jsonschema import Draft4Validator
from markdown_it import MarkdownIt
from xmlschema import XMLSchema

from clusterkit.diagnostics import SEVERITIES, Diagnostic, Place
from clusterkit.formats.findings import FINDINGS
from clusterkit.load import Loaded
from clusterkit.rules import BY_NAME
from clusterkit.validate import Outcome

PUBLISHED = Path(__file__).resolve().parent / "published"


def encoded(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


@cache
def sarif_schema() -> Draft4Validator:
    return Draft4Validator(json.loads((PUBLISHED / "sarif-schema-2.1.0.json").read_bytes()))


@cache
def junit_schema() -> XMLSchema:
    return XMLSchema(str(PUBLISHED / "junit-10.xsd"))


def written(name: str, found: Outcome, language: str = "en") -> str:
    """A format's document, as the bytes of a file would be read again."""
    return FINDINGS[name](found, language, False).encode("utf-8", "replace").decode()


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """The workflow commands of a log: the command, its properties, its message; read as GitHub's runner does."""
    found = []
    for line in re.split(r"\r\n|\r|\n", text)[:-1]:
        match = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line, re.DOTALL)
        assert match, line
        pairs = dict(one.split("=", 1) for one in match[2].split(","))
        found.append((match[1], {name: _plain(value) for name, value in pairs.items()}, _plain(match[3])))
    return found


def _plain(text: str) -> str:
    for code, letter in {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}.items():
        text = text.replace(code, letter)
    return text


def sarif(text: str) -> dict[str, Any]:
    """The one run of a log that the published schema accepts."""
    document = json.loads(text)
    assert [error.message for error in sarif_schema().iter_errors(document)] == []
    (run,) = document["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert [rules[result["ruleIndex"]] for result in run["results"]] == [one["ruleId"] for one in run["results"]]
    return dict(run)


def junit(text: str) -> ElementTree.Element:
    """The top of a report that the published schema accepts, and whose counts are right."""
    junit_schema().validate(text)
    top = ElementTree.fromstring(text.encode())
    for part in (top, *top.iter("testsuite")):
        counts = [len(list(part.iter(name))) for name in ("testcase", "failure", "error")]
        assert [int(part.attrib[name]) for name in ("tests", "failures", "errors")] == counts
    return top


def gitlab(text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(text)
    for one in found:
        assert set(one) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert one["severity"] in {"major", "minor", "info"}
    assert len({one["fingerprint"] for one in found}) == len(found)
    return found


def tables(page: str) -> list[list[list[str]]]:
    """The rows of each table of a page, under its head, as a reader sees their cells."""
    found: list[list[list[str]]] = []
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(page)
    for token, after in zip(tokens, [*tokens[1:], None], strict=True):
        if token.type == "tbody_open":
            found.append([])
        elif token.type == "tr_open" and found and token.level > 1:
            found[-1].append([])
        elif token.type == "td_open" and after:
            found[-1][-1].append("".join(child.content for child in after.children or ()))
    return found


texts = st.text(st.characters(), min_size=1, max_size=20) | st.sampled_from(
    [
        "::error::x",
        "a\nb",
        "a\r\nb",
        "%0A",
        "]]>",
        "<b>&amp;",
        "|x|`",
        "\0\x1b[31m",
        "\ud800",
        "\ufffe",
        "{0} [a](1)",
        "\\|",
    ]
)
names = st.binary(min_size=1, max_size=12).map(os.fsdecode) | st.sampled_from(
    ["a:b,c%.yaml", "תוכנית/א ב.yaml", "../x"]
)


@st.composite
def places(draw: st.DrawFn) -> Place:
    line, column, more, wide = (draw(st.integers(1, 9)) for _ in range(4))
    return Place(draw(names), line, column, line + more // 5, column + wide)


@st.composite
def diagnostics(draw: st.DrawFn) -> Diagnostic:
    return Diagnostic(
        rule=draw(st.sampled_from(sorted(BY_NAME))),
        severity=draw(st.sampled_from(SEVERITIES)),
        place=draw(places()),
        message="{said}",
        help=draw(st.sampled_from(["", "{help}"])),
        notes=draw(st.sampled_from([(), ("{said} · {help}",)])),
        values={"said": draw(texts), "help": draw(texts)},
        id=draw(texts),
        also=tuple(draw(st.lists(places(), max_size=2))),
    )


@st.composite
def outcomes(draw: st.DrawFn) -> Outcome:
    found = tuple(draw(st.lists(diagnostics(), max_size=4)))
    files = [one.place.file for one in found]
    unread = frozenset(draw(st.lists(st.sampled_from(files), max_size=2)) if files else ())
    loaded = Loaded(
        plans=(),
        diagnostics=found,
        contents=dict.fromkeys([*files, *draw(st.lists(names, max_size=2))], b""),
        unread=unread,
        missing=tuple(draw(st.lists(names, max_size=2, unique=True))),
    )
    return Outcome(found, loaded)
