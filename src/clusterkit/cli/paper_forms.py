"""The forms that papers are made in, by the ending of their files; each is loaded when it is asked for."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from clusterkit.cli.forms import printed_content

if TYPE_CHECKING:
    from clusterkit.reports.paper import Paper


def _markdown(paper: "Paper", templates: Path | None) -> bytes:
    from clusterkit.documents.paper import markdown

    return markdown(paper, templates)


def _html(paper: "Paper", templates: Path | None) -> bytes:
    from clusterkit.documents.paper import html

    return html(paper, templates)


def _workbook(paper: "Paper", templates: Path | None) -> bytes:
    from clusterkit.spreadsheets.paper import workbook

    return workbook(paper)


def _pdf(paper: "Paper", templates: Path | None) -> bytes:
    from clusterkit.documents.pdf import paper_pdf

    return printed_content(paper_pdf(paper, templates))


def _word(paper: "Paper", templates: Path | None) -> bytes:
    from clusterkit.documents.word.paper import word

    return word(paper, templates)


PAPER_FORMS: dict[str, Callable[["Paper", Path | None], bytes]] = {
    "md": _markdown,
    "html": _html,
    "xlsx": _workbook,
    "pdf": _pdf,
    "docx": _word,
}
"""What makes each form of a paper; the templates are the cluster's own, if it has any."""
