"""`clusterkit budget`: add up the money."""

import sys
from typing import Annotated, Literal

import typer

from clusterkit.cli.options import Language, Output, Paths, listed
from clusterkit.cli.plans import read
from clusterkit.cli.streams import colours, give, tell


def _dimensions(incomplete: str) -> list[str]:
    from clusterkit.reports.dimensions import DIMENSIONS

    return listed(DIMENSIONS, incomplete)


By = Annotated[
    str,
    typer.Option(
        help="Group by source, kind, funder, section, goal, owner, period, cluster or plan; several with commas.",
        autocompletion=_dimensions,
    ),
]
Format = Annotated[
    Literal["table", "text", "csv", "json", "md", "xlsx"] | None,
    typer.Option("--format", "-f", help="table on a terminal, text elsewhere, if none is named.", show_default=False),
]


def budget(
    paths: Paths = None, by: By = "source", format: Format = None, output: Output = None, lang: Language = None
) -> None:
    """Add up the money, by source or by anything else.

    Every grouping comes to the same total.

    Exit code 0: every file was read; 1: a file is wrong, and the sums are of the rest; 2: a path is unreadable.
    """
    from clusterkit.reports.budget import budget as report

    names = _known(by)
    found = read(paths, lang)
    table = report(found.plans, names, language=found.language, partial=found.partial)
    chosen = format or ("table" if output is None and sys.stdout.isatty() else "text")
    if chosen == "xlsx":
        from clusterkit.spreadsheets.table import workbook

        if output is None and sys.stdout.isatty():
            tell("clusterkit: a workbook needs a file: -o budget.xlsx")
            raise typer.Exit(2)
        give(workbook([table]), output)
    else:
        from clusterkit.formats.tables import TABLES

        give(TABLES[chosen](table, output is None and colours(sys.stdout)), output)
    raise typer.Exit(found.code)


def _known(by: str) -> tuple[str, ...]:
    """The dimensions named; Exit 2 where one is not known or named twice."""
    from clusterkit.reports.dimensions import DIMENSIONS

    names = tuple(name.strip() for name in by.split(","))
    wrong = [name for name in names if name not in DIMENSIONS]
    if wrong or len(set(names)) < len(names):
        tell(f"clusterkit: --by {by}: name some of {', '.join(DIMENSIONS)}, each once, with commas")
        raise typer.Exit(2)
    return names
