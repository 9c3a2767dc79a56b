"""That a public edition says nothing of what it leaves out: amounts of the budget, and the names of staff."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from decimal import Decimal
from html import unescape
from io import BytesIO
from typing import Any, NamedTuple
from zipfile import ZipFile

from clusterkit.documents.reread.drawn import drawn
from clusterkit.documents.reread.figures import FIGURE, bare, money, seen, value
from clusterkit.documents.reread.reading import Reading, attributes
from clusterkit.model.plan import Plan
from clusterkit.money import show
from clusterkit.texts import Text

Said = tuple[str, str]
"""A place and a text that is there."""

PARTED = 1000
"""From here on amounts are printed with their thousands parted; smaller numbers are anything."""

_SHEKELS = re.compile(r"\s?(?:₪|ש[\"״]ח|שקל|NIS|ILS|شيكل)")
_ATTRIBUTE = re.compile(r'="([^"]*)"')


class Found(NamedTuple):
    """What must not stand there, and where it does. `sure` is False where the plan's own text may mean another thing.

    That may be a number without shekels, or a name of one word.
    """

    what: str
    place: str
    sure: bool


def betrayed(whole: Plan, amounts: Set[Decimal], own: Sequence[str], texts: Iterable[Said]) -> Iterator[Found]:
    """The amounts and the names of a plan's staff that stand in texts; `own` are the texts that its authors wrote."""
    people, mine = names(whole), bare("\n".join(own))
    anybody = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in people) or "(?!)")
    numbers = {figure for text in own for figure in money(text)}
    large = {amount for amount in map(abs, amounts) if amount >= PARTED}
    for place, text in texts:
        for figure, shekels in _figures(text):
            if figure in large:
                yield Found(show(figure), place, shekels or figure not in numbers)
        for match in anybody.finditer(bare(text)):
            yield Found(match[0], place, " " in match[0] or match[0] not in mine)


def names(plan: Plan) -> set[str]:
    """The names of officers and staff; not of those who sit in the council, who are elected."""
    council = {name for seat in (plan.cluster.council if plan.cluster else ()) for name in _said(seat.name)}
    return {name for person in plan.people.values() for name in _said(person.name)} - council - {""}


def _said(text: Text | None) -> Iterator[str]:
    yield from map(bare, text.said) if text else ()


def _figures(text: str) -> Iterator[tuple[Decimal, bool]]:
    """The figures of a text, and whether they are said to be shekels."""
    for line in map(seen, text.splitlines()):
        for match in FIGURE.finditer(line):
            shekels = "₪" in match[0] or bool(_SHEKELS.match(line, match.end()))
            if shekels or "," in match["whole"]:
                yield abs(value(match)), shekels


def shown(found: Reading, form: str) -> Iterator[Said]:
    """Every text that somebody sees, with its place."""
    yield from found.texts
    cells = ((table.place, cell) for table in found.tables for row in table.rows for cell in row)
    yield from ((place, _shown(cell) if form == "xlsx" else cell) for place, cell in cells)


def _shown(cell: str) -> str:
    """A number of a workbook as it is shown, with its thousands parted."""
    return show(value(whole)) if (whole := FIGURE.fullmatch(cell)) else cell


def _file(content: bytes) -> Iterator[Said]:
    yield "the file itself", unescape(content.decode())


def _page(content: bytes) -> Iterator[Said]:
    yield from (("attributes", said) for said in attributes(content))


def _parts(content: bytes) -> Iterator[Said]:
    """The files inside of a workbook or a Word document: texts, and what attributes say."""
    with ZipFile(BytesIO(content)) as packed:
        for name in packed.namelist():
            if name.endswith((".xml", ".rels")):
                said = packed.read(name).decode()
                yield from ((name, unescape(one)) for one in _ATTRIBUTE.findall(said) if not one.isdigit())
                yield from ((name, unescape(one)) for one in re.findall(r">([^<]+)<", said) if not one.isdigit())


def _objects(content: bytes) -> Iterator[Said]:
    """The strings of a PDF (bookmarks, descriptions, metadata), and what is drawn as no part of it."""
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(content))
    size: Any = reader.trailer["/Size"]
    for number in range(1, size):
        one: Any = reader.get_object(number)
        yield from (("metadata", said) for said in _strings(one))
        if isinstance(one, dict) and one.get("/Type") == "/Metadata":
            yield "metadata", one.get_data().decode()  # type: ignore[attr-defined]
    for number, page in enumerate(reader.pages, start=1):
        yield f"page {number}", " ".join(piece.text for piece in drawn(page, number).get(-1, []))


def _strings(one: Any) -> Iterator[str]:
    if isinstance(one, dict):
        for value in one.values():
            yield from _strings(value)
    elif isinstance(one, list):
        for value in one:
            yield from _strings(value)
    elif isinstance(one, str) and not one.startswith("/"):
        yield str(one)


UNSEEN: Mapping[str, Callable[[bytes], Iterator[Said]]] = {
    "md": _file,
    "html": _page,
    "xlsx": _parts,
    "docx": _parts,
    "pdf": _objects,
}
"""What a document of each form says without showing it, with its place."""
