"""The other places of a finding, in a line for formats that show one place."""

from clusterkit.diagnostics import Diagnostic
from clusterkit.labels import N_
from clusterkit.messages import fill

_MOST = 3


def elsewhere(diagnostic: Diagnostic, language: str) -> str:
    """The first few of the other lines that take part; empty where there is none, or the arithmetic names them."""
    place = diagnostic.place
    lines = dict.fromkeys((one.file, one.line) for one in diagnostic.also if one[:2] != place[:2])
    if not lines or diagnostic.notes:
        return ""
    shown = ", ".join(f"{file}:{line}" for file, line in list(lines)[:_MOST])
    more = len(lines) - _MOST
    said = N_("also: {places}, and {count} more") if more > 0 else N_("also: {places}")
    return fill(said, {"places": shown, "count": more}, language, apart=True)
