"""A PDF by its tags, which say what is a heading, a table, a row and a cell, and in which order texts are read."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from clusterkit.documents.reread.drawn import Piece, drawn, joined
from clusterkit.documents.reread.figures import seen
from clusterkit.documents.reread.reading import Reading

FROM_RIGHT = ("he", "ar")
"""The languages that are read from the right."""

_HOLDERS = ("/Document", "/Div", "/Part", "/Sect", "/L", "/LI", "/TOC", "/TOCI", "/NonStruct")


def pdf(content: bytes) -> Reading:
    """The document's tables and texts; nothing of what is marked as no part of it, such as running heads."""
    from pypdf import PdfReader

    reader, found = PdfReader(BytesIO(content)), Reading()
    pages = {page.indirect_reference.idnum: page for page in reader.pages if page.indirect_reference}
    root = reader.root_object.get("/StructTreeRoot")
    if root is not None:
        from_right = str(reader.root_object.get("/Lang", "")).startswith(FROM_RIGHT)
        drawings = {number: drawn(page, number) for number, page in pages.items()}
        _Tagged(drawings, from_right).read(found, root.get_object(), 0)
    return found


class _Tagged:
    """The tree of tags over what is drawn on the pages, by page and number."""

    def __init__(self, pages: dict[int, dict[int, list[Piece]]], from_right: bool) -> None:
        self._pages, self._from_right = pages, from_right

    def read(self, found: Reading, element: Any, page: int) -> None:
        """Put an element, and all that is in it, to what was found."""
        kind, page = element.get("/S", "/Document"), _page_of(element, page)
        if kind == "/Table":
            for one in _within(element, "/Caption"):
                self.read(found, one, page)
            rows = ([self._lines(cell, page) for cell in _within(row, "/TH", "/TD")] for row in _within(element, "/TR"))
            found.lay(list(rows))
        elif kind == "/Caption":
            found.say(caption := self._text(element, page))
            found.caption = caption
        elif re.fullmatch(r"/H\d?|/Title", kind):
            found.head(self._text(element, page))
        elif kind in _HOLDERS:
            self._held(found, element, page)
        else:
            found.say(self._text(element, page))

    def _held(self, found: Reading, element: Any, page: int) -> None:
        """What another holds: elements of their own, and pieces of text between them."""
        loose: list[Piece] = []
        for kid in _kids(element):
            if isinstance(kid, int) or "/S" not in kid:
                loose += self._pieces(kid, page)
                continue
            found.say(joined(loose, self._from_right))
            loose = []
            self.read(found, kid, page)
        found.say(joined(loose, self._from_right))

    def _text(self, element: Any, page: int) -> str:
        return seen(self._lines(element, page))

    def _lines(self, element: Any, page: int) -> str:
        return joined(self._pieces(element, page), self._from_right)

    def _pieces(self, element: Any, page: int) -> list[Piece]:
        """All that an element says, in the order in which it is read."""
        if isinstance(element, int):
            return self._pages.get(page, {}).get(element, [])
        page = _page_of(element, page)
        if "/MCID" in element:
            return self._pages.get(page, {}).get(element["/MCID"], [])
        return [piece for kid in _kids(element) for piece in self._pieces(kid, page)]


def _kids(element: Any) -> list[Any]:
    kids = _object(element.get("/K", []))
    return [_object(kid) for kid in (kids if isinstance(kids, list) else [kids])]


def _object(one: Any) -> Any:
    return one.get_object() if hasattr(one, "get_object") else one


def _within(element: Any, *kinds: str) -> Iterator[Any]:
    """The elements of some kinds in another, at any depth, but none inside of these."""
    for kid in _kids(element):
        if not isinstance(kid, int) and kid.get("/S") in kinds:
            yield kid
        elif not isinstance(kid, int):
            yield from _within(kid, *kinds)


def _page_of(element: Any, above: int) -> int:
    return element.raw_get("/Pg").idnum if "/Pg" in element else above
