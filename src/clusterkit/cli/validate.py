"""`clusterkit validate`: check plans."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from clusterkit.cli.options import FailOn, Language, Output, Paths
from clusterkit.cli.streams import colours, give, tell
from clusterkit.diagnostics import SEVERITIES, Severity

if TYPE_CHECKING:
    from clusterkit.validate import Outcome

Format = Annotated[Literal["text", "json"], typer.Option("--format", "-f", help="How the findings are written.")]


def validate(
    paths: Paths = None,
    format: Format = "text",
    output: Output = None,
    fail_on: FailOn = "error",
    lang: Language = "en",
) -> None:
    """Check plans against the schema and the field's rules.

    Exit code 0: nothing at or above --fail-on; 1: findings; 2: a path or a file that cannot be read.
    """
    from clusterkit.formats.findings import FINDINGS
    from clusterkit.validate import validate as check

    outcome = check(paths or [Path("workplans")])
    give(FINDINGS[format](outcome, lang, output is None and colours(sys.stdout)), output)
    for path in outcome.loaded.missing:
        tell(f"clusterkit: {path} does not exist")
    if not outcome.loaded.contents and not outcome.loaded.missing:
        tell("clusterkit: no plan there: a plan is a folder with a plan.yaml in it")
    raise typer.Exit(_code(outcome, fail_on))


def _code(outcome: "Outcome", fail_on: Severity) -> int:
    unreadable = any(one.rule == "unreadable-file" for one in outcome.diagnostics)
    if outcome.loaded.missing or unreadable or not outcome.loaded.contents:
        return 2
    counted = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    return int(any(one.severity in counted for one in outcome.diagnostics))
