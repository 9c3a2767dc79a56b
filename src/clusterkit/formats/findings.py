"""The formats of diagnostics, by name."""

from collections.abc import Callable

from clusterkit.formats import (
    findings_github,
    findings_gitlab,
    findings_json,
    findings_junit,
    findings_sarif,
    findings_text,
)
from clusterkit.validate import Outcome

FINDINGS: dict[str, Callable[[Outcome, str, bool], str]] = {
    "text": findings_text.write,
    "json": findings_json.write,
    "github": findings_github.write,
    "gitlab": findings_gitlab.write,
    "sarif": findings_sarif.write,
    "junit": findings_junit.write,
}
"""What `validate` writes: from an outcome, a language, and whether to colour."""
