"""The forms that documents are made in, by the ending of their files; each is loaded when it is asked for."""

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from clusterkit.cli.options import listed
from clusterkit.cli.streams import tell
from clusterkit.files import write_whole

if TYPE_CHECKING:
    from clusterkit.documents.pdf import Printed
    from clusterkit.reports.booklet import Booklet


def _markdown(view: "Booklet", templates: Path | None) -> bytes:
    from clusterkit.documents.booklet import markdown

    return markdown(view, templates)


def _html(view: "Booklet", templates: Path | None) -> bytes:
    from clusterkit.documents.booklet import html

    return html(view, templates)


def _workbook(view: "Booklet", templates: Path | None) -> bytes:
    from clusterkit.spreadsheets.booklet import workbook

    return workbook(view)


def _pdf(view: "Booklet", templates: Path | None) -> bytes:
    from clusterkit.documents.pdf import pdf

    return printed_content(pdf(view, templates))


def made(make: Callable[[Any, Path | None], bytes], view: Any, templates: Path | None) -> bytes:
    """One form of a document; Exit 1 where a template of the cluster's own is wrong."""
    from clusterkit.documents.templates import TemplateFault
    from clusterkit.load.find import show

    try:
        return make(view, templates)
    except TemplateFault as fault:
        own = templates and Path(fault.file).is_relative_to(templates)
        tell(f"{show(Path(fault.file)) if own else fault.file}:{fault.line}: {fault.message}")
        raise typer.Exit(1) from None


def put(content: bytes, file: Path) -> None:
    """Write a document, whole or not at all, into a folder that may still have to be made."""
    file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file, content)
    tell(f"wrote {file.as_posix()}")


def printed_content(printed: "Printed") -> bytes:
    """The PDF itself; what it could not print is told."""
    from clusterkit.documents.pdf import NO_SIGN

    if printed.unprintable:
        codes = " ".join("+".join(f"U+{ord(one):04X}" for one in letter) for letter in printed.unprintable)
        tell(f"clusterkit: no font of the PDF has {codes}: printed as {NO_SIGN}")
    return printed.content


def _word(view: "Booklet", templates: Path | None) -> bytes:
    from clusterkit.documents.word.booklet import word

    return word(view, templates)


FORMS: dict[str, Callable[["Booklet", Path | None], bytes]] = {
    "md": _markdown,
    "html": _html,
    "xlsx": _workbook,
    "pdf": _pdf,
    "docx": _word,
}
"""What makes each form of the booklet; the templates are the cluster's own, if it has any."""

EXTRAS = {"pdf": "typst", "docx": "docx"}
"""The module that a form needs, where that comes with an extra; the extra has the form's name."""


def complete(incomplete: str) -> list[str]:
    """What a shell may complete a list of forms to."""
    return listed(FORMS, incomplete)


def known(to: str) -> tuple[str, ...]:
    """The forms named; Exit 2 where one is not known, or where its extra is not installed."""
    forms = tuple(dict.fromkeys(form.strip() for form in to.split(",")))
    if any(form not in FORMS for form in forms):
        tell(f"clusterkit: --to {to}: name some of {', '.join(FORMS)}, with commas")
        raise typer.Exit(2)
    for form in forms:
        if form in EXTRAS and find_spec(EXTRAS[form]) is None:
            tell(f"clusterkit: --to {form} needs more than is installed: install clusterkit[{form}]")
            raise typer.Exit(2)
    return forms
