"""Diagnostics for people: the place, what is wrong, the line with a caret under it, the arithmetic, and the way out."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from clusterkit.diagnostics import Diagnostic, count_severities
from clusterkit.formats.elsewhere import elsewhere
from clusterkit.labels import N_, label
from clusterkit.messages import advice, fill, message
from clusterkit.texts import isolate, visible
from clusterkit.validate import Outcome

_COLOURS = {"error": "31", "warning": "33", "info": "36", "bold": "1", "dim": "2"}
_WIDEST = 110
_BEFORE = 40


def write(outcome: Outcome, language: str, colour: bool) -> str:
    """Every diagnostic with its excerpt, then one line that counts them."""
    lines = [
        line for diagnostic in outcome.diagnostics for line in (*_block(outcome, diagnostic, language, colour), "")
    ]
    return "\n".join([*lines, counted(outcome, language)]) + "\n"


def _block(outcome: Outcome, diagnostic: Diagnostic, language: str, colour: bool) -> Iterator[str]:
    place = diagnostic.place
    kind = _paint(f"{diagnostic.severity}[{diagnostic.rule}]", diagnostic.severity, colour)
    where = _paint(f"{isolate(place.file)}:{place.line}:{place.column}:", "bold", colour)
    yield f"{where} {kind} {message(diagnostic, language, apart=True)}"
    yield from _excerpt(outcome, diagnostic, language, colour)
    yield from (f"  {fill(note, diagnostic.values, language, apart=True)}" for note in diagnostic.notes)
    yield from (f"  {text}" for text in [elsewhere(diagnostic, language)] if text)
    help = advice(diagnostic, language, apart=True)
    explain = f"clusterkit explain {diagnostic.rule}"
    yield "  " + _paint(f"{label('help:', language)} {help} ({explain})" if help else explain, "dim", colour)


@lru_cache(maxsize=4)
def _lines(content: bytes) -> list[str]:
    """The lines of a file; findings of one file stand side by side."""
    return content.decode("utf-8-sig", "replace").splitlines()


def _excerpt(outcome: Outcome, diagnostic: Diagnostic, language: str, colour: bool) -> Iterator[str]:
    """The line that the diagnostic stands on, and a caret under its value; nothing where there is no such text."""
    place = diagnostic.place
    lines = _lines(outcome.loaded.contents.get(place.file, b""))
    if not place.line <= len(lines) or not lines[place.line - 1].strip():
        return
    text = lines[place.line - 1].rstrip()
    start = place.column - 1
    end = place.end_column - 1 if place.end_line == place.line else len(text)
    cut = max(0, start - _BEFORE) if len(text) > _WIDEST else 0
    shown = ("…" if cut else "") + text[cut : cut + _WIDEST] + ("…" if len(text) > cut + _WIDEST else "")
    gutter = f"  {place.line} | "
    yield gutter + visible(shown.replace("\t", " "))
    indent = " " * (_width(text[cut:start]) + bool(cut))
    carets = "^" * max(1, min(_width(text[start:end]), _WIDEST - _BEFORE))
    said = f" {fill(diagnostic.label, diagnostic.values, language, apart=True)}" if diagnostic.label else ""
    yield " " * (len(gutter) - 2) + "| " + indent + _paint(carets + said, diagnostic.severity, colour)


def _width(text: str) -> int:
    """How many columns a terminal gives a text: marks that sit on a letter (niqqud) take none."""
    return sum(1 for letter in text if not unicodedata.combining(letter))


def counted(outcome: Outcome, language: str) -> str:
    """One line that counts the plans, the files and the findings."""
    values: dict[str, object] = {"files": len(outcome.loaded.contents), "plans": len(outcome.loaded.plans)}
    values |= {str(severity): count for severity, count in count_severities(outcome.diagnostics).items()}
    summary = N_("plans {plans} · files {files} · errors {error} · warnings {warning} · remarks {info}")
    let_pass = fill(N_("let pass by the baseline {known}"), {"known": outcome.known}, language)
    unplanned = len(outcome.loaded.unplanned)
    without = fill(N_("clusters without a plan {count}"), {"count": unplanned}, language)
    parts = [fill(summary, values, language), *([without] if unplanned else []), *([let_pass] if outcome.known else [])]
    return " · ".join(parts)


def _paint(text: str, style: str, colour: bool) -> str:
    return f"\033[{_COLOURS[style]}m{text}\033[0m" if colour else text
