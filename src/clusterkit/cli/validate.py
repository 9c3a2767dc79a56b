"""`clusterkit validate`: check plans."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clusterkit.cli.fixing import Diff, Fix, put_right, show_diff
from clusterkit.cli.options import AsOf, FailOn, Language, Paths, day, language
from clusterkit.cli.outputs import Format, Outputs, summarise, wanted, write
from clusterkit.cli.streams import give, tell
from clusterkit.diagnostics import SEVERITIES, Severity

if TYPE_CHECKING:
    from clusterkit.validate import Outcome


Since = Annotated[
    str | None,
    typer.Option(
        metavar="REV", help="Only what is new, or stands on what changed, since this git revision.", show_default=False
    ),
]
WriteBaseline = Annotated[
    bool, typer.Option("--write-baseline", help="Let what is found now pass from here on: clusterkit.baseline.")
]


def validate(
    paths: Paths = None,
    format: Format = None,
    output: Outputs = None,
    fail_on: FailOn = "error",
    since: Since = None,
    write_baseline: WriteBaseline = False,
    fix: Fix = False,
    diff: Diff = False,
    as_of: AsOf = None,
    lang: Language = None,
) -> None:
    """Check plans against the schema and the field's rules.

    Exit code 0: nothing at or above --fail-on; 1: findings; 2: a path or a file that cannot be read.
    """
    asked = wanted(format, output)
    given = paths or [Path("workplans")]
    if diff:
        _refuse_with_diff(format or output or write_baseline)
        raise typer.Exit(_show_diff(_check(given, as_of, since, with_baseline=True)))
    if fix:
        put_right(_check(given, as_of, since, with_baseline=True))
    if write_baseline:
        _write_baselines(_check(given, as_of, None, with_baseline=False))
    outcome = _check(given, as_of, since, with_baseline=True)
    spoken = language(lang, outcome.loaded.everything)
    write(outcome, spoken, asked)
    _tell_unfound(outcome)
    summarise(outcome, spoken, asked)
    raise typer.Exit(_code(outcome, fail_on))


def _tell_unfound(outcome: "Outcome") -> None:
    for path in outcome.loaded.missing:
        tell(f"clusterkit: {path} does not exist")
    if not outcome.loaded.contents and not outcome.loaded.missing:
        tell("clusterkit: no plan there: a plan is a folder with a plan.yaml in it")


def _refuse_with_diff(other: object) -> None:
    if other:
        tell("clusterkit: --diff shows a diff and writes nothing: leave out --format, --output and --write-baseline")
        raise typer.Exit(2)


def _show_diff(outcome: "Outcome") -> int:
    something = show_diff(outcome)
    _tell_unfound(outcome)
    return 2 if _code(outcome, "error") == 2 else int(something)


def _check(paths: list[Path], as_of: str | None, since: str | None, with_baseline: bool) -> "Outcome":
    from clusterkit.validate import validate as check

    today = day(as_of)
    if since is None:
        return check(paths, today, with_baseline=with_baseline)
    from clusterkit.history import NoHistory

    try:
        return check(paths, today, since, with_baseline)
    except NoHistory as error:
        tell(f"clusterkit: --since {since}: {error}")
        raise typer.Exit(2) from None


def _write_baselines(outcome: "Outcome") -> None:
    """A baseline for each plans folder, of what its rules find; what could not be read must be put right.

    What the old one has of plans that were not checked, or not whole, is kept.
    """
    from clusterkit.baseline import FILE, baseline_text
    from clusterkit.rules import BY_NAME
    from clusterkit.validate import checked_whole

    for folder in dict.fromkeys(plan.settings.folder for plan in outcome.loaded.everything):
        inside = [one for one in outcome.diagnostics if one.place.under(folder)]
        found = [one for one in inside if BY_NAME[one.rule].check is not None]
        file = Path(folder, FILE)
        old = file.read_bytes() if file.is_file() else b""
        give(baseline_text(found, folder, old, checked_whole(outcome, folder)), file)


def _code(outcome: "Outcome", fail_on: Severity) -> int:
    unreadable = any(one.rule == "unreadable-file" for one in outcome.diagnostics)
    if outcome.loaded.missing or unreadable or not outcome.loaded.contents:
        return 2
    counted = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    return int(any(one.severity in counted for one in outcome.diagnostics))
