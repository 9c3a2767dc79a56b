"""Diagnostics as workflow commands of GitHub Actions, which shows each on the line that it is about.

GitHub shows ten errors, ten warnings and ten notices of a step, so the gravest come first. A log has no summary line of
its own here: `summary_github` makes the page of the job.
"""

from clusterkit.diagnostics import SEVERITIES, Diagnostic, Severity
from clusterkit.formats.elsewhere import elsewhere
from clusterkit.formats.unchecked import missing
from clusterkit.messages import advice, fill, message
from clusterkit.texts import visible
from clusterkit.validate import Outcome

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}
_ESCAPES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTIES = str.maketrans({**_ESCAPES, ":": "%3A", ",": "%2C"})
_IN_MESSAGES = str.maketrans(_ESCAPES)


def write(outcome: Outcome, language: str, colour: bool = False) -> str:
    """A command a line: paths that do not exist, then the findings, errors first; nothing where there is none."""
    found = sorted(outcome.diagnostics, key=lambda one: SEVERITIES.index(one.severity))
    return "".join(f"{_command(one, language)}\n" for one in (*missing(outcome), *found))


def _command(diagnostic: Diagnostic, language: str) -> str:
    place = diagnostic.place
    properties: dict[str, object] = {"file": place.file, "line": place.line, "endLine": place.end_line}
    if place.line == place.end_line:  # GitHub takes columns within one line only
        properties |= {"col": place.column, "endColumn": place.end_column}
    properties["title"] = diagnostic.rule
    said = [
        message(diagnostic, language, apart=True),
        *(fill(note, diagnostic.values, language, apart=True) for note in diagnostic.notes),
        elsewhere(diagnostic, language),
        advice(diagnostic, language, apart=True),
    ]
    written = ",".join(f"{name}={str(value).translate(_IN_PROPERTIES)}" for name, value in properties.items())
    text = "\n".join(line for line in said if line).translate(_IN_MESSAGES)
    return visible(f"::{_COMMANDS[diagnostic.severity]} {written}::{text}")
