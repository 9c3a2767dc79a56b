"""Where output goes: the result to stdout or a file, everything else to stderr; colour only where somebody looks."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import IO, NoReturn

import typer

from clusterkit.files import write_whole

INTERRUPTED = 130
"""The exit code of a run that was interrupted, or whose reader went away."""


def colours(stream: IO[str] | None) -> bool:
    """Whether to colour: on a terminal; NO_COLOR forbids it, FORCE_COLOR asks for it. A closed stream is None."""
    if os.environ.get("NO_COLOR") or stream is None:
        return False
    return bool(os.environ.get("FORCE_COLOR")) or stream.isatty()


def looked_at() -> bool:
    """Whether stdout is a terminal, where somebody looks."""
    return sys.stdout is not None and sys.stdout.isatty()


def give(content: str | bytes, output: Path | None) -> None:
    """The result: to the file, whole or not at all, or to stdout. Raises OSError where the disk refuses.

    A reader that went away ends the run, silently.
    """
    raw = content.encode("utf-8", "replace") if isinstance(content, str) else content
    if output is not None:
        write_whole(output, raw)
        tell(f"wrote {output}")
        return
    if sys.stdout is None:
        refuse("stdout is closed: use -o, or open it")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(raw)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(INTERRUPTED) from None


def refuse_input(output: Path | None, files: Iterable[str]) -> None:
    """Exit 2 where what is to be written to is one of the files that were read, also by another name."""
    if output is not None and os.path.realpath(output) in set(map(os.path.realpath, files)):
        refuse(f"-o {output}: it is one of the files that are read")


def refuse(line: str) -> NoReturn:
    """End the run with exit code 2, and say why."""
    tell(f"clusterkit: {line}")
    raise typer.Exit(2)


def tell(line: str) -> None:
    """A line for the person who runs the command, on stderr, if it is open; never on stdout."""
    if sys.stderr is not None:
        print(line.encode("utf-8", "replace").decode(), file=sys.stderr)  # noqa: T201
