"""Paragraphs and their runs: each in its own direction and language, every one of a named style."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from clusterkit.documents.escaping import clean
from clusterkit.documents.word.directions import MARKS, Direction, Piece, pieces
from clusterkit.documents.word.elements import Element, element, text_element
from clusterkit.reports.booklet import tongue
from clusterkit.reports.booklet.rows import Phrase

TONGUES = {"hebrew": "he-IL", "arabic": "ar-SA"}
"""The language of a script that runs from right to left, as Word names it."""

PROSE = ("BodyText", "TableText", "TableTextNext")
"""The styles of paragraphs that run in the direction of their text, where all of it is in another language."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a paragraph: what it says, its character style, and the anchor that it leads to."""

    said: Phrase | str
    style: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Headed:
    """A heading that was written: its level, the bookmark on it, and what it says."""

    level: int
    bookmark: str
    spans: tuple[Span, ...]


@dataclass
class Hand:
    """Writes the paragraphs of one booklet, and remembers its headings for the contents."""

    language: str
    headings: list[Headed] = field(default_factory=list)
    _anchors: dict[str, str] = field(default_factory=dict)
    _bookmarks: int = 0

    @property
    def direction(self) -> Direction:
        """The direction of the booklet's paragraphs."""
        return tongue.direction(self.language)

    @property
    def tongue(self) -> str:
        """The language of its letters that run from right to left, as Word names it."""
        return TONGUES["arabic" if self.language == "ar" else "hebrew"]

    def paragraph(self, style: str, *spans: Span | Phrase | str, anchor: str = "", new_page: bool = False) -> Element:
        """A paragraph of a style. `anchor` is what links lead to."""
        said = [one if isinstance(one, Span) else Span(one) for one in spans]
        whole = said[0].said if len(said) == 1 and style in PROSE else ""
        around = self._direction(whole)
        runs = [run for span in said for run in self.runs(span, around)]
        return self.laid(style, runs, self.bookmark(anchor) if anchor else "", new_page, around)

    def laid(
        self,
        style: str,
        runs: Iterable[Element],
        bookmark: str = "",
        new_page: bool = False,
        direction: Direction | None = None,
    ) -> Element:
        """A paragraph of runs that are made already; in the booklet's direction if no other is said."""
        own = direction or self.direction
        against = element("bidi", val=0) if own != self.direction else None
        properties = element(
            "pPr",
            element("pStyle", val=style),
            element("pageBreakBefore") if new_page else None,
            element("bidi") if own == "rtl" else against,
        )
        if not bookmark:
            return element("p", properties, *runs)
        self._bookmarks += 1
        start = element("bookmarkStart", id=self._bookmarks, name=bookmark)
        return element("p", properties, start, *runs, element("bookmarkEnd", id=self._bookmarks))

    def heading(self, level: int, anchor: str, *spans: Span | Phrase | str, new_page: bool = False) -> Element:
        """A heading of a level from 1 to 6, which the contents will name."""
        said = tuple(one if isinstance(one, Span) else Span(one) for one in spans)
        self.headings.append(Headed(level, self.bookmark(anchor), said))
        return self.paragraph(f"Heading{level}", *said, anchor=anchor, new_page=new_page)

    def tight(self, made: Element) -> Element:
        """A paragraph without the space that its style has before it."""
        made.pPr.append(element("spacing", before=0))
        return made

    def bookmark(self, anchor: str) -> str:
        """The name in Word of an anchor; hidden there, for names that a person gave."""
        return self._anchors.setdefault(anchor, f"_Toc{len(self._anchors) + 1:08}")

    def runs(self, span: Span, around: Direction | None = None) -> list[Element]:
        """The runs of a stretch: one for each piece of one direction and one script; inside a link where it has one."""
        said = clean(str(span.said))
        found = pieces(said, self._direction(span.said), around or self.direction)
        runs = [self._run(piece, span.style) for piece in found]
        if span.link and runs:
            return [element("hyperlink", *runs, anchor=self.bookmark(span.link), history=1)]
        return runs

    def in_turn(self, *said: Phrase | str, between: str = " · ") -> list[Span]:
        """Texts one after the other, none of which reaches into the order of another's words."""
        sign = Span(f"{MARKS[self.direction]}{between}{MARKS[self.direction]}")
        return [span for one in said for span in (sign, Span(one))][1:]

    def with_next(self, made: Element) -> Element:
        """A paragraph on the same page as the one after it."""
        made.pPr.insert(1, element("keepNext"))
        return made

    def field(self, code: str, shown: str = "") -> list[Element]:
        """The runs of a field: its code is ours, never a text of the plan."""
        return [
            element("r", element("fldChar", fldCharType="begin")),
            element("r", text_element("instrText", f" {code} ")),
            element("r", element("fldChar", fldCharType="separate")),
            *([element("r", text_element("t", shown))] if shown else []),
            element("r", element("fldChar", fldCharType="end")),
        ]

    def _direction(self, said: Phrase | str) -> Direction:
        """The direction of a text: the booklet's, where the text is in the booklet's language."""
        if isinstance(said, Phrase) and said.language:
            return tongue.direction(said.language)
        return self.direction

    def _run(self, piece: Piece, style: str) -> Element:
        own = TONGUES.get(piece.script, self.tongue)
        properties = element(
            "rPr",
            element("rStyle", val=style) if style else None,
            element("rtl") if piece.direction == "rtl" else None,
            element("lang", bidi=own) if own != self.tongue else None,
        )
        return element("r", properties if len(properties) else None, text_element("t", piece.text))
