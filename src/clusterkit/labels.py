"""Labels and messages in the reader's language, from the gettext catalogs; the English text is the key."""

import gettext
from functools import cache
from pathlib import Path

DOMAIN = "clusterkit"


@cache
def catalog(language: str) -> gettext.NullTranslations:
    """The catalog of a language (`he`, `ar`); English needs none."""
    return gettext.translation(DOMAIN, Path(__file__).parent / "locale", [language], fallback=language == "en")


def label(text: str, language: str) -> str:
    """A label or a message template in a language."""
    return catalog(language).gettext(text)
