"""`clusterkit status`: where the work stands."""

from typing import TYPE_CHECKING, Annotated

import typer

from clusterkit.cli.options import AsOf, Format, Language, Output, Paths, day, listed
from clusterkit.cli.plans import read
from clusterkit.cli.streams import refuse
from clusterkit.cli.tables import format_of, sheet, write

if TYPE_CHECKING:
    pass


def _rows(incomplete: str) -> list[str]:
    from clusterkit.reports.status import ALONE, BY

    return listed((*BY, *ALONE), incomplete)


By = Annotated[
    str,
    typer.Option(
        help="Group by section, goal, owner, source, cluster or plan, several with commas; "
        "or show each task or each indicator.",
        autocompletion=_rows,
    ),
]


def status(
    paths: Paths = None,
    by: By = "section",
    format: Format = None,
    as_of: AsOf = None,
    output: Output = None,
    lang: Language = None,
) -> None:
    """Show where the work stands, and the money beside it.

    Tasks are done, on track, late, at risk or without a report.
    It is told from the reports in progress/ that were there on the day, and from the accounts.

    Exit code 0: every file was read; 1: a file is wrong, and this is of the rest; 2: a path is unreadable.
    """
    from clusterkit.reports.ask import Ask
    from clusterkit.reports.status import status as report

    names = _known(by)
    found = read(paths, lang, output=output)
    table = report(found.plans, Ask(names, as_of=day(as_of), language=found.language, partial=found.partial))
    write(table, format_of(format, output), output, lambda: sheet(table), "status")
    raise typer.Exit(found.code)


def _known(by: str) -> tuple[str, ...]:
    """What rows are; Exit 2 where it is not known, named twice, or stands alone and does not."""
    from clusterkit.reports.status import ALONE, BY

    names = tuple(name.strip() for name in by.split(","))
    if len(names) == 1 and names[0] in ALONE:
        return names
    if any(name not in BY for name in names) or len(set(names)) < len(names):
        refuse(f"--by {by}: name some of {', '.join(BY)}, each once, with commas; or one of {', '.join(ALONE)}")
    return names
