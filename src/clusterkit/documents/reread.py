"""What was written, read back: the figures that stand in a document, whatever its form, against those of the budget.

A document is proved by its figures alone: every amount that `budget` gives (each line's, each source's, each section's,
the plan's) must stand in it as often as it should. How they are laid out is the matter of the document's own tests.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from html.parser import HTMLParser
from io import BytesIO

from clusterkit.budget import amount_of, up_to_of
from clusterkit.model.plan import Plan
from clusterkit.reports.ask import Ask
from clusterkit.reports.budget import budget
from clusterkit.reports.table import Table

_FIGURE = re.compile(
    r"(?<![\d.,])(?P<sign>(?<!\w)[-\u2212])?(?P<shekels>\d{1,3}(?:,\d{3})+|\d+)(?P<agorot>\.\d\d)?(?![\d,]*\d)"
)
_UNSEEN = re.compile("[\u200e\u200f\u061c\u2066-\u2069\u202a-\u202e]")
_LEFT_OUT = ("script", "style")


def expected(plan: Plan) -> Counter[Decimal]:
    """The amounts that a plan's booklet must hold, and how often at least; zero is said in words."""
    tables = [budget([plan], Ask((by,))) for by in ("source", "section")]
    lines = [spot.line for spot in plan.lines]
    found = Counter(amount for line in lines for amount in (amount_of(line), up_to_of(line)) if amount)
    for table in tables:
        found += Counter(_allocated(table))
    return found


def missing(wanted: Counter[Decimal], form: str, content: bytes) -> Counter[Decimal]:
    """Those of the expected amounts that a written document does not hold, each with how often it lacks."""
    return wanted - Counter(figures(form, content))


def figures(form: str, content: bytes) -> Iterator[Decimal]:
    """Every number that stands in a document of a form of READERS, in order."""
    for text in READERS[form](content):
        for match in _FIGURE.finditer(_UNSEEN.sub("", text)):
            amount = Decimal(match["shekels"].replace(",", "") + (match["agorot"] or ""))
            yield -amount if match["sign"] else amount


def _allocated(table: Table) -> Iterator[Decimal]:
    place = [column.key for column in table.columns].index("allocated")
    cells = (*(row[place] for row in table.rows), table.total[place])
    return (cell for cell in cells if isinstance(cell, Decimal) and cell)


def _markdown(content: bytes) -> Iterator[str]:
    yield from re.split(r"[|\n]", content.decode())


class _Texts(HTMLParser):
    """The texts of a page that somebody sees."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._hidden = 0
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._hidden += tag in _LEFT_OUT

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in _LEFT_OUT

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.texts.append(data)


def _html(content: bytes) -> Iterator[str]:
    yield from _Texts(content).texts


def _workbook(content: bytes) -> Iterator[str]:
    from openpyxl import load_workbook

    for sheet in load_workbook(BytesIO(content), data_only=True).worksheets:
        for row in sheet.iter_rows(values_only=True):
            yield from (f"{cell:.2f}" if isinstance(cell, int | float) else str(cell) for cell in row if cell)


def _word(content: bytes) -> Iterator[str]:
    from docx import Document
    from docx.oxml.ns import qn

    for paragraph in Document(BytesIO(content)).element.body.iter(qn("w:p")):
        yield "".join(text.text or "" for text in paragraph.iter(qn("w:t")))


def _pdf(content: bytes) -> Iterator[str]:
    """What each drawing of text says by itself: how the pieces lie on the page is nobody's order."""
    from pypdf import PdfReader

    found: list[str] = []
    for page in PdfReader(BytesIO(content)).pages:
        page.extract_text(visitor_text=lambda text, *_: found.append(text))
    return iter(found)


READERS: Mapping[str, Callable[[bytes], Iterator[str]]] = {
    "md": _markdown,
    "html": _html,
    "xlsx": _workbook,
    "docx": _word,
    "pdf": _pdf,
}
"""The forms that can be read back, by the ending of their files."""
