"""Plans with surveys for tests, and a paper's tables by their captions."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from clusterkit.model.body import Cluster, Partner
from clusterkit.model.plan import Plan
from clusterkit.model.survey import Survey
from clusterkit.reports.booklet.view import Grid
from clusterkit.reports.paper import Block, Chapter, Listing, Paper, Prose
from plans import plan, read

BODIES = ("moin", "mof", "moep", "kkl")
"""The bodies of a made register: three ministries, and one that is none."""


def surveyed(cluster: str, year: int = 2015, **answers: Any) -> Plan:
    """A cluster's plan without sections, with these answers."""
    folder = f"{cluster}/{year}"
    partners = tuple(
        read(Partner, "partners.yaml", {"id": id, "name": id.upper(), "kind": "other" if id == "kkl" else "ministry"})
        for id in BODIES
    )
    return replace(
        plan([], cluster, year=str(year)),
        folder=folder,
        folder_name=str(year),
        cluster=read(
            Cluster, f"{cluster}/cluster.yaml", {"id": cluster, "name": f"Cluster {cluster}", "language": "en"}
        ),
        partners=partners,
        survey=read(Survey, f"{folder}/survey.yaml", {"year": str(year), **answers}),
    )


def works_with(**years: Any) -> dict[str, Any]:
    """An answer of whom a cluster works with, by year: `works_with(y2015=["moin"])`."""
    return {"government": [{"year": year[1:], "partners": list(ids)} for year, ids in years.items()]} if years else {}


def chapters(paper: Paper) -> Iterator[Chapter]:
    """Every chapter, outer ones first."""
    for chapter in paper.chapters:
        yield chapter
        yield from chapter.chapters


def blocks(paper: Paper) -> Iterator[Block]:
    """Every block of every chapter."""
    return (block for chapter in chapters(paper) for block in chapter.blocks)


def listings(paper: Paper, anchor: str) -> dict[str, Grid]:
    """The tables of a chapter, by caption."""
    (chapter,) = [one for one in chapters(paper) if one.anchor == anchor]
    return {block.caption: block.grid for block in chapter.blocks if isinstance(block, Listing)}


def texts(grid: Grid) -> list[list[str]]:
    """A table's rows as texts."""
    return [["" if cell is None else cell.text for cell in row] for row in grid.rows]


def cells(grid: Grid) -> Mapping[tuple[str, str], str]:
    """A table's cells by the text of their row's first cell and by their column's heading."""
    heads = [column.title for column in grid.columns]
    return {(row[0], head): cell for row in texts(grid) for head, cell in zip(heads[1:], row[1:], strict=True)}


def words(paper: Paper) -> str:
    """All prose of a paper."""
    return "\n".join(str(text) for block in blocks(paper) if isinstance(block, Prose) for text in block.texts)
