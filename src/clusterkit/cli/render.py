"""`clusterkit render`: make the booklet."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clusterkit.cli.options import Language, Paths, listed
from clusterkit.cli.plans import read
from clusterkit.cli.streams import tell
from clusterkit.files import write_whole

if TYPE_CHECKING:
    from clusterkit.reports.booklet import Booklet


def _forms(incomplete: str) -> list[str]:
    return listed(FORMS, incomplete)


To = Annotated[str, typer.Option(help="What to make: md, html, xlsx; several with commas.", autocompletion=_forms)]
Folder = Annotated[
    Path, typer.Option("--output", "-o", help="The folder for the booklets: <cluster>-<year>/booklet.<form>.")
]


def _markdown(view: "Booklet", templates: Path | None) -> bytes:
    from clusterkit.documents.booklet import markdown

    return markdown(view, templates)


def _html(view: "Booklet", templates: Path | None) -> bytes:
    from clusterkit.documents.booklet import html

    return html(view, templates)


def _workbook(view: "Booklet", templates: Path | None) -> bytes:
    from clusterkit.spreadsheets.booklet import workbook

    return workbook(view)


FORMS: dict[str, Callable[["Booklet", Path | None], bytes]] = {"md": _markdown, "html": _html, "xlsx": _workbook}
"""The forms of the booklet, by the ending of its file."""


def render(paths: Paths = None, to: To = "md,html,xlsx", output: Folder = Path("build"), lang: Language = None) -> None:
    """Make the annual booklet of each plan, in its own language.

    Exit code 0: everything was written; 1: a file or a template is wrong, and nothing was; 2: a path is unusable.
    """
    forms = _known(to)
    found = read(paths, lang)
    if found.code:
        tell("clusterkit: nothing was rendered" + (": put the files right first" if found.plans else ""))
        raise typer.Exit(found.code)
    from clusterkit.documents.booklet import TemplateFault
    from clusterkit.reports.booklet import booklet

    for plan in found.plans:
        own = Path(plan.folder).absolute().parents[1] / "templates"
        view = booklet(plan)
        try:
            made = {form: FORMS[form](view, own if own.is_dir() else None) for form in forms}
        except TemplateFault as fault:
            tell(f"{fault.file}:{fault.line}: {fault.message}")
            raise typer.Exit(1) from None
        for form, content in made.items():
            file = output / plan.id / f"booklet.{form}"
            file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(file, content)
            tell(f"wrote {file.as_posix()}")


def _known(to: str) -> tuple[str, ...]:
    """The forms named; Exit 2 where one is not known."""
    forms = tuple(dict.fromkeys(form.strip() for form in to.split(",")))
    if any(form not in FORMS for form in forms):
        tell(f"clusterkit: --to {to}: name some of {', '.join(FORMS)}, with commas")
        raise typer.Exit(2)
    return forms
