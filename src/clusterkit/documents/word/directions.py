"""A text cut into pieces of one direction and one script, as the Unicode bidirectional algorithm orders them.

Word takes the direction of what is not a letter from the run that it stands in, other programs from its neighbours.
So both are said: each piece becomes a run, and a mark stands where a piece begins or ends with a sign.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

Direction = Literal["ltr", "rtl"]
Script = Literal["latin", "hebrew", "arabic"]

MARKS: dict[Direction, str] = {"ltr": "\u200e", "rtl": "\u200f"}
"""An invisible letter of each direction."""

_STRONG: dict[str, Direction] = {"L": "ltr", "R": "rtl", "AL": "rtl"}
_BRACKETS = {")": "(", "]": "[", "}": "{"}
_RTL = re.compile("[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc]")
_LTR = re.compile("[^\\W\\d_\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
_WORD = re.compile('[^\\s()\\[\\]{}"“”„«»\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+')
_NUMBER = r"\d[\d,.:/–-]*%?"
_SIGNED = re.compile(rf"(?<!\w)[-\u2212+*#]{_NUMBER}|\d[\d,./:]*[–-]{_NUMBER}")
_AROUND = ".,;:!?'’…-–"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text: what it says, where it runs to, and its script."""

    text: str
    direction: Direction
    script: Script


def pieces(text: str, base: Direction, around: Direction | None = None) -> list[Piece]:
    """The text in pieces; together they say what it says.

    `base` is the direction of the text itself, `around` that of the paragraph where it differs.
    """
    if not text:
        return []
    if not (_RTL.search(text) if base == "ltr" else _LTR.search(text) or _SIGNED.search(text)):
        found = list(_by_script(text, base))
    else:
        found = []
        for way, letters in groupby(zip(text, _directions(text, base), strict=True), key=lambda pair: pair[1]):
            found += _by_script("".join(letter for letter, _ in letters), way)
    return [_marked(piece, around or base) for piece in found]


def _by_script(text: str, direction: Direction) -> Iterator[Piece]:
    """Hebrew apart from Arabic; what is neither stays with what stands before it."""
    if direction == "ltr":
        yield Piece(text, direction, "latin")
        return
    start, script = 0, ""
    for place, letter in enumerate(text):
        if letter.isalpha():
            own = "arabic" if _ARABIC.match(letter) else "hebrew"
            if script and own != script:
                yield Piece(text[start:place], direction, "arabic" if script == "arabic" else "hebrew")
                start = place
            script = own
    yield Piece(text[start:], direction, "arabic" if script == "arabic" else "hebrew")


def _marked(piece: Piece, base: Direction) -> Piece:
    """A piece against the paragraph's direction, held together at its ends."""
    if piece.direction == base:
        return piece
    first, last = (_STRONG.get(unicodedata.bidirectional(piece.text[place])) for place in (0, -1))
    before = "" if first == piece.direction else MARKS[piece.direction]
    after = "" if last == piece.direction or piece.text[-1].isdigit() else MARKS[piece.direction]
    return Piece(f"{before}{piece.text}{after}", piece.direction, piece.script)


def _directions(text: str, base: Direction) -> list[Direction]:
    """The direction of every letter: first words and numbers, then brackets, then the signs between them."""
    ways = [_STRONG.get(unicodedata.bidirectional(letter)) for letter in text]
    for first, last in _left_to_right(text):
        ways[first:last] = ["ltr"] * (last - first)
    _numbers(text, ways, base)
    _brackets(text, ways, base)
    return _between(ways, base)


def _left_to_right(text: str) -> Iterator[tuple[int, int]]:
    """Where words of Latin letters stand, with the digits and signs inside them, and numbers with signs in them.

    A hyphen between digits would turn them round after an Arabic letter, which may stand in another piece.
    """
    for word in _WORD.finditer(text):
        core = word[0].rstrip(_AROUND)
        if _LTR.search(core):
            yield word.start() + len(core) - len(core.lstrip(_AROUND)), word.start() + len(core)
    for number in _SIGNED.finditer(text):
        yield number.start(), number.start() + len(number[0].rstrip(",.:/–-"))


def _numbers(text: str, ways: list[Direction | None], base: Direction) -> None:
    """A number runs with the word before it, and its per cent sign or currency with it."""
    last = base
    for place, letter in enumerate(text):
        kind = unicodedata.bidirectional(letter)
        beside = place and kind == "ET" and unicodedata.bidirectional(text[place - 1]) in ("EN", "ET")
        if ways[place] is None and (kind in ("EN", "AN") or (beside and ways[place - 1])):
            ways[place] = last
        last = ways[place] or last


def _brackets(text: str, ways: list[Direction | None], base: Direction) -> None:
    """A pair of brackets runs as what is in it and before it does, else as the paragraph."""
    opened: list[int] = []
    for place, letter in enumerate(text):
        if letter in _BRACKETS.values():
            opened.append(place)
        elif letter in _BRACKETS and opened and text[opened[-1]] == _BRACKETS[letter]:
            first = opened.pop()
            inside = {way for way in ways[first + 1 : place] if way}
            before = next((way for way in reversed(ways[:first]) if way), base)
            if inside:
                ways[first] = ways[place] = base if base in inside else before


def _between(ways: list[Direction | None], base: Direction) -> list[Direction]:
    """Signs run with the words on both sides of them, or with the paragraph where those differ."""
    found: list[Direction] = []
    before: Direction = base
    for way, run in groupby(ways):
        length = len(list(run))
        if way is None:
            after = next((one for one in ways[len(found) + length :] if one), base)
            found += [before if before == after else base] * length
        else:
            found += [way] * length
            before = way
    return found
