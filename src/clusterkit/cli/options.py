"""The options that commands share: the same name and the same meaning in every one."""

from pathlib import Path
from typing import Annotated, Literal

import typer

Paths = Annotated[
    list[Path] | None,
    typer.Argument(help="Files, plans, clusters or whole trees; workplans/ if none.", show_default=False),
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", help="Write to this file, whole or not at all.", show_default=False)
]
Language = Annotated[
    Literal["en", "he"], typer.Option("--lang", envvar="CLUSTERKIT_LANG", help="The language of messages and headings.")
]
FailOn = Annotated[
    Literal["error", "warning", "info"], typer.Option(help="The least severity that makes the exit code 1.")
]
