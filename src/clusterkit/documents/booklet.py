"""The booklet as one HTML page and as Markdown."""

import re
from pathlib import Path

from clusterkit.documents.escaping import css_string, html_numbers, html_phrase, markdown_phrase
from clusterkit.documents.templates import TemplateFault, fill
from clusterkit.reports.booklet import Booklet

__all__ = ["TemplateFault", "html", "markdown"]


def html(view: Booklet, own_templates: Path | None = None) -> bytes:
    """One self-contained page. TemplateFault where a template of `own_templates` is wrong."""
    filters = {"say": html_phrase, "numbers": html_numbers, "css_string": css_string}
    return fill("booklet/booklet.html.j2", own_templates, view.language, filters, booklet=view).encode()


def markdown(view: Booklet, own_templates: Path | None = None) -> bytes:
    """GitHub-flavoured Markdown. TemplateFault where a template of `own_templates` is wrong."""
    filters = {"say": markdown_phrase, "numbers": markdown_phrase}
    filled = fill("booklet/booklet.md.j2", own_templates, view.language, filters, booklet=view)
    return re.sub(r"\n{3,}", "\n\n", filled).encode()
