"""A YAML scalar written anew with a changed value: its quotes stay, and so does everything that need not change."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import yaml

from clusterkit.fixes.spans import LOADER, Scalar

Change = tuple[int, int, str]
"""From and to which character of a value, and what comes there."""

Repair = Callable[[str], Iterable[Change]]
"""What to change in a value, in order and without overlap."""

_BREAK = "(?:\r\n|[\r\n\x85\u2028\u2029])"
_FOLD = f"[ \t]*(?:{_BREAK}[ \t]*)+"
_UNITS = {
    "": re.compile(f"{_FOLD}|.", re.DOTALL),
    "'": re.compile(f"{_FOLD}|''|.", re.DOTALL),
    '"': re.compile(rf"{_FOLD}|\\(?:x..|u.{{4}}|U.{{8}}|{_BREAK}[ \t]*|.)|.", re.DOTALL),
}
_ESCAPES = {"t": "\t", "n": "\n", "_": "\xa0", "N": "\x85", "L": "\u2028", "P": "\u2029"}


class _Unit(NamedTuple):
    """A stretch of a scalar as it is written, and what it says."""

    written: str
    said: str


@dataclass(frozen=True)
class _Written:
    """A scalar's text without its quotes."""

    style: str
    units: tuple[_Unit, ...]

    @property
    def value(self) -> str:
        return "".join(unit.said for unit in self.units)

    @property
    def raw(self) -> str:
        return self.style + "".join(unit.written for unit in self.units) + self.style


def rewritten(raw: str, scalar: Scalar, repairs: Iterable[Repair]) -> str | None:
    """The scalar with its repairs, as text for its place; None where nothing can be changed safely.

    One without quotes gets single quotes where it would not be read with the new value otherwise.
    """
    if scalar.style not in _UNITS:
        return None
    body = raw[len(scalar.style) : len(raw) - len(scalar.style)]
    before = written = _Written(scalar.style, tuple(_units(body, scalar.style)))
    if before.value != scalar.value or before.raw != raw:
        return None
    for repair in repairs:
        written = _repaired(written, repair)
    if written == before or not written.value.strip():
        return None
    ways = [written.raw] if scalar.style or re.search(_BREAK, raw) else [written.raw, _quoted(written.value)]
    return next((one for one in ways if _says(one, written.value, scalar.flow)), None)


def _repaired(written: _Written, repair: Repair) -> _Written:
    """With everything changed that the repair finds, also in what it leaves: of two spaces before a comma, the last."""
    while (after := _changed(written, repair(written.value))) != written:
        written = after
    return written


def _changed(written: _Written, changes: Iterable[Change]) -> _Written:
    """With the changes, less those at the end of a line: the lines stay as they are."""
    units = list(written.units)
    starts = [index for index, unit in enumerate(units) for _ in unit.said]
    for start, end, new in reversed(list(changes)):
        first, last = starts[start], starts[end - 1] + 1
        if not any(re.search(_BREAK, unit.written) for unit in units[first:last]):
            units[first:last] = [_encoded(letter, written.style) for letter in new]
    return _Written(written.style, tuple(units))


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _encoded(letter: str, style: str) -> _Unit:
    escaped = {"'": {"'": "''"}, '"': {'"': '\\"', "\\": "\\\\"}}.get(style, {})
    return _Unit(escaped.get(letter, letter), letter)


def _units(body: str, style: str) -> Iterator[_Unit]:
    for match in _UNITS[style].finditer(body):
        yield _Unit(match[0], _said(match[0], style))


def _said(written: str, style: str) -> str:
    """What one unit says; a guess where it is rare: the whole is compared with what the parser reads."""
    if written[0] == "\\" and style == '"' and len(written) > 1:
        if re.match(_BREAK, written[1:]):
            return ""
        return chr(int(written[2:], 16)) if written[1] in "xuU" else _ESCAPES.get(written[1], written[1])
    breaks = len(re.findall(_BREAK, written))
    if breaks:
        return "\n" * (breaks - 1) or " "
    return "'" if written == "''" and style == "'" else written


def _says(raw: str, value: str, flow: bool) -> bool:
    """Whether a scalar written so, where it stands, is read as this value and nothing else."""
    text = f"{{k: {raw}}}" if flow else f"k: {raw}\n"
    try:
        events = list(iter(LOADER(text).get_event, None))
    except yaml.YAMLError:
        return False
    read = [event for event in events if isinstance(event, yaml.ScalarEvent)]
    return len(events) == 8 and [event.value for event in read] == ["k", value] and not read[-1].tag
