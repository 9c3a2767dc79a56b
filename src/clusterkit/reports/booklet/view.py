"""What a booklet shows, in its order: every word chosen, every sum made. Documents and workbooks only lay it out."""

from decimal import Decimal
from typing import Literal, NamedTuple

from clusterkit.reports.booklet.rows import Gantt, Heading, LineTable, MeasureTable, Phrase, TaskTable


class Part(NamedTuple):
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


class Message(NamedTuple):
    """A message that opens the booklet."""

    role: Phrase
    name: Phrase | None
    text: Phrase


class Saying(NamedTuple):
    """A title and what is said under it, and who took part."""

    title: Phrase
    text: Phrase | None
    partners: str = ""


class Grid(NamedTuple):
    """A plain table of texts. `numbers` are, in the same places, the numbers that a text stands for."""

    columns: tuple[Heading, ...]
    rows: tuple[tuple[Phrase | None, ...], ...]
    numbers: tuple[tuple[Decimal | int | None, ...], ...] = ()
    total: tuple[Phrase | None, ...] = ()
    total_numbers: tuple[Decimal | int | None, ...] = ()


class Chapter(NamedTuple):
    """An opening or closing chapter: where its heading stands, and the heading."""

    anchor: str
    title: str


class Review(NamedTuple):
    """Last year: in short, and by theme."""

    text: Phrase | None
    parts: tuple[tuple[Phrase, tuple[Saying, ...]], ...]


class Bar(NamedTuple):
    """A source in the picture of the budget: `share` is its length, in per cent of the longest."""

    name: Phrase
    shown: str
    share: str


class Stroke(NamedTuple):
    """A bar of a picture: what it is, by a key, and its length in per cent of the longest that there can be."""

    kind: Literal["planned", "committed", "executed", "received", "way"]
    share: str


class PictureRow(NamedTuple):
    """A row of a picture: its name and what is said beside it, its bars, and its cells under the other columns."""

    name: Phrase
    strokes: tuple[Stroke, ...]
    cells: tuple[Phrase | None, ...]
    note: Phrase | None = None


class Picture(NamedTuple):
    """A picture that is a table: bars under the names of its rows, and the figures that the bars stand for.

    `columns` are those of the cells, after the one of the names, which is `first`. `legend` says what the bars are, by
    their kind, where there is more than one.
    """

    anchor: str
    title: str
    first: Heading
    columns: tuple[Heading, ...]
    rows: tuple[PictureRow, ...]
    total: tuple[Phrase | None, ...] = ()
    legend: tuple[tuple[str, str], ...] = ()


class Budget(NamedTuple):
    """The plan's money: in a few words, as pictures (`bars` is the one by source), by source and by section."""

    money: tuple[str, ...]
    bars: tuple[Bar, ...]
    by_source: Grid
    by_section: Grid
    pictures: tuple[Picture, ...] = ()


class Execution(NamedTuple):
    """What the accounts and the progress reports say, apart from the plan that was approved."""

    words: tuple[str, ...]
    pictures: tuple[Picture, ...]


class Choice(NamedTuple):
    """What a facet may be narrowed to. Rows that fall under it have its `key` among theirs."""

    key: str
    name: Phrase


class Facet(NamedTuple):
    """What the tasks can be narrowed by. `groups` are choices under a title, which may be empty."""

    key: Literal["owner", "source", "partner", "period"]
    title: str
    groups: tuple[tuple[str, tuple[Choice, ...]], ...]


class Entry(NamedTuple):
    """A line of the contents."""

    anchor: str
    number: str
    title: Phrase
    entries: tuple["Entry", ...] = ()


class Cover(NamedTuple):
    """The cover. `facts` are labels with what they say."""

    title: Phrase
    cluster: Phrase
    year: str
    facts: tuple[tuple[str, Phrase], ...]
    invented: bool


class Booklet(NamedTuple):
    """A plan's booklet. What the plan does not have is None or empty, and left out with its heading.

    `tasks` is how many there are, and `wide` says that their tables need a page on its side. `fallback` says in which
    language texts stand that the booklet's own has not. `imprint` are the last page's labels with what they say: which
    version of the plan it is, of which revision of its files, and who approved it.
    """

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
    execution: Execution | None = None
    facets: tuple[Facet, ...] = ()
    tasks: int = 0
    wide: bool = True
    fallback: str = ""
    imprint: tuple[tuple[str, tuple[Phrase, ...]], ...] = ()
