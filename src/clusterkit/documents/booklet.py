"""The booklet as one HTML page and as Markdown."""

import re
from base64 import b64encode
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from clusterkit.documents.escaping import (
    css_string,
    html_numbers,
    html_phrase,
    html_tongue,
    markdown_apart,
    markdown_phrase,
)
from clusterkit.documents.templates import TemplateFault, fill, is_inside
from clusterkit.reports.booklet import Booklet

LOGOS = {".svg": "svg+xml", ".png": "png", ".jpg": "jpeg", ".webp": "webp"}
"""The endings that a logo may have, with the kind of picture."""

__all__ = ["TemplateFault", "html", "markdown"]


def html(view: Booklet, own_templates: Path | None = None) -> bytes:
    """One self-contained page. TemplateFault where a template of `own_templates` is wrong."""
    filters: Mapping[str, Callable[..., str]] = {
        "say": partial(html_phrase, language=view.language),
        "numbers": partial(html_numbers, language=view.language),
        "tongue": partial(html_tongue, language=view.language),
        "css_string": css_string,
    }
    values = {"booklet": view, "logo": _logo(own_templates)}
    filled = fill("booklet/booklet.html.j2", own_templates, view.language, filters, **values)
    return re.sub(r"\n\s*\n", "\n", filled).encode()


def markdown(view: Booklet, own_templates: Path | None = None) -> bytes:
    """GitHub-flavoured Markdown. TemplateFault where a template of `own_templates` is wrong."""
    filters = {"say": markdown_phrase, "numbers": markdown_phrase, "apart": markdown_apart}
    filled = fill("booklet/booklet.md.j2", own_templates, view.language, filters, booklet=view)
    return re.sub(r"\n{3,}", "\n\n", filled).encode()


def _logo(own_templates: Path | None) -> str:
    """The cluster's own `booklet/logo` as an address that holds the picture itself; nothing where there is none."""
    for ending, kind in LOGOS.items():
        file = (own_templates or Path()) / f"booklet/logo{ending}"
        if own_templates and is_inside(file, own_templates):
            return f"data:image/{kind};base64,{b64encode(file.read_bytes()).decode()}"
    return ""
