"""What is drawn on the pages of a PDF, by the numbers of its tags: texts, each with its place on the page."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple
from unicodedata import combining

if TYPE_CHECKING:
    from pypdf import PageObject

_LISTED = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_TURNED = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_SAME_LINE = 3
"""How many points apart pieces of one line may be: marks over and under letters are drawn by themselves."""

_SAME_PLACE = 0.5


class Piece(NamedTuple):
    """A text, and where it begins on its page."""

    text: str
    page: int
    across: float
    down: float


def drawn(page: "PageObject", number: int) -> dict[int, list[Piece]]:
    """The pieces of a page by the numbers that tags know them by."""
    from pypdf.generic import ContentStream

    fonts = {name: _letters(font.get_object()) for name, font in _fonts(page)}
    found: dict[int, list[Piece]] = {}
    marks: list[Any] = []
    font: dict[bytes, str] = {}
    units, turned, across, down = list[str](), False, 0.0, 0.0
    for operands, operator in ContentStream(page.get_contents(), page.pdf).operations:
        if operator in (b"BMC", b"BDC"):
            marks.append(operands[1] if operator == b"BDC" and hasattr(operands[1], "get") else {})
            turned |= operands[0] == "/ReversedChars"
        elif operator == b"EMC":
            units += [str(said)] if (said := marks.pop().get("/ActualText")) else []
        elif operator == b"cm":
            across, down = map(float, operands[4:6])
        elif operator == b"Tf":
            font = fonts.get(operands[0], {})
        elif operator in (b"Tj", b"TJ") and not any("/ActualText" in mark for mark in marks):
            units += _shown(operands[0], font)
        elif operator == b"ET":
            known = next((mark["/MCID"] for mark in reversed(marks) if "/MCID" in mark), -1)
            text = "".join(reversed(units) if turned else units)
            found.setdefault(known, []).append(Piece(text, number, across, down))
            units, turned = [], False
    return found


def joined(pieces: list[Piece], from_right: bool) -> str:
    """Pieces as one text, each line on its own; `from_right` is the direction of the whole document.

    Runs of words that are read from the right may be drawn from the left, piece by piece: these are turned round.
    """
    lines: list[list[Piece]] = []
    for piece, after in zip(pieces, [*pieces[1:], None], strict=False):
        if after and _is_mark(piece, after):
            continue
        last = lines[-1][-1] if lines else None
        if last is None or last.page != piece.page or abs(last.down - piece.down) > _SAME_LINE:
            lines.append([])
        lines[-1].append(piece)
    return "\n".join("".join(_in_order(line, from_right)) for line in lines)


def _in_order(line: list[Piece], from_right: bool) -> Iterator[str]:
    run: list[Piece] = []
    for piece in line:
        follows = run and _is_turned(piece.text) and _is_turned(run[-1].text)
        if not follows or piece.across <= run[-1].across - _SAME_PLACE:
            yield from _turned_round(run, from_right)
            run = []
        run.append(piece)
    yield from _turned_round(run, from_right)


def _is_turned(text: str) -> bool:
    """Whether words are read from the right, or are no words."""
    return bool(_TURNED.search(text)) or not any(map(str.isalnum, text))


def _turned_round(run: list[Piece], from_right: bool) -> Iterator[str]:
    """A run as it is read, from its last piece to its first; signs after words belong to what goes on to the right."""
    words = [place for place, piece in enumerate(run) if _TURNED.search(piece.text)]
    last = len(run) if words and from_right else words[-1] + 1 if words else 0
    yield from (piece.text for piece in (*reversed(run[:last]), *run[last:]))


def _is_mark(piece: Piece, of: Piece) -> bool:
    """Whether a piece is a mark on the last letter of the next one: it is drawn there, and says that letter again."""
    marked = any(map(combining, piece.text)) and of.text.endswith(piece.text)
    return marked and piece.page == of.page and abs(piece.across - of.across) < _SAME_PLACE


def _fonts(page: "PageObject") -> Iterator[tuple[str, Any]]:
    resources = page.get("/Resources")
    fonts = resources.get_object().get("/Font") if resources is not None else None
    yield from fonts.get_object().items() if fonts is not None else ()


def _shown(operand: Any, font: dict[bytes, str]) -> Iterator[str]:
    for piece in operand if isinstance(operand, list) else [operand]:
        if isinstance(piece, str | bytes):
            raw = piece if isinstance(piece, bytes) else piece.original_bytes  # type: ignore[attr-defined]
            yield from (font.get(bytes(raw[place : place + 2]), "") for place in range(0, len(raw), 2))


def _letters(font: Any) -> dict[bytes, str]:
    """What the codes of a font stand for."""
    listed = font["/ToUnicode"].get_data() if "/ToUnicode" in font else b""
    found: dict[bytes, str] = {}
    for kind, lines in _LISTED.findall(listed):
        for codes in re.findall(rb"<(\w+)>\s*<(\w+)>" + (rb"\s*<(\w+)>" if kind == b"range" else b""), lines):
            first, last = int(codes[0], 16), int(codes[-2], 16)
            said = bytes.fromhex(codes[-1].decode()).decode("utf-16-be", "replace")
            for code in range(first, last + 1):
                found[code.to_bytes(2, "big")] = said[:-1] + chr(ord(said[-1]) + code - first)
    return found
