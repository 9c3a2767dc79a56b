"""Clusters in formation for tests, and ways to ask a paper for what a chapter says."""

from dataclasses import replace
from typing import Any

from clusterkit.model.body import Cluster
from clusterkit.model.plan import Plan
from clusterkit.reports.formation.way import KINDS
from clusterkit.reports.paper import Block, Listing, Paper, Prose
from papers import all_chapters
from plans import plan as made
from plans import read


def in_formation(**content: Any) -> Plan:
    """A cluster without a plan, that says this."""
    cluster = read(Cluster, "c/cluster.yaml", {"id": "c", "name": "אשכול", **content})
    return replace(made([]), folder="c", folder_name="c", cluster=cluster, planned=False)


def steps(*several: str) -> list[dict[str, str]]:
    """Steps, each written as its kind and a date, `true`, `false`, a period or nothing."""
    found = []
    for one in several:
        kind, _, said = one.partition(" ")
        key = "done" if said in ("true", "false") else "date" if said.count("-") == 2 else "expected"
        found.append({"title": kind, **({"kind": kind} if kind in KINDS else {}), **({key: said} if said else {})})
    return found


def blocks(paper: Paper, anchor: str) -> tuple[Block, ...]:
    """What stands in a chapter."""
    (chapter,) = (chapter for chapter in all_chapters(paper.chapters) if chapter.anchor == anchor)
    return chapter.blocks


def rows(paper: Paper, anchor: str, at: int = 0) -> list[list[str]]:
    """The table of a chapter, its headings first and its total last, as texts."""
    listing = [block for block in blocks(paper, anchor) if isinstance(block, Listing)][at]
    body = [
        [str(cell) for cell in row]
        for row in (*listing.grid.rows, *([listing.grid.total] if listing.grid.total else []))
    ]
    return [[column.title for column in listing.grid.columns], *body]


def notes(paper: Paper, anchor: str) -> list[str]:
    """The prose of a chapter."""
    return [str(text) for block in blocks(paper, anchor) if isinstance(block, Prose) for text in block.texts]
