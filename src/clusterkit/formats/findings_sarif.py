"""Diagnostics as SARIF 2.1.0, for GitHub's code scanning and for editors.

The rules are those that were broken, each with its manual. What could not be checked is told apart from the findings.
"""

from collections.abc import Mapping
from inspect import cleandoc
from textwrap import dedent
from typing import Any

from clusterkit.diagnostics import Diagnostic, Place, Severity
from clusterkit.formats.fingerprints import fingerprints
from clusterkit.formats.unchecked import unchecked
from clusterkit.messages import advice, fill, message
from clusterkit.rules import RULES
from clusterkit.rules.finding import Rule
from clusterkit.validate import Outcome

Json = dict[str, Any]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}


def write(outcome: Outcome, language: str, colour: bool = False) -> str:
    """One log with one run."""
    import json

    return (
        json.dumps(
            {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(outcome, language)]}, ensure_ascii=False, indent=2
        )
        + "\n"
    )


def _run(outcome: Outcome, language: str) -> Json:
    from clusterkit import __version__

    told = tuple(unchecked(outcome))
    names = {one.rule for one in (*outcome.diagnostics, *told)}
    rules = [rule for rule in RULES if rule.name in names]
    index = {rule.name: number for number, rule in enumerate(rules)}
    known_by = fingerprints(outcome.diagnostics)
    return {
        "tool": {"driver": {"name": "clusterkit", "version": __version__, "rules": [_rule(rule) for rule in rules]}},
        "language": language,
        "invocations": [
            {
                "executionSuccessful": bool(outcome.loaded.contents) and not outcome.partial,
                "toolExecutionNotifications": [_notification(one, index, language) for one in told],
            }
        ],
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder in which clusterkit was run."}}},
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(one, mark, index, language) for one, mark in zip(outcome.diagnostics, known_by, strict=True)
        ],
    }


def _rule(rule: Rule) -> Json:
    manual = cleandoc(rule.__doc__ or rule.name)
    parts = manual.split("\n\n")
    why = next((part.removeprefix("Why:") for part in parts if part.startswith("Why:")), parts[0])
    reason = " ".join(why.split())
    return {
        "id": rule.name,
        "shortDescription": {"text": parts[0]},
        "fullDescription": {"text": reason[:1].upper() + reason[1:]},
        "help": {"text": manual, "markdown": "\n\n".join(map(_markdown, parts))},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _markdown(part: str) -> str:
    """A part of a manual: `Example:` with its plan in a block, the other headings in bold."""
    heading, colon, rest = part.partition(":")
    if heading == "Example":
        return f"**Example**\n\n```yaml\n{dedent(rest.strip(chr(10)))}\n```"
    return f"**{heading}**:{rest}" if colon and heading in ("Why", "Fix", "Source") else part


def _result(diagnostic: Diagnostic, fingerprint: str, index: Mapping[str, int], language: str) -> Json:
    said = [message(diagnostic, language)]
    said += [fill(note, diagnostic.values, language) for note in diagnostic.notes]
    said += [text for text in [advice(diagnostic, language)] if text]
    found: Json = {
        "ruleId": diagnostic.rule,
        "ruleIndex": index[diagnostic.rule],
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": "\n".join(said)},
        "locations": [_location(diagnostic.place)],
        "partialFingerprints": {"clusterkitFinding/v1": fingerprint},
    }
    if diagnostic.also:
        found["relatedLocations"] = [{"id": number, **_location(one)} for number, one in enumerate(diagnostic.also, 1)]
    return found


def _notification(diagnostic: Diagnostic, index: Mapping[str, int], language: str) -> Json:
    return {
        "level": "error",
        "message": {"text": message(diagnostic, language)},
        "associatedRule": {"id": diagnostic.rule, "index": index[diagnostic.rule]},
        "locations": [_location(diagnostic.place)],
    }


def _location(place: Place) -> Json:
    from urllib.parse import quote

    uri = quote(place.file.encode("utf-8", "surrogateescape"))
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": uri, "uriBaseId": _ROOT},
            "region": {
                "startLine": place.line,
                "startColumn": place.column,
                "endLine": place.end_line,
                "endColumn": place.end_column,
            },
        }
    }
