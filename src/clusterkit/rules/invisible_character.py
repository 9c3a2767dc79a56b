r"""A text holds a character that nobody sees: a direction mark, a zero-width or a no-break space.

Why: such characters come along when text is copied from Word, PDF or a web page. A name that holds one is not found by
search, does not match the same name elsewhere, and turns figures and brackets around in the booklet.

Fix: delete the character: write the text anew in the plan, or let the editor show invisible characters. Where two
languages meet in a line, clusterkit sets their directions itself.

Example:
    name: "תקציב שוטף\u200f"      # invisible-character: U+200F RIGHT-TO-LEFT MARK

Source: Unicode Standard Annex 9; the Mishor HaHof work plan 2026, where money came out scrambled by direction.
"""

import re
from collections.abc import Iterator
from typing import Final

from clusterkit.diagnostics import Place
from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding
from clusterkit.rules.written import Written, everything, written
from clusterkit.texts import INVISIBLE, invisible

name = "invisible-character"
severity: Final = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """No text holds an invisible character. Joiners (U+200C, U+200D) are part of Arabic writing, and are let pass."""
    for one in written(plan) if re.search(INVISIBLE, everything(plan)) else ():
        found = re.search(INVISIBLE, one.text)
        if found:
            yield Finding(
                _at(one, found.start()),
                (one.entity,),
                "{key} holds what nobody sees: {characters}",
                "delete it; directions are set where the text is shown",
                values={"key": one.key, "characters": invisible(one.text)},
            )


def _at(one: Written, index: int) -> Place:
    """The character's own place, where the value stands on one line as it is, in quotes or not; else the value's."""
    place = one.place
    around = place.end_column - place.column - len(one.text)
    if place.line != place.end_line or around not in (0, 2):
        return place
    column = place.column + around // 2 + index
    return Place(place.file, place.line, column, place.line, column + 1)
