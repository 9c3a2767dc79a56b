"""Diagnostics as GitLab's Code Quality report, which it shows in a merge request beside the lines that changed."""

from typing import Any

from clusterkit.diagnostics import Diagnostic, Severity
from clusterkit.formats.fingerprints import fingerprints
from clusterkit.messages import advice, message
from clusterkit.validate import Outcome

_SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}


def write(outcome: Outcome, language: str, colour: bool = False) -> str:
    """One JSON array; empty where there is no finding."""
    import json

    known_by = fingerprints(outcome.diagnostics)
    found = [_issue(one, mark, language) for one, mark in zip(outcome.diagnostics, known_by, strict=True)]
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _issue(diagnostic: Diagnostic, fingerprint: str, language: str) -> dict[str, Any]:
    place = diagnostic.place
    said = (message(diagnostic, language), advice(diagnostic, language))
    return {
        "description": " — ".join(text for text in said if text),
        "check_name": diagnostic.rule,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[diagnostic.severity],
        "location": {
            "path": place.file,
            "positions": {
                "begin": {"line": place.line, "column": place.column},
                "end": {"line": place.end_line, "column": place.end_column},
            },
        },
    }
