"""`clusterkit render --document`: the papers, which are the documents that are not the booklet."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from clusterkit.cli.editions import own_templates
from clusterkit.cli.forms import made, put
from clusterkit.cli.paper_forms import PAPER_FORMS
from clusterkit.cli.plans import Read
from clusterkit.cli.streams import refuse

if TYPE_CHECKING:
    from clusterkit.model.plan import Plan
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
        refuse(f"nothing there has what the document {document} is made of")
    _refuse_same_names(papers, clusters)
    own = next((own for one in clusters if (own := own_templates(one))), None)
    contents = [(paper, form, made(PAPER_FORMS[form], paper, own)) for paper in papers for form in forms]
    for paper, form, content in contents:
        put(content, output / f"{paper.name}.{form}")


def _refuse_same_names(papers: "Sequence[Paper]", clusters: "Iterable[Plan]") -> None:
    """Exit 2 where two papers would be one file: there are two plans, or clusters, of one name."""
    names = [paper.name for paper in papers]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        said = [one for one in clusters if twice.startswith((f"{one.id}-", f"{one.cluster_id}-formation"))]
        folders = " and ".join(one.folder for one in said)
        refuse(f"{folders} would both be written as {twice}: render them one by one, each into a folder of its own")
