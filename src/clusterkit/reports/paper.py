"""A paper: a document that is not the booklet, such as a quarterly report or a status report over clusters.

It is words, tables and pictures in order, every word chosen and every sum made; one set of writers lays out all papers.
"""

from typing import Literal, NamedTuple

from clusterkit.reports.booklet.rows import Phrase
from clusterkit.reports.booklet.view import Grid, Picture


class Prose(NamedTuple):
    """Paragraphs, the points of a list, or notes under a table."""

    texts: tuple[Phrase, ...]
    kind: Literal["text", "list", "note"] = "text"


class Figure(NamedTuple):
    """A number that is to be seen first: what it is, the number as it is printed, and what is said under it."""

    label: str
    shown: str
    note: Phrase | None = None


class Figures(NamedTuple):
    """The numbers of a dashboard, side by side."""

    figures: tuple[Figure, ...]


class Listing(NamedTuple):
    """A table with its caption."""

    caption: str
    grid: Grid


Block = Prose | Figures | Listing | Picture


class Chapter(NamedTuple):
    """A heading and what stands under it; chapters nest."""

    anchor: str
    title: Phrase
    blocks: tuple[Block, ...]
    chapters: tuple["Chapter", ...] = ()


class Paper(NamedTuple):
    """A whole paper. `document` is its name among documents, `name` its file's, `facts` labels with what they say.

    `invented` says that what it tells of does not exist; `wide` that its tables need a page on its side.
    """

    document: str
    name: str
    language: str
    direction: Literal["rtl", "ltr"]
    title: Phrase
    subject: Phrase
    facts: tuple[tuple[str, Phrase], ...]
    chapters: tuple[Chapter, ...]
    invented: bool = False
    wide: bool = False
