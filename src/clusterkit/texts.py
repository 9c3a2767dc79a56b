"""Texts of a plan: in one language or in several, and how two of them are compared."""

import re
import unicodedata
from collections.abc import Mapping

LANGUAGES = ("he", "ar", "en")

_QUOTES = str.maketrans(
    {"״": '"', "”": '"', "“": '"', "„": '"', "׳": "'", "’": "'", "‘": "'", "`": "'", "־": "-", "–": "-", "—": "-"}
)
_INVISIBLE = re.compile("[\u0591-\u05c7\u200e\u200f\u202a-\u202e\u2066-\u2069\u200b\ufeff\u00ad]")  # niqqud too
INVISIBLE = "[\u00a0\u00ad\u061c\u200b\u200e\u200f\u202a-\u202f\u2060-\u2064\u2066-\u2069\ufeff]"
"""A character that nobody sees: a direction mark, a zero-width or a no-break space. Not the joiners of Arabic."""

_ODD = re.compile("[^ !-&(-_a-~\u05d0-\u05ea]|''")  # what is neither plain ASCII nor a Hebrew letter
_PICTURES = {code: 0x2400 + code for code in range(32)} | {0x7F: 0x2421}
_FSI, _PDI = "\u2068", "\u2069"


class Text:
    """What somebody wrote, by language; text in the plan's own language has the key `""`. Never changes."""

    __slots__ = ("_said",)

    def __init__(self, said: Mapping[str, str] | str) -> None:
        """Give one string, or a string for each language (`he`, `ar`, `en`)."""
        self._said = {"": said} if isinstance(said, str) else dict(said)

    def __str__(self) -> str:
        """The text in the plan's own language, else in the first that it has."""
        return self.pick("")[0]

    def __repr__(self) -> str:
        return f"Text({self._said!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and self._said == other._said

    def __hash__(self) -> int:
        return hash(tuple(self._said.items()))

    @property
    def said(self) -> tuple[str, ...]:
        """What is said, in each of its languages."""
        return tuple(self._said.values())

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that it is written in, `""` for the plan's own."""
        return tuple(self._said)

    def pick(self, language: str) -> tuple[str, str]:
        """The text for a reader of `language`, and the language it really is in (`""`: the plan's own)."""
        for tongue in (language, "", *LANGUAGES):
            if tongue in self._said:
                return self._said[tongue], tongue
        return "", language


def visible(text: str) -> str:
    """A text whose control characters are pictures of themselves, so that none reaches a terminal as a command."""
    return text.translate(_PICTURES)


def without_invisible(text: str) -> str:
    """A text as it is seen: no-break spaces are spaces, and the rest of what nobody sees is nothing."""
    return re.sub(INVISIBLE, lambda match: " " if match[0].isspace() else "", text)


def invisible(text: str) -> str:
    """What nobody sees in a text, each by its code and its name once; empty where it holds nothing such."""
    return ", ".join(
        dict.fromkeys(f"U+{ord(sign):04X} {unicodedata.name(sign)}" for sign in re.findall(INVISIBLE, text))
    )


def isolate(text: object, always: bool = False) -> str:
    """A text set apart (U+2068…U+2069), so that its direction leaves the line around it alone.

    Plain ASCII stays as it is, unless it is to be set `always` apart: in a Hebrew line. Control characters are made
    visible.
    """
    said = visible(str(text))
    return said if said.isascii() and not always else f"{_FSI}{said}{_PDI}"


def alike(text: str) -> str:
    """A form in which two spellings of one name are the same string.

    Case, niqqud, kinds of quotes and hyphens, spaces and invisible controls make no difference.
    """
    if _ODD.search(text):
        text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text).translate(_QUOTES).replace("''", '"'))
    return " ".join(text.casefold().split())
