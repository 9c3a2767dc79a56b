"""Diagnostics as one JSON document, for programs; its shape is stable under `schema_version`."""

from typing import Any

from clusterkit.diagnostics import Diagnostic, Place, count_severities
from clusterkit.messages import advice, message
from clusterkit.validate import Outcome


def write(outcome: Outcome, language: str, colour: bool = False) -> str:
    """The summary and every finding, in order of place; also where there is none, and where files are broken."""
    import json

    document = {
        "schema_version": 1,
        "summary": {"files": len(outcome.loaded.contents)} | dict(count_severities(outcome.diagnostics)),
        "findings": [_finding(diagnostic, language) for diagnostic in outcome.diagnostics],
        "partial": outcome.partial,
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _finding(diagnostic: Diagnostic, language: str) -> dict[str, Any]:
    return {
        "rule": diagnostic.rule,
        "severity": diagnostic.severity,
        **_place(diagnostic.place),
        "path": diagnostic.path,
        "id": diagnostic.id,
        "message": message(diagnostic, language),
        "help": advice(diagnostic, language),
        "also": [_place(place) for place in diagnostic.also],
    }


def _place(place: Place) -> dict[str, str | int]:
    return place._asdict()
