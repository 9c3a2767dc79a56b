"""Labels and messages in the reader's language, from the gettext catalogs; the English text is the key."""

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gettext import NullTranslations

DOMAIN = "clusterkit"

_CONTEXT = re.compile("[a-z]+ (?:kind|state): ")
"""What tells two short labels of the catalogs apart, such as a source's `approved` and a plan's."""


@cache
def catalog(language: str) -> "NullTranslations":
    """The catalog of a language (`he`, `ar`)."""
    from gettext import translation

    return translation(DOMAIN, Path(__file__).parent / "locale", [language])


def label(text: str, language: str) -> str:
    """A label or a message template in a language; in English it is its own key, less what tells it from others."""
    if language != "en":
        return catalog(language).gettext(text)
    context = _CONTEXT.match(text)
    return text[context.end() :] if context else text


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for it
    """Marks a label for the catalogs; it gets its language where it is shown."""
    return text
