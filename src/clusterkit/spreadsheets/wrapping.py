"""How many lines a text takes in a column, how wide one has to be, and where a text too long for a row is parted."""

import textwrap
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

ROOM = 3
"""What the button of a filter takes of a heading, in letters."""


def lines(text: str, width: float) -> int:
    """About how many lines a text takes in a column that is so many letters wide, words kept whole where they fit."""
    return sum(_wrapped(part, max(1, int(width))) for part in text.split("\n"))


def parted(text: str, width: float, most: int) -> Iterator[str]:
    """A text in pieces of at most so many lines each, parted between words."""
    if lines(text, width) <= most:
        yield text
        return
    numbered = enumerate(text.split("\n"))
    laid = [(number, line) for number, said in numbered for line in textwrap.wrap(said, max(1, int(width))) or [""]]
    for first in range(0, len(laid), most):
        paragraphs = groupby(laid[first : first + most], key=itemgetter(0))
        yield "\n".join(" ".join(line for _, line in several) for _, several in paragraphs)


def fitting(heading: str, texts: Iterable[str], most: float) -> float:
    """How wide a column of texts has to be: as its longest line, up to `most`; no word of the heading is cut."""
    longest = max((len(line) + 2 for text in texts for line in text.split("\n")), default=0)
    return max(min(longest, most), *(len(word) + ROOM for word in f"{heading} -".split()))


def _wrapped(paragraph: str, width: int) -> int:
    count, used = 1, 0
    for word in paragraph.split():
        if used and used + 1 + len(word) > width:
            count, used = count + 1, 0
        used += len(word) + (1 if used else 0)
        count, used = count + (used - 1) // width, (used - 1) % width + 1
    return count
