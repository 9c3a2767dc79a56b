"""What could not be checked, for formats that tell it apart from findings: unreadable files, and missing paths."""

from collections.abc import Iterator

from clusterkit.diagnostics import Diagnostic, Place
from clusterkit.validate import Outcome

_RULE = "unreadable-file"


def missing(outcome: Outcome) -> Iterator[Diagnostic]:
    """A diagnostic for each given path that does not exist."""
    for path in outcome.loaded.missing:
        yield Diagnostic(_RULE, "error", Place(path, 1, 1, 1, 1), "{path} does not exist", values={"path": path})


def unchecked(outcome: Outcome) -> Iterator[Diagnostic]:
    """One diagnostic for each missing path, and for each file of which nothing could be used: its first error."""
    yield from missing(outcome)
    for file in sorted(outcome.loaded.unread):
        errors = (one for one in outcome.diagnostics if one.place.file == file and one.severity == "error")
        yield next(errors, Diagnostic(_RULE, "error", Place(file, 1, 1, 1, 1), "the file could not be checked"))
