"""`clusterkit budget`: add up the money."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NoReturn

import typer

from clusterkit.cli.options import AsOf, Language, Output, Paths, day, listed
from clusterkit.cli.plans import Read, read
from clusterkit.cli.streams import colours, give, tell

if TYPE_CHECKING:
    from clusterkit.reports.ask import Ask
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


Named = Annotated[Literal["budget", "control"], typer.Option("--report", "-r", help="Which report.")]
By = Annotated[
    str | None,
    typer.Option(
        help="Group by source, kind, funder, section, goal, owner, period (half, quarter, month), cluster or plan; "
        "several with commas. Source, where the report has sources and none is named.",
        autocompletion=_dimensions,
        show_default=False,
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
    report: Named = "budget",
    by: By = None,
    explain: Explain = None,
    format: Format = None,
    as_of: AsOf = None,
    output: Output = None,
    lang: Language = None,
) -> None:
    """Add up the money, by source or by anything else, and show what a treasurer answers for.

    Every grouping comes to the same total.

    Exit code 0: every file was read; 1: a file is wrong, and the sums are of the rest; 2: a path is unreadable.
    """
    found = read(paths, lang)
    table = _table(found, report, _ask(found, report, by, day(as_of)), explain)
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


def _table(found: Read, report: str, ask: "Ask", explain: str | None) -> "Table":
    """The report, or the lines behind one row of the budget; Exit 2 where there is no such row."""
    from clusterkit.reports.lines import keys, lines
    from clusterkit.reports.reports import REPORTS

    if explain is None:
        return REPORTS[report].table(found.plans, ask)
    if report != "budget":
        _refuse("--explain shows the lines behind a row of the budget: leave out --report")
    names = ask.by
    known = keys(found.plans, names[0])
    if len(names) > 1 or explain not in known:
        from difflib import get_close_matches

        near = get_close_matches(explain, known, 1)
        hint = f": did you mean {near[0]}?" if near else f": it is an id of the one dimension of --by, {names[0]}"
        tell(f"clusterkit: --explain {explain}{hint}")
        raise typer.Exit(2)
    return lines(found.plans, names[0], explain, found.language, found.partial)


def _ask(found: Read, report: str, by: str | None, today: date) -> "Ask":
    """What is asked of a report; Exit 2 where it has no such rows, or one dimension is named twice."""
    from clusterkit.reports.ask import Ask
    from clusterkit.reports.reports import REPORTS

    allowed = REPORTS[report].by
    names = tuple(name.strip() for name in by.split(",")) if by is not None else allowed[:1]
    if by is not None and not allowed:
        _refuse(f"--by {by}: the report {report} has its own rows")
    if any(name not in allowed for name in names) or len(set(names)) < len(names):
        _refuse(f"--by {by}: name some of {', '.join(allowed)}, each once, with commas")
    return Ask(names, as_of=today, language=found.language, partial=found.partial)


def _refuse(line: str) -> NoReturn:
    tell(f"clusterkit: {line}")
    raise typer.Exit(2)
