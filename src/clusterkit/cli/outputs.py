"""Where `validate` writes what it found: stdout, files each in a format of its own, the page of a GitHub job."""

import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple, get_args

import typer

from clusterkit.cli.streams import colours, give, refuse, refuse_input

if TYPE_CHECKING:
    from clusterkit.validate import Outcome

Name = Literal["text", "json", "github", "gitlab", "sarif", "junit"]

Format = Annotated[
    Name | None,
    typer.Option(
        "--format",
        "-f",
        help="How the findings are written; text if none, in GitHub Actions github.",
        show_default=False,
    ),
]
Outputs = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        "-o",
        metavar="[FORMAT:]FILE",
        help="Write to this file, whole or not at all; with FORMAT: as well as to stdout. Can be repeated.",
        show_default=False,
    ),
]

_NAMED = r"(?s)([A-Za-z]{2,}):(.*)"


class Wanted(NamedTuple):
    """The format of stdout, if anything is to be written there, and each file with its format."""

    stdout: str | None
    files: tuple[tuple[str, Path], ...]


def wanted(format: str | None, outputs: Sequence[str] | None) -> Wanted:
    """What the options ask for; Exit 2 where that cannot be. A bare file takes --format, and the place of stdout."""
    plain, files = False, []
    for output in outputs or ():
        named = re.fullmatch(_NAMED, output)
        if named and (named[1] not in get_args(Name) or not named[2]):
            refuse(f"-o {output}: it is FORMAT:FILE, FORMAT one of {', '.join(get_args(Name))}; or ./FILE")
        plain = plain or not named
        files.append((named[1], Path(named[2])) if named else (format or "text", Path(output)))
    if len({os.path.abspath(file) for _, file in files}) < len(files):  # noqa: PTH100 - it need not exist
        refuse("-o names a file twice")
    return Wanted(None if plain else format or ("github" if _in_actions() else "text"), tuple(files))


def write(outcome: "Outcome", language: str, asked: Wanted) -> None:
    """The files, then stdout; made before any is written. Raises OSError where the disk refuses.

    Exit 2 where a file is one of those that were checked.
    """
    from clusterkit.formats.findings import FINDINGS

    for _, file in asked.files:
        refuse_input(file, (*outcome.loaded.contents, *outcome.loaded.unread))
    made = [(FINDINGS[name](outcome, language, False), file) for name, file in asked.files]
    shown = FINDINGS[asked.stdout](outcome, language, colours(sys.stdout)) if asked.stdout else None
    for content, file in made:
        give(content, file)
    if shown is not None:
        give(shown, None)


def summarise(outcome: "Outcome", language: str, asked: Wanted) -> None:
    """Add to the page of the GitHub job that this runs in, if it writes for one. Raises OSError where that fails."""
    page = os.environ.get("GITHUB_STEP_SUMMARY")
    if not page or not _in_actions() or "github" not in (asked.stdout, *(name for name, _ in asked.files)):
        return
    from clusterkit.formats.summary_github import LIMIT, summary

    with Path(page).open("ab") as stream:
        stream.write(summary(outcome, language, LIMIT - stream.tell()).encode("utf-8", "replace"))


def _in_actions() -> bool:
    return os.environ.get("GITHUB_ACTIONS") == "true"
