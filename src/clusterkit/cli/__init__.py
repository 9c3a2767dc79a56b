"""The command line: one function a command, exit codes, and nothing but a line for what is a bug."""

import os
import sys
from typing import Annotated

import typer

from clusterkit.cli.budget import budget
from clusterkit.cli.explain import explain
from clusterkit.cli.import_actuals import import_actuals
from clusterkit.cli.render import render
from clusterkit.cli.schema import schema
from clusterkit.cli.status import status
from clusterkit.cli.streams import tell
from clusterkit.cli.validate import validate

BUG, CANNOT = 3, 2

app = typer.Typer(name="clusterkit", no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None)


def _version(asked: bool) -> None:
    if asked:
        from clusterkit import __version__

        typer.echo(f"clusterkit {__version__}")
        raise typer.Exit


@app.callback()
def clusterkit(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", envvar="CLUSTERKIT_DEBUG", help="Show the traceback of a bug.")
    ] = False,
) -> None:
    """Plain-text work plans for regional clusters of local authorities: check, add up, print."""


for command in (validate, explain, budget, status, import_actuals, render, schema):
    app.command()(command)


def main() -> None:
    """Run the command line; ends the process with the design's exit code."""
    try:
        app(prog_name="clusterkit")
    except OSError as error:
        tell(f"clusterkit: {error.filename or 'the disk'}: {(error.strerror or str(error)).lower()}")
        sys.exit(CANNOT)
    except Exception as error:
        if "--debug" in sys.argv or os.environ.get("CLUSTERKIT_DEBUG"):
            raise
        tell(f"clusterkit: a bug: {type(error).__name__}: {error} (run again with --debug, and report it)")
        sys.exit(BUG)
