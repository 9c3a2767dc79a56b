"""The command line: one function a command, exit codes, and nothing but a line for what is a bug."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated

import typer

from clusterkit.cli.streams import tell

BUG, CANNOT = 3, 2

COMMANDS = ("validate", "explain", "budget", "status", "import-actuals", "render", "schema")
"""Every command, in the order of the help: a function of a module of its own."""


def application(words: Sequence[str] = ()) -> typer.Typer:
    """The program with the command that its words name, whose module alone is loaded; else with all of them."""
    app = typer.Typer(name="clusterkit", no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None)
    app.callback()(clusterkit)
    first = next((word for word in words if not word.startswith("-")), "")
    for command in (first,) if first in COMMANDS else COMMANDS:
        name = command.replace("-", "_")
        app.command()(getattr(import_module(f"clusterkit.cli.{name}"), name))
    return app


def _version(asked: bool) -> None:
    if asked:
        from clusterkit import __version__

        typer.echo(f"clusterkit {__version__}")
        raise typer.Exit


def clusterkit(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", envvar="CLUSTERKIT_DEBUG", help="Show the traceback of a bug.")
    ] = False,
) -> None:
    """Plain-text work plans for regional clusters of local authorities: check, add up, print."""


def main() -> None:
    """Run the command line; ends the process with the design's exit code."""
    try:
        application(sys.argv[1:])(prog_name="clusterkit")
    except OSError as error:
        tell(f"clusterkit: {error.filename or 'the disk'}: {(error.strerror or str(error)).lower()}")
        sys.exit(CANNOT)
    except Exception as error:
        if "--debug" in sys.argv or os.environ.get("CLUSTERKIT_DEBUG"):
            raise
        tell(f"clusterkit: a bug: {type(error).__name__}: {error} (run again with --debug, and report it)")
        sys.exit(BUG)
