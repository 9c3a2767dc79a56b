"""Texts made safe for the document that they go into, numbers set apart from the direction of the words around them."""

import re
from typing import TYPE_CHECKING

from clusterkit.reports.booklet.rows import Phrase

if TYPE_CHECKING:
    from markupsafe import Markup

_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_ONE_NUMBER = r"\d(?:[\d,.]*\d)?"
_NUMBER = re.compile(rf"(?:(?<!\w)[-\u2212])?{_ONE_NUMBER}(?:–{_ONE_NUMBER})?%?")
_MARKDOWN = re.compile(r"([\\`*_\[\]|~$#])")
_STARTS_BLOCK = re.compile(r"^(\s*)(?:([-+=])|(\d+)([.)])(?=\s|$))")
_RTL = ("he", "ar")


def html_phrase(said: Phrase | str) -> "Markup":
    """A text for HTML, marked with its language where that is not the document's."""
    from markupsafe import Markup

    text = _clean(str(said))
    if isinstance(said, Phrase) and said.language:
        direction = "rtl" if said.language in _RTL else "ltr"
        return Markup('<bdi lang="{}" dir="{}">{}</bdi>').format(said.language, direction, text)
    return Markup("{}").format(text)


def html_numbers(said: Phrase | str) -> "Markup":
    """A text that clusterkit put together, for HTML, with every number in it set apart."""
    from markupsafe import Markup, escape

    text = _clean(str(said))
    found, last = Markup(""), 0
    for match in _NUMBER.finditer(text):
        found += escape(text[last : match.start()]) + Markup("<bdi>{}</bdi>").format(match[0])
        last = match.end()
    return found + escape(text[last:])


def css_string(said: Phrase | str) -> "Markup":
    """A text for a string in a style sheet, with everything but letters, digits and spaces by its code."""
    from markupsafe import Markup

    return Markup(
        "".join(letter if letter.isalnum() or letter == " " else f"\\{ord(letter):06x}" for letter in _clean(str(said)))
    )


def markdown_phrase(said: Phrase | str) -> str:
    """A text for one line or one cell of Markdown: it is shown as it is, and breaks nothing."""
    text = " ".join(_clean(str(said)).split())
    escaped = _MARKDOWN.sub(r"\\\1", text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _STARTS_BLOCK.sub(
        lambda match: f"{match[1]}\\{match[2]}" if match[2] else f"{match[1]}{match[3]}\\{match[4]}", escaped
    )


def _clean(text: str) -> str:
    """Without controls, which would reach beyond the text that they stand in."""
    return _CONTROLS.sub("", text)
