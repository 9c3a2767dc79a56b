"""What a document holds as somebody sees it, whatever its form: tables under what stands above them, and texts."""

import re
from html import unescape
from html.parser import HTMLParser
from typing import NamedTuple

from clusterkit.documents.reread.figures import seen

Rows = tuple[tuple[str, ...], ...]


class Text(NamedTuple):
    """A text outside of tables, and the heading that it stands under."""

    place: str
    text: str


class Table(NamedTuple):
    """A table: the heading that it stands under, what stands above it, and its cells; the first row is its headings."""

    place: str
    caption: str
    rows: Rows


class Reading:
    """A document as it is read, from its beginning; `odd` is what it holds and must not."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.texts: list[Text] = []
        self.tables: list[Table] = []
        self.odd: list[Text] = []
        self.place = self.caption = ""

    @property
    def said(self) -> list[str]:
        """All that is said, in texts and then in cells."""
        cells = (cell for table in self.tables for row in table.rows for cell in row)
        return [*(text for _, text in self.texts), *cells]

    def head(self, text: str) -> None:
        """A heading."""
        self.place = self.caption = seen(text)
        self.say(text)

    def say(self, text: str) -> None:
        """Anything else, if there is anything."""
        if seen(text):
            self.texts.append(Text(self.place, seen(text)))

    def lay(self, rows: list[list[str]]) -> None:
        """A table under the last caption."""
        if rows:
            self.tables.append(Table(self.place, self.caption, tuple(map(tuple, rows))))


_HEADING = re.compile(r"#{1,6} (.*)")
_CELLS = re.compile(r"(?<!\\)\|")
_LINK = re.compile(r"(?<!\\)\[((?:\\.|[^\]\\])*)\]\([^)]*\)")
_SIGNS = re.compile(r"\\([^\w\s])")


def markdown(content: bytes) -> Reading:
    """Markdown: what stands on the line above a table is its caption."""
    found, rows = Reading(), list[list[str]]()
    for line in [*content.decode().splitlines(), ""]:
        if line.startswith("|"):
            if not re.fullmatch(r"[|: -]+", line) or not rows or len(rows) > 1:
                rows.append([_plain(cell) for cell in _CELLS.split(line)[1:-1]])
            continue
        found.lay(rows)
        rows = []
        heading = _HEADING.match(line)
        if heading:
            found.head(_plain(heading[1]))
        elif seen(_plain(line)):
            found.say(_plain(line))
            found.caption = seen(_plain(line))
    return found


def _plain(text: str) -> str:
    without = re.sub(r"<[^>]*>", "", text.replace("<br>", "\n"))
    return unescape(_SIGNS.sub(r"\1", re.sub(r"(?<!\\)\*+", "", _LINK.sub(r"\1", without))))


_UNREAD = ("script", "style", "template")
_INLINE = ("bdi", "b", "strong", "em", "i", "abbr", "img", "br")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class _Page(HTMLParser):
    """A page, element by element. `attributes` are what elements say without showing it."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.found, self.attributes = Reading(), list[str]()
        self._rows: list[list[str]] | None = None
        self._said, self._hidden = "", 0
        self.feed(content.decode())
        self._end()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [value for _, value in attrs if value]
        self._hidden += tag in _UNREAD
        if tag in _INLINE:
            return
        if tag in ("td", "th"):
            self._said = ""
        elif self._rows is None or tag == "caption":
            self._end()
        else:
            self._said += "\n"
        if tag == "table":
            self._rows = []
        elif tag == "tr" and self._rows is not None:
            self._rows.append([])

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in _UNREAD
        if tag in _HEADINGS:
            self.found.head(self._said)
            self._said = ""
        elif tag == "caption":
            self.found.caption = seen(self._said.strip().split("\n")[0])
            self._end()
        elif tag in ("td", "th") and self._rows:
            self._rows[-1].append(self._said)
        elif tag == "table" and self._rows is not None:
            self.found.lay(self._rows)
            self._rows, self._said = None, ""
        elif tag not in _INLINE and self._rows is None:
            self._end()

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._said += data

    def _end(self) -> None:
        self.found.say(self._said)
        self._said = ""


def page(content: bytes) -> Reading:
    """HTML."""
    return _Page(content).found


def attributes(content: bytes) -> list[str]:
    """What the elements of a page say without showing it."""
    return _Page(content).attributes
