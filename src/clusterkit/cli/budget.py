"""`clusterkit budget`: add up the money."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from clusterkit.cli.lines import explained
from clusterkit.cli.options import AsOf, Format, Language, Output, Paths, day, listed
from clusterkit.cli.plans import Read, read
from clusterkit.cli.streams import refuse
from clusterkit.cli.tables import format_of, sheet, write

if TYPE_CHECKING:
    from clusterkit.reports.ask import Ask
    from clusterkit.reports.table import Table

_EXACT = ("csv", "json", "xlsx")


def _dimensions(incomplete: str) -> list[str]:
    from clusterkit.reports.dimensions import DIMENSIONS

    return listed(DIMENSIONS, incomplete)


def _sources(incomplete: str) -> list[str]:
    from clusterkit.load import load

    plans = load([Path("workplans")]).plans
    return [
        name for name in dict.fromkeys(name for plan in plans for name in plan.sources) if name.startswith(incomplete)
    ]


Named = Annotated[
    Literal["budget", "control", "calls", "matching", "overhead", "sources", "life", "unfunded", "cash"],
    typer.Option("--report", "-r", help="Which report."),
]
By = Annotated[
    str | None,
    typer.Option(
        help="Group by source, kind, funder, section, goal, owner, period (half, quarter, month), cluster or plan; "
        "several with commas. Source, where the report has sources and none is named.",
        autocompletion=_dimensions,
        show_default=False,
    ),
]
Across = Annotated[
    str | None,
    typer.Option(
        help="Cross the budget by a second dimension, any of --by: a column for each of its keys, with both totals.",
        autocompletion=_dimensions,
        show_default=False,
    ),
]
Unit = Annotated[
    Literal["shekels", "thousands", "millions"],
    typer.Option(help="What table, text and md show money in; a rounded column still adds up to its total."),
]
Explain = Annotated[
    str | None,
    typer.Option(
        metavar="ID",
        help="The lines behind one row, such as a source's: each with its place and its last commit, adding up to "
        "the row; for a source also what is left of it, or the smallest change that closes its gap. With "
        "--report control, the approvals, transfers and movements.",
        autocompletion=_sources,
        show_default=False,
    ),
]


def budget(
    paths: Paths = None,
    report: Named = "budget",
    by: By = None,
    across: Across = None,
    explain: Explain = None,
    unit: Unit = "shekels",
    format: Format = None,
    as_of: AsOf = None,
    output: Output = None,
    lang: Language = None,
) -> None:
    """Add up the money, and make the treasurer's reports.

    By source or by anything else: every grouping comes to the same total.

    Exit code 0: every file was read; 1: a file is wrong, and the sums are of the rest; 2: a path is unreadable.
    """
    found = read(paths, lang, output=output)
    chosen = format_of(format, output)
    if unit != "shekels" and chosen in _EXACT:
        refuse(f"--unit {unit}: {chosen} has exact shekels; table, text and md are rounded")
    ask = _ask(found, report, by, across, day(as_of))
    table = _table(found, report, ask, explain)
    whole = report == "budget" and (by, across, explain) == (None, None, None)
    book = (lambda: _ledger(found, ask, lang)) if whole else (lambda: sheet(table))
    write(_in_unit(table, unit), chosen, output, book, "budget")
    raise typer.Exit(found.code)


def _table(found: Read, report: str, ask: "Ask", explain: str | None) -> "Table":
    """The report, the budget crossed, or the lines behind one row of it; Exit 2 where these do not go together."""
    from clusterkit.reports.cross import cross
    from clusterkit.reports.reports import REPORTS

    if explain is None:
        return cross(found.plans, ask) if ask.across else REPORTS[report].table(found.plans, ask)
    if report not in ("budget", "control") or ask.across:
        refuse("--explain shows what is behind a row of the budget or of control, without --across")
    return explained(found, ask, explain, report)


def _ledger(found: Read, ask: "Ask", lang: str | None) -> bytes:
    """The treasurer's workbook: a document, so in the plan's own language where nobody asks for another."""
    from clusterkit.spreadsheets.ledger.workbook import workbook

    return workbook(found.plans, ask._replace(language=lang or (None if found.language == "en" else found.language)))


def _in_unit(table: "Table", unit: str) -> "Table":
    from clusterkit.reports.rounding import UNITS, in_unit

    return in_unit(table, UNITS[unit]) if unit in UNITS else table


def _ask(found: Read, report: str, by: str | None, across: str | None, today: date) -> "Ask":
    """What is asked of a report; Exit 2 where it has no such rows or columns, or one dimension is named twice."""
    from clusterkit.reports.ask import Ask
    from clusterkit.reports.reports import REPORTS

    allowed = REPORTS[report].by
    names = tuple(name.strip() for name in by.split(",")) if by is not None else allowed[:1]
    if by is not None and not allowed:
        refuse(f"--by {by}: the report {report} has its own rows")
    if any(name not in allowed for name in names) or len(set(names)) < len(names):
        refuse(f"--by {by}: name some of {', '.join(allowed)}, each once, with commas")
    if across is not None and report != "budget":
        refuse(f"--across {across}: only the budget is crossed: leave out --report")
    if across is not None and (across not in allowed or across in names):
        refuse(f"--across {across}: name one of {', '.join(name for name in allowed if name not in names)}")
    return Ask(names, across or "", as_of=today, language=found.language, partial=found.partial)
