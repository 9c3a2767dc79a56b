"""The formats of diagnostics, by name; each is loaded when it is asked for."""

from collections.abc import Callable

from clusterkit.validate import Outcome


def _text(outcome: Outcome, language: str, colour: bool) -> str:
    from clusterkit.formats.findings_text import write

    return write(outcome, language, colour)


def _json(outcome: Outcome, language: str, colour: bool) -> str:
    from clusterkit.formats.findings_json import write

    return write(outcome, language, colour)


def _github(outcome: Outcome, language: str, colour: bool) -> str:
    from clusterkit.formats.findings_github import write

    return write(outcome, language, colour)


def _gitlab(outcome: Outcome, language: str, colour: bool) -> str:
    from clusterkit.formats.findings_gitlab import write

    return write(outcome, language, colour)


def _sarif(outcome: Outcome, language: str, colour: bool) -> str:
    from clusterkit.formats.findings_sarif import write

    return write(outcome, language, colour)


def _junit(outcome: Outcome, language: str, colour: bool) -> str:
    from clusterkit.formats.findings_junit import write

    return write(outcome, language, colour)


FINDINGS: dict[str, Callable[[Outcome, str, bool], str]] = {
    "text": _text,
    "json": _json,
    "github": _github,
    "gitlab": _gitlab,
    "sarif": _sarif,
    "junit": _junit,
}
"""What `validate` writes: from an outcome, a language, and whether to colour."""
