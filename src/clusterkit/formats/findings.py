"""The formats of diagnostics, by name."""

from collections.abc import Callable

from clusterkit.formats import findings_json, findings_text
from clusterkit.validate import Outcome

FINDINGS: dict[str, Callable[[Outcome, str, bool], str]] = {"text": findings_text.write, "json": findings_json.write}
"""What `validate` writes: from an outcome, a language, and whether to colour."""
