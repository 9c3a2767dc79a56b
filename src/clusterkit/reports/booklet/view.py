"""What a booklet shows, in its order: every word chosen, every sum made. Documents and workbooks only lay it out."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from clusterkit.reports.booklet.rows import Gantt, Heading, LineTable, MeasureTable, Phrase, TaskTable


@dataclass(frozen=True, slots=True)
class Part:
    """A section, with those inside it. `level` is 1 for the outermost; `money` says in words what it comes to."""

    anchor: str
    number: str
    level: int
    kind: str
    title: Phrase
    introduction: Phrase | None
    purpose: Phrase | None
    topics: tuple[Phrase, ...]
    principles: tuple[Phrase, ...]
    partners: tuple[Phrase, ...]
    tasks: TaskTable | None
    lines: LineTable | None
    gantt: Gantt | None
    measures: MeasureTable | None
    money: tuple[str, ...]
    parts: tuple["Part", ...]


@dataclass(frozen=True, slots=True)
class Message:
    """A message that opens the booklet."""

    role: Phrase
    name: Phrase | None
    text: Phrase


@dataclass(frozen=True, slots=True)
class Saying:
    """A title and what is said under it, and who took part."""

    title: Phrase
    text: Phrase | None
    partners: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A plain table of texts. `numbers` are, in the same places, the numbers that a text stands for."""

    columns: tuple[Heading, ...]
    rows: tuple[tuple[Phrase | None, ...], ...]
    numbers: tuple[tuple[Decimal | int | None, ...], ...] = ()
    total: tuple[Phrase | None, ...] = ()
    total_numbers: tuple[Decimal | int | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """An opening or closing chapter: where its heading stands, and the heading."""

    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class Review:
    """Last year: in short, and by theme."""

    text: Phrase | None
    parts: tuple[tuple[Phrase, tuple[Saying, ...]], ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A source in the picture of the budget: `share` is its length, in per cent of the longest."""

    name: Phrase
    shown: str
    share: str


@dataclass(frozen=True, slots=True)
class Budget:
    """The plan's money: in a few words, as a picture by source, by source and by section."""

    money: tuple[str, ...]
    bars: tuple[Bar, ...]
    by_source: Grid
    by_section: Grid


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents."""

    anchor: str
    number: str
    title: Phrase
    entries: tuple["Entry", ...] = ()


@dataclass(frozen=True, slots=True)
class Cover:
    """The cover. `facts` are labels with what they say."""

    title: Phrase
    cluster: Phrase
    year: str
    facts: tuple[tuple[str, Phrase], ...]
    invented: bool


@dataclass(frozen=True, slots=True)
class Booklet:
    """A plan's booklet. What the plan does not have is None or empty, and left out with its heading."""

    id: str
    language: str
    direction: Literal["rtl", "ltr"]
    cover: Cover
    chapters: dict[str, Chapter]
    contents: tuple[Entry, ...]
    approvals: Grid | None
    messages: tuple[Message, ...]
    goals: tuple[Saying, ...]
    values: tuple[Phrase, ...]
    review: Review | None
    calls: Grid | None
    tenders: Grid | None
    process: tuple[Phrase, ...]
    introduction: Phrase | None
    parts: tuple[Part, ...]
    budget: Budget | None
