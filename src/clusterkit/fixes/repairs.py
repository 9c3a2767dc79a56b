"""What to change in the values that a diagnostic speaks of, where there is one safe answer."""

import re
from collections.abc import Iterable, Iterator, Mapping

from clusterkit.diagnostics import Diagnostic, WrongValue
from clusterkit.fixes.plans import reading
from clusterkit.fixes.scalars import Change, Repair
from clusterkit.model.plan import Plan
from clusterkit.money import read_amount
from clusterkit.rules import ambiguous_amount, invisible_character, mixed_quotes, stray_space, unknown_key, wrong_value
from clusterkit.rules.written import NAMES
from clusterkit.texts import INVISIBLE

_REFUSED = (wrong_value.name, unknown_key.name)
ORDER = (*_REFUSED, ambiguous_amount.name, invisible_character.name, stray_space.name, mixed_quotes.name)
"""In which order the repairs of one value are made: what one leaves is the next one's to see."""

_EDGE = rf"(?:\s|{INVISIBLE})+"
_HIDDEN = re.compile(rf"^{_EDGE}|{_EDGE}$|{INVISIBLE}")
_STRAY = re.compile(rf"^[ \t]+|[ \t]+$|{stray_space.STRAY}")


class Repairs:
    """What puts right the values of the diagnostics of some plans."""

    def __init__(self, plans: Iterable[Plan]) -> None:
        """Give every plan that was read."""
        self._plans = tuple(plans)
        self._usual: dict[str, dict[str, str]] = {}

    def of(self, diagnostic: Diagnostic) -> Repair | None:
        """What puts right the values that a diagnostic speaks of; None where that is for a person to say."""
        if diagnostic.rule in _REFUSED:
            return _hidden if "characters" in diagnostic.values else None
        if diagnostic.rule == ambiguous_amount.name:
            return _amount(str(diagnostic.values["thousands"])) if "thousands" in diagnostic.values else None
        if diagnostic.rule == invisible_character.name:
            # In a longer text a direction mark or a no-break space may be meant.
            return _hidden if diagnostic.values["key"] in NAMES else None
        if diagnostic.rule == stray_space.name:
            return _stray
        return _quotes(self._usual_in(diagnostic.place.file)) if diagnostic.rule == mixed_quotes.name else None

    def _usual_in(self, file: str) -> dict[str, str]:
        """The quotes that most names have; none in a file of several plans that do not agree on them."""
        if file not in self._usual:
            found = [mixed_quotes.usual(plan) for plan in reading(file, self._plans)]
            agreed = {pattern: quotes for usual in found for pattern, quotes in usual.items()}
            same = all(agreed[pattern] == quotes for usual in found for pattern, quotes in usual.items())
            self._usual[file] = agreed if same else {}
        return self._usual[file]


def _amount(thousands: str) -> Repair | None:
    """`85.995` with a comma; None where it has more digits than an amount has."""
    try:
        read_amount(thousands)
    except WrongValue:
        return None
    dotted = rf"(?<![\d.]){re.escape(thousands.replace(',', '.'))}"
    return lambda value: ((found.start(), found.end(), thousands) for found in re.finditer(dotted, value))


def _hidden(value: str) -> Iterator[Change]:
    """Every invisible character goes; one that looks like a space becomes one, except at the ends."""
    for found in _HIDDEN.finditer(value):
        inside = found.start() > 0 and found.end() < len(value)
        yield found.start(), found.end(), " " if inside and found[0].isspace() else ""


def _stray(value: str) -> Iterator[Change]:
    """Two spaces and more become one; those at the ends, and those before a mark that ends something, go."""
    for found in _STRAY.finditer(value):
        inside = found.start() > 0 and found.end() < len(value)
        yield found.start(), found.end(), " " if inside and len(found[0]) > 1 else ""


def _quotes(usual: Mapping[str, str]) -> Repair:
    """Every quotation mark of a kind becomes the usual one of its kind."""

    def changes(value: str) -> Iterator[Change]:
        found = [(match, quotes) for pattern, quotes in usual.items() for match in re.finditer(pattern, value)]
        for match, quotes in sorted(found, key=lambda pair: pair[0].start()):
            if match[0] != quotes:
                yield match.start(), match.end(), quotes

    return changes
