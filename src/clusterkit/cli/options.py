"""The options that commands share: the same name and the same meaning in every one."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import typer

if TYPE_CHECKING:
    from clusterkit.model.plan import Plan

Spoken = Literal["en", "he"]

Paths = Annotated[
    list[Path] | None,
    typer.Argument(help="Files, plans, clusters or whole trees; workplans/ if none.", show_default=False),
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", help="Write to this file, whole or not at all.", show_default=False)
]
Format = Annotated[
    Literal["table", "text", "csv", "json", "md", "xlsx"] | None,
    typer.Option("--format", "-f", help="table on a terminal, text elsewhere, if none is named.", show_default=False),
]
Language = Annotated[
    Spoken | None,
    typer.Option(
        "--lang",
        envvar="CLUSTERKIT_LANG",
        help="The language of messages and headings; the plans folder's if none, else English.",
        show_default=False,
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        envvar="CLUSTERKIT_AS_OF",
        help="What today is, such as 2026-03-31.",
        show_default=False,
    ),
]


def language(asked: str | None, plans: Iterable["Plan"]) -> str:
    """The language to speak: as asked, else as the first plans folder that says so, else English."""
    settled = (plan.settings.language for plan in plans if plan.settings.language in get_args(Spoken))
    return asked or next(settled, "en")


def day(asked: str | None) -> date:
    """What today is: as asked, else the machine's day. Refuses what is not a date."""
    try:
        return date.fromisoformat(asked) if asked else date.today()  # noqa: DTZ011 - the day where the person is
    except ValueError:
        raise typer.BadParameter(f"{asked} is not a date: write year, month and day, 2026-03-31") from None


FailOn = Annotated[
    Literal["error", "warning", "info"], typer.Option(help="The least severity that makes the exit code 1.")
]


def listed(names: Iterable[str], incomplete: str) -> list[str]:
    """What a shell may complete a list with commas to: what is written, with each of the names that are left."""
    *before, last = incomplete.split(",")
    return [",".join((*before, name)) for name in names if name.startswith(last) and name not in before]
