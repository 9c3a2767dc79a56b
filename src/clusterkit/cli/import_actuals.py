"""`clusterkit import-actuals`: add what the accounts export to a plan's `actuals.csv`."""

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clusterkit.cli.options import Language
from clusterkit.cli.plans import read
from clusterkit.cli.streams import colours, give, refuse, tell
from clusterkit.diagnostics import WrongValue
from clusterkit.files import replace_whole

if TYPE_CHECKING:
    from clusterkit.accounts import Import
    from clusterkit.model.plan import Plan

Exported = Annotated[Path, typer.Argument(help="What the accounts exported: CSV or an Excel workbook.")]
Into = Annotated[
    Path | None,
    typer.Argument(
        help="The plan, or any path in it; the one that you are in, or the only one in workplans/, if none.",
        show_default=False,
    ),
]
Check = Annotated[bool, typer.Option("--check", help="Show what would be added, and write nothing.")]
New = Annotated[
    str,
    typer.Option(
        "--new",
        metavar="ROWS",
        help="Rows of the file, such as 4,7-9, that are new movements, though they look like others or like totals.",
        show_default=False,
    ),
]
Same = Annotated[
    str,
    typer.Option(
        "--same",
        metavar="ROWS",
        help="Rows of the file that are in actuals.csv already, though one of the two says more.",
        show_default=False,
    ),
]


def import_actuals(
    file: Exported, plan: Into = None, check: Check = False, new: New = "", same: Same = "", lang: Language = None
) -> None:
    """Add the movements that an accounting system exported.

    They go into the plan's actuals.csv; what is there already is not added again.

    Exit code 0: done; 1: a row cannot be placed, and nothing was added; 2: a file is unreadable, or no one plan named.
    """
    content = _content(file)
    answers = _rows(new), _rows(same)
    folder = _plan(plan)
    actuals = folder / "actuals.csv"
    old = actuals.read_bytes() if actuals.exists() else None
    found = read([folder], lang)
    if found.code:
        tell("clusterkit: nothing was added: put the plan's files right first")
        raise typer.Exit(found.code)
    understood = _understood(content, file, found.plans[0], answers, found.language)
    _show(understood, file, actuals, found.language)
    if understood.refused:
        tell(f"clusterkit: {actuals.as_posix()}: nothing was added: put the export or `accounts:` right first")
        raise typer.Exit(1)
    if check:
        tell("clusterkit: --check: nothing was written")
    elif understood.merge.new or understood.merge.filled:
        _write(understood, actuals, old)


def _rows(asked: str) -> frozenset[int]:
    """The numbers of rows that `4,7-9` names; BadParameter for what names none."""
    rows: set[int] = set()
    for part in asked.split(",") if asked else ():
        match = re.fullmatch(r"\s*(\d{1,6})(?:-(\d{1,6}))?\s*", part, re.ASCII)
        named = range(int(match[1]), int(match[2] or match[1]) + 1) if match else ()
        if not named:
            raise typer.BadParameter(f"{part!r} names no rows of the file: write their numbers, such as 4,7-9")
        rows |= set(named)
    return frozenset(rows)


def _content(file: Path) -> bytes:
    """The bytes of the export. Raises OSError where the disk does not give them."""
    if file.is_dir():
        refuse(f"{file}: a folder: name the file that the accounts exported, and then the plan")
    return file.read_bytes()


def _plan(path: Path | None) -> Path:
    """The folder of the one plan that is meant; Exit 2 where there is none, or several."""
    from clusterkit.load.find import find, show

    here = Path.cwd()
    inside = [folder for folder in (here, *here.parents) if (folder / "plan.yaml").is_file()]
    found = find([path or (inside[0] if inside else Path("workplans"))])
    if found.missing:
        refuse(f"{show(found.missing[0])} does not exist")
    if not found.plans:
        refuse(f"{path}: no plan there: a plan is a folder with a plan.yaml in it")
    folders = [show(plan.folder) for plan in found.plans]
    if len(folders) > 1:
        refuse(f"name the plan, one of: {', '.join(folders)}")
    return Path(folders[0])


def _understood(
    content: bytes, file: Path, plan: "Plan", answers: tuple[frozenset[int], frozenset[int]], language: str
) -> "Import":
    """The export as it was understood; Exit 2 where it is nothing that accounts export."""
    from clusterkit.accounts import read_export
    from clusterkit.accounts.doubts import Answers
    from clusterkit.load.find import show
    from clusterkit.messages import fill

    try:
        return read_export(content, show(file), plan, Answers(*answers))
    except WrongValue as wrong:
        said = (fill(text, wrong.values, language, apart=True) for text in (wrong.message, wrong.help))
        refuse(f"{file}: {': '.join(said)}")


def _show(found: "Import", file: Path, actuals: Path, language: str) -> None:
    """The columns, what is wrong or to be told, and what is new, on stdout."""
    from clusterkit.formats.cells import notes
    from clusterkit.formats.export_text import write as columns
    from clusterkit.formats.findings import FINDINGS
    from clusterkit.formats.table_text import write as table
    from clusterkit.load import Loaded
    from clusterkit.load.find import show
    from clusterkit.reports.imported import imported
    from clusterkit.validate import Outcome

    parts = [columns(found.columns, show(file), language)]
    if found.diagnostics:
        text = found.columns.sheet.text or ""
        loaded = Loaded((found.plan,), (), {show(file): text.encode()}, frozenset(), ())
        parts.append(FINDINGS["text"](Outcome(found.diagnostics, loaded), language, colours(sys.stdout)))
    if not found.refused:
        new = imported(found, actuals.as_posix(), language)
        parts.append(table(new, colours(sys.stdout)) if new.rows else "".join(f"{line}\n" for line in notes(new)))
    give("\n".join(parts), None)


def _write(found: "Import", actuals: Path, old: bytes | None) -> None:
    """The accounts with the new rows. Raises OSError where the disk refuses, or the file has changed meanwhile."""
    from clusterkit.accounts.additions import with_rows

    replace_whole(actuals, old, with_rows(old, (movement for _, movement in found.merge.new), found.merge.filled))
    tell(f"wrote {actuals.as_posix()}")
