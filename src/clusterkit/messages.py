"""Message templates to the line that a reader sees, in the reader's language."""

import re
from collections.abc import Mapping
from decimal import Decimal

from clusterkit.diagnostics import Diagnostic
from clusterkit.labels import label
from clusterkit.money import show
from clusterkit.texts import isolate

_QUOTED = re.compile("`[^`]*`")


def fill(template: str, values: Mapping[str, object], language: str, apart: bool = False) -> str:
    """A template in a language, with its values.

    `apart` sets right-to-left values apart, for a terminal, and what is quoted to be written in a plan.
    """
    said = label(template, language)
    if apart:
        said = _QUOTED.sub(lambda found: isolate(found[0], always=language != "en"), said)
    if not values:
        return said
    shown = {key: show(value) if isinstance(value, Decimal) else str(value) for key, value in values.items()}
    return said.format_map({key: isolate(value) for key, value in shown.items()} if apart else shown)


def message(diagnostic: Diagnostic, language: str, apart: bool = False) -> str:
    """What is wrong."""
    return fill(diagnostic.message, diagnostic.values, language, apart)


def advice(diagnostic: Diagnostic, language: str, apart: bool = False) -> str:
    """How to put it right."""
    return fill(diagnostic.help, diagnostic.values, language, apart) if diagnostic.help else ""
