"""`clusterkit budget`: add up the money."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from clusterkit.cli.options import Language, Output, Paths, listed
from clusterkit.cli.plans import Read, read
from clusterkit.cli.streams import colours, give, tell

if TYPE_CHECKING:
    from clusterkit.reports.table import Table


def _dimensions(incomplete: str) -> list[str]:
    from clusterkit.reports.dimensions import DIMENSIONS

    return listed(DIMENSIONS, incomplete)


def _sources(incomplete: str) -> list[str]:
    from clusterkit.load import load

    plans = load([Path("workplans")]).plans
    return [
        name for name in dict.fromkeys(name for plan in plans for name in plan.sources) if name.startswith(incomplete)
    ]


By = Annotated[
    str,
    typer.Option(
        help="Group by source, kind, funder, section, goal, owner, period, cluster or plan; several with commas.",
        autocompletion=_dimensions,
    ),
]
Explain = Annotated[
    str | None,
    typer.Option(
        metavar="ID",
        help="The lines behind one row, such as a source's: each with its place, adding up to the row.",
        autocompletion=_sources,
        show_default=False,
    ),
]
Format = Annotated[
    Literal["table", "text", "csv", "json", "md", "xlsx"] | None,
    typer.Option("--format", "-f", help="table on a terminal, text elsewhere, if none is named.", show_default=False),
]


def budget(
    paths: Paths = None,
    by: By = "source",
    explain: Explain = None,
    format: Format = None,
    output: Output = None,
    lang: Language = None,
) -> None:
    """Add up the money, by source or by anything else.

    Every grouping comes to the same total.

    Exit code 0: every file was read; 1: a file is wrong, and the sums are of the rest; 2: a path is unreadable.
    """
    names = _known(by)
    found = read(paths, lang)
    table = _table(found, names, explain)
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


def _table(found: Read, names: tuple[str, ...], explain: str | None) -> "Table":
    """The budget, or the lines behind one row of it; Exit 2 where there is no such row."""
    if explain is None:
        from clusterkit.reports.budget import budget as report

        return report(found.plans, names, language=found.language, partial=found.partial)
    from clusterkit.reports.lines import keys, lines

    known = keys(found.plans, names[0])
    if len(names) > 1 or explain not in known:
        from difflib import get_close_matches

        near = get_close_matches(explain, known, 1)
        hint = f": did you mean {near[0]}?" if near else f": it is an id of the one dimension of --by, {names[0]}"
        tell(f"clusterkit: --explain {explain}{hint}")
        raise typer.Exit(2)
    return lines(found.plans, names[0], explain, found.language, found.partial)


def _known(by: str) -> tuple[str, ...]:
    """The dimensions named; Exit 2 where one is not known or named twice."""
    from clusterkit.reports.dimensions import DIMENSIONS

    names = tuple(name.strip() for name in by.split(","))
    wrong = [name for name in names if name not in DIMENSIONS]
    if wrong or len(set(names)) < len(names):
        tell(f"clusterkit: --by {by}: name some of {', '.join(DIMENSIONS)}, each once, with commas")
        raise typer.Exit(2)
    return names
