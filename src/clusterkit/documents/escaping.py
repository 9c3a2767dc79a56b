"""Texts made safe for the document that they go into, numbers set apart from the direction of the words around them."""

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from clusterkit.reports.booklet.rows import Phrase
from clusterkit.reports.booklet.tongue import direction

if TYPE_CHECKING:
    from markupsafe import Markup

_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_ONE_NUMBER = r"\d(?:[\d,.]*\d)?"
_NUMBER = re.compile(rf"(?:(?<!\w)[-\u2212])?{_ONE_NUMBER}(?:[–/:-]{_ONE_NUMBER})*%?")
_JOINED = rf"{_ONE_NUMBER}(?:[/:]{_ONE_NUMBER})*-{_ONE_NUMBER}(?:[/:-]{_ONE_NUMBER})*%?"
_MARKDOWN = re.compile(r"([\\`*_\[\]|~$#])")
_STARTS_BLOCK = re.compile(r"^(\s*)(?:([-+=])|(\d+)([.)])(?=\s|$))")

_LATIN, _HEBREW, _ARABIC = (
    "A-Za-z\u00c0-\u024f",
    "\u0590-\u05ff\ufb1d-\ufb4f",
    "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc",
)
_LATIN_WORD = rf"(?:\d[\d.,]*[-./]?)?[{_LATIN}][{_LATIN}\d]*(?:[-./_@:+'’&]+[{_LATIN}\d]+)*"
_RUNS = {
    "he": rf"[{_HEBREW}]+(?:[ \"'’.-]{{1,2}}[{_HEBREW}]+)*",
    "ar": rf"[{_ARABIC}]+(?:[ \"'’.-]{{1,2}}[{_ARABIC}]+)*",
    "en": rf"{_LATIN_WORD}(?: (?:& )?{_LATIN_WORD})*",
}
"""What a run of words in each language's script looks like, with what holds its words together."""
_LETTERS = {"he": re.compile(f"[{_HEBREW}]"), "ar": re.compile(f"[{_ARABIC}]"), "en": re.compile(f"[{_LATIN}]")}


def html_phrase(said: Phrase | str, language: str) -> "Markup":
    """A text for HTML, marked where it is not in the document's language; so is each run in another script."""
    from markupsafe import Markup

    text, other = clean(str(said)), said.language if isinstance(said, Phrase) else ""
    if not other:
        return _unnamed(text, language, _runs)
    return Markup(f'<bdi class="fallback"{_tongue(other)}>{_marked(text, _runs(other))}</bdi>')


def html_numbers(said: Phrase | str, language: str) -> "Markup":
    """A text that clusterkit put together, for HTML, with every number and every run in another script set apart."""
    if isinstance(said, Phrase) and said.language:
        return html_phrase(said, language)
    return _unnamed(clean(str(said)), language, _runs_and_numbers)


def html_tongue(said: Phrase | str, language: str) -> str:
    """The language of a whole text that can hold no elements; nothing where that is the document's own."""
    written = _script(str(said)) or (said.language if isinstance(said, Phrase) else "")
    return "" if written == language else written


def _unnamed(text: str, language: str, wanted: Callable[[str], re.Pattern[str]]) -> "Markup":
    """A text whose language nobody names: where all of its letters are of one other script, it is that one's."""
    from markupsafe import Markup

    script = _script(text)
    if script in ("", language):
        return _marked(text, wanted(language))
    return Markup(f"<bdi{_tongue(script)}>{_marked(text, wanted(script))}</bdi>")


def _script(text: str) -> str:
    """The language in whose script all of a text's letters are; nothing where that is none or more than one."""
    scripts = [tongue for tongue, letter in _LETTERS.items() if letter.search(text)]
    return scripts[0] if len(scripts) == 1 else ""


def _marked(text: str, wanted: re.Pattern[str]) -> "Markup":
    """A text with its runs and numbers in elements of their own; a run's group is named for its language."""
    from markupsafe import Markup, escape

    found, last = [], 0
    for match in wanted.finditer(text):
        run = match.lastgroup or ""
        how = _tongue(run) if run in _RUNS else ""
        found.append(f"{escape(text[last : match.start()])}<bdi{how}>{escape(match[0])}</bdi>")
        last = match.end()
    return Markup("".join((*found, escape(text[last:]))))


def _tongue(language: str) -> str:
    """The attributes of an element whose text is in a language."""
    return f' lang="{language}" dir="{direction(language)}"'


@cache
def _runs(language: str) -> re.Pattern[str]:
    """Runs in the scripts of the other languages; and numbers with a hyphen, which Arabic words would turn round."""
    runs = [f"(?P<{other}>{run})" for other, run in _RUNS.items() if other != language]
    return re.compile("|".join([*runs, *([_JOINED] if language == "ar" else [])]))


@cache
def _runs_and_numbers(language: str) -> re.Pattern[str]:
    return re.compile(f"{_runs(language).pattern}|(?P<number>{_NUMBER.pattern})")


def css_string(said: Phrase | str) -> "Markup":
    """A text for a string in a style sheet, with everything but letters, digits and spaces by its code.

    A code ends with a space, which is no part of the text: CSS would take one of the text's own, even after six digits.
    """
    from markupsafe import Markup

    return Markup(
        "".join(letter if letter.isalnum() or letter == " " else f"\\{ord(letter):x} " for letter in clean(str(said)))
    )


def markdown_phrase(said: Phrase | str) -> str:
    """A text for one line or one cell of Markdown: it is shown as it is, and breaks nothing."""
    text = " ".join(clean(str(said)).split())
    escaped = _MARKDOWN.sub(r"\\\1", text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _STARTS_BLOCK.sub(
        lambda match: f"{match[1]}\\{match[2]}" if match[2] else f"{match[1]}{match[3]}\\{match[4]}", escaped
    )


def markdown_apart(said: Phrase | str) -> str:
    """A text for Markdown, set apart from the direction of what stands beside it."""
    return f"\u2068{markdown_phrase(said)}\u2069"


def clean(text: str) -> str:
    """Without controls, which would reach beyond the text that they stand in, and what no XML may hold."""
    return _CONTROLS.sub("", text)
