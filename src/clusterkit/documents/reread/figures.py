"""Figures in texts, however a language or a form prints them: with thousands parted, with shekels, below zero."""

import re
from collections.abc import Iterator
from decimal import Decimal
from unicodedata import combining

_UNSEEN = re.compile("[\u200e\u200f\u061c\u2066-\u2069\u202a-\u202e\ufeff]")
FIGURE = re.compile(
    r"(?<![\d.,])(?P<sign>(?<!\w)[-\u2212])?(?P<before>₪\s?)?(?P<inner>(?<!\w)[-\u2212])?"
    r"(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?P<part>\.\d+)?(?![\d,]*\d)(?P<after>\s?[₪%](?!\d))?"
)
"""A number as it is printed, with what stands around it."""

_BROKEN = re.compile(r"(?<!\w)([-\u2212])\s*\n\s*(?=₪)")
"""A sign at the end of a line, and its number on the next one."""


def seen(text: str) -> str:
    """A text without what nobody sees, its spaces made one."""
    return " ".join(_UNSEEN.sub("", text).split())


def bare(text: str) -> str:
    """A text without vowels and other marks on its letters."""
    return "".join(letter for letter in seen(text) if not combining(letter))


def letters(text: str) -> str:
    """A text's letters and digits alone: by these it is the same in every form."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def figures(cell: str) -> list[Decimal]:
    """What a cell of a table says: the number that is all of it, or the amounts of money in its text."""
    whole = FIGURE.fullmatch(seen(_BROKEN.sub(r"\1", cell)))
    return [value(whole)] if whole else list(money(cell))


def money(text: str) -> Iterator[Decimal]:
    """The amounts of money in a text: numbers with a sign of shekels, or with thousands parted by commas."""
    for line in _BROKEN.sub(r"\1", text).splitlines():
        for match in FIGURE.finditer(seen(line)):
            if match["before"] or "," in match["whole"] or "₪" in (match["after"] or ""):
                yield value(match)


def value(match: re.Match[str]) -> Decimal:
    """The number that was found."""
    amount = Decimal(match["whole"].replace(",", "") + (match["part"] or ""))
    return -amount if match["sign"] or match["inner"] else amount
