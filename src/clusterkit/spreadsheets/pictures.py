"""The booklet's pictures as plain tables: the figures that their bars stand for."""

from collections.abc import Iterator

from clusterkit.labels import N_, label
from clusterkit.reports.booklet import Booklet
from clusterkit.reports.booklet.rows import Heading, Phrase
from clusterkit.reports.booklet.view import Grid, Picture
from clusterkit.spreadsheets.columns import MEASURED

BUDGET = {
    "p-section": N_("Budget by outermost section, in shekels"),
    "p-kind": N_("Budget by kind of source, in shekels"),
    "p-period": N_("Budget by period, in shekels"),
}
"""The pictures of the budget that say more than the tables of sources and of sections."""

TOLD = N_("What the accounts and the progress reports say. It is not part of the plan that was approved.")

_VALUES = ("baseline", "target", "actual")
"""The columns of a picture that hold an indicator's values, each with its unit."""


def budget_grids(view: Booklet) -> Iterator[tuple[str, Grid]]:
    """The tables of the plan's money that the other sheets do not hold, with their titles."""
    nested = any(part.parts for part in view.parts)
    for picture in view.budget.pictures if view.budget else ():
        if picture.anchor in BUDGET and (nested or picture.anchor != "p-section"):
            yield label(BUDGET[picture.anchor], view.language), picture_grid(picture, view.language)


def execution_grids(view: Booklet) -> Iterator[tuple[str, Grid]]:
    """The tables of what happened, with their titles."""
    for picture in view.execution.pictures if view.execution else ():
        yield picture.title, picture_grid(picture, view.language)


def execution_words(view: Booklet) -> str:
    """What has to be said over each table of what happened."""
    return " ".join((label(TOLD, view.language), *(view.execution.words if view.execution else ())))


def picture_grid(picture: Picture, language: str) -> Grid:
    """A picture's figures; what is said beside a name has a column of its own, to be filtered by."""
    noted = [Heading("text", label("Stands on", language))] if any(row.note for row in picture.rows) else []
    columns = (Heading(MEASURED, one.title) if one.key in _VALUES else one for one in picture.columns)
    rows = ((row.name, *([row.note] if noted else []), *row.cells) for row in picture.rows)
    total = (Phrase(label("Total", language)), *([None] if noted else []), *picture.total) if picture.total else ()
    return Grid((picture.first, *noted, *columns), tuple(rows), total=total)
