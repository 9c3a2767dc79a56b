"""A paper as one HTML page and as Markdown. Templates of the paper's own document come before those of all papers."""

import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from clusterkit.documents.escaping import css_string, html_numbers, html_phrase, markdown_apart, markdown_phrase
from clusterkit.documents.templates import fill
from clusterkit.reports.paper import Paper


def html(paper: Paper, own_templates: Path | None = None) -> bytes:
    """One self-contained page. TemplateFault where a template of `own_templates` is wrong."""
    filters: Mapping[str, Callable[..., str]] = {
        "say": partial(html_phrase, language=paper.language),
        "numbers": partial(html_numbers, language=paper.language),
        "css_string": css_string,
    }
    filled = fill(templates(paper, "paper.html.j2"), own_templates, paper.language, filters, paper=paper)
    return re.sub(r"\n\s*\n", "\n", filled).encode()


def markdown(paper: Paper, own_templates: Path | None = None) -> bytes:
    """GitHub-flavoured Markdown. TemplateFault where a template of `own_templates` is wrong."""
    filters = {"say": markdown_phrase, "apart": markdown_apart}
    filled = fill(templates(paper, "paper.md.j2"), own_templates, paper.language, filters, paper=paper)
    return re.sub(r"\n{3,}", "\n\n", filled).encode()


def templates(paper: Paper, name: str) -> list[str]:
    """Where a template of a paper may be, the first place first."""
    return [f"{paper.document}/{name}", f"paper/{name}"]
