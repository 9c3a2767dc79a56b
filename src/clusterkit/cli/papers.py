"""`clusterkit render --document`: the papers, which are the documents that are not the booklet."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from clusterkit.cli.editions import own_templates
from clusterkit.cli.paper_forms import PAPER_FORMS
from clusterkit.cli.plans import Read
from clusterkit.cli.streams import tell
from clusterkit.files import write_whole

if TYPE_CHECKING:
    from clusterkit.reports.paper import Paper

Document = Annotated[
    Literal["booklet", "calls", "comparison", "dashboard", "formation", "national", "pipeline", "quarterly"],
    typer.Option("--document", "-d", help="Which document."),
]
OF_CLUSTERS = ("formation", "pipeline")
"""The papers that also speak of clusters without a plan."""


def write_papers(found: Read, document: str, forms: Sequence[str], lang: str | None, output: Path, today: date) -> None:
    """Make the papers, and write them; Exit 2 where there is nothing to make one of, 1 where a template is wrong."""
    from clusterkit.reports.ask import Ask
    from clusterkit.reports.papers import PAPERS

    clusters = (*found.plans, *(found.unplanned if document in OF_CLUSTERS else ()))
    papers = PAPERS[document](clusters, Ask(as_of=today, language=lang))
    if not papers:
        tell(f"clusterkit: nothing there has what the document {document} is made of")
        raise typer.Exit(2)
    own = next((own for one in clusters if (own := own_templates(one))), None)
    made = [(paper, form, _made(paper, form, own)) for paper in papers for form in forms]
    for paper, form, content in made:
        file = output / f"{paper.name}.{form}"
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, content)
        tell(f"wrote {file.as_posix()}")


def _made(paper: "Paper", form: str, own: Path | None) -> bytes:
    from clusterkit.documents.templates import TemplateFault

    try:
        return PAPER_FORMS[form](paper, own)
    except TemplateFault as fault:
        tell(f"{fault.file}:{fault.line}: {fault.message}")
        raise typer.Exit(1) from None
