"""The page of a GitHub job: what was found, as Markdown."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from clusterkit.diagnostics import SEVERITIES, Diagnostic, Severity
from clusterkit.formats.findings_text import counted
from clusterkit.formats.unchecked import missing
from clusterkit.labels import N_, label
from clusterkit.messages import advice, fill, message
from clusterkit.texts import visible
from clusterkit.validate import Outcome

LIMIT = 1024 * 1024
"""How many bytes GitHub takes for the summary of a step."""

_FOR_THE_REST = 1024
_MARKS = re.compile(r"[\\`*_\[\]<>|~#&$]")
_LISTED = (N_("severity"), N_("rule"), N_("place"), N_("finding"), N_("way out"))
_COUNTED = (N_("severity"), N_("rule"), N_("findings"))


def summary(outcome: Outcome, language: str, room: int = LIMIT) -> str:
    """How many findings of each rule, then every finding, the gravest first; cut after `room` bytes."""
    found = sorted([*missing(outcome), *outcome.diagnostics], key=lambda one: (_rank(one), one.rule))
    opening = f"## clusterkit\n\n{_safe(counted(outcome, language))}\n\n"
    rows = [*_counts(found, language), *_findings(found, language)] if found else []
    page = opening + _cut(rows, room - _size(opening) - _FOR_THE_REST, language)
    return page if language == "en" else f'<div dir="rtl">\n\n{page}\n</div>\n'


def _rank(diagnostic: Diagnostic) -> int:
    return SEVERITIES.index(diagnostic.severity)


def _counts(found: Iterable[Diagnostic], language: str) -> Iterator[str]:
    counts: Counter[tuple[Severity, str]] = Counter((one.severity, one.rule) for one in found)
    yield from _head(_COUNTED, language)
    yield from (_row((severity, rule, str(count))) for (severity, rule), count in counts.items())
    yield "\n"


def _findings(found: Iterable[Diagnostic], language: str) -> Iterator[str]:
    yield from _head(_LISTED, language)
    for one in found:
        said = message(one, language, apart=True), advice(one, language, apart=True)
        yield _row((one.severity, one.rule, f"{one.place.file}:{one.place.line}:{one.place.column}", *said))


def _head(names: tuple[str, ...], language: str) -> tuple[str, str]:
    return _row([label(name, language) for name in names]), "|" + "---|" * len(names) + "\n"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(map(_safe, cells))} |\n"


def _cut(rows: list[str], room: int, language: str) -> str:
    """As many rows as there is room for, and how many are left out."""
    kept = 0
    while kept < len(rows) and (room := room - _size(rows[kept])) >= 0:
        kept += 1
    text = "".join(rows[:kept])
    left = len(rows) - kept
    return f"{text}\n{fill(N_('lines left out: {count}'), {'count': left}, language)}\n" if left else text


def _size(text: str) -> int:
    return len(text.encode("utf-8", "replace"))


def _safe(text: str) -> str:
    """Text that is shown as it is, and can break neither the table nor the page."""
    return _MARKS.sub(r"\\\g<0>", " ".join(visible(text).split()))
