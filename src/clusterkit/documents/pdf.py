"""The booklet or a paper as a PDF: Typst templates over the view, as JSON, so that no text of a plan is ever Typst.

The PDF is tagged (PDF/UA-1), says no time of its making, and has its letters from the fonts that clusterkit carries.
"""

import json
import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from clusterkit.documents.escaping import clean
from clusterkit.documents.templates import TemplateFault, is_inside, text_of
from clusterkit.files import carried
from clusterkit.labels import N_, label
from clusterkit.reports.booklet import Booklet
from clusterkit.reports.paper import Paper

if TYPE_CHECKING:
    from typst import Fonts, TypstError

LABELS = (
    N_("Budget by section, in shekels"),
    N_("Budget by source, in shekels"),
    N_("Budget lines"),
    N_("Contents"),
    N_("Goals and tasks"),
    N_("Guiding principles"),
    N_("Indicators"),
    N_("Invented, for demonstration"),
    N_("Made from the plan’s own files with clusterkit"),
    N_("Logo"),
    N_("Main topics"),
    N_("Partners"),
    N_("Purpose"),
    N_("Schedule"),
    N_("Task"),
    N_("The cluster, its authorities, people and figures do not exist."),
    N_("Total"),
    N_("Version and approval"),
    N_("What the accounts and the progress reports say. It is not part of the plan that was approved."),
    N_("worked on"),
)
"""The words of the templates themselves: `word("Contents")` in a template is the booklet's own for it."""

NO_SIGN = "\ufffd"
"""What is printed for a letter that is in no font."""

ENDINGS = (".typ", ".svg", ".png", ".jpg", ".jpeg", ".webp")
"""The files of a template set that Typst may read; nothing else is there for it."""

_NOT_TEXT = re.compile("[\ufeff\ufffe\uffff]")
_LACKING = re.compile(r'the text `"(.+?)"` could not be displayed')
_CODE = re.compile(r"\\u\{([0-9a-f]+)\}")
_PLACE = re.compile(r"┌─ (.+):(\d+):\d+$", re.MULTILINE)
_SEARCHED = re.compile(r" \(searched at .*?\)")
_PACKAGE = ("failed to download package", "package not found")
_NO_NETWORK = {"https_proxy": "http://127.0.0.1:0", "no_proxy": ""}


class Printed(NamedTuple):
    """A PDF, and the letters that no font has, which it shows as `NO_SIGN`."""

    content: bytes
    unprintable: tuple[str, ...] = ()


def pdf(view: Booklet, own_templates: Path | None = None) -> Printed:
    """The booklet on A4. TemplateFault where a template of `own_templates` is wrong."""
    return _printed(view, "booklet", ("booklet",), own_templates)


def paper_pdf(paper: Paper, own_templates: Path | None = None) -> Printed:
    """A paper on A4. TemplateFault where a template of `own_templates` is wrong."""
    return _printed(paper, "paper", ("booklet", "paper", paper.document), own_templates)


def _printed(view: Booklet | Paper, main: str, sets: Sequence[str], own_templates: Path | None) -> Printed:
    """A view by the template `main` of some sets, of which a later one's files take the place of an earlier one's."""
    from typst import TypstError

    files = _files(sets, own_templates)
    lacking: list[str] = []
    while True:
        try:
            return Printed(_compiled(view, main, files, own_templates, lacking), tuple(lacking))
        except TypstError as error:
            fresh = [letter for letter in _unprintable(error) if letter not in lacking]
            if not fresh:
                fault = _fault(error, files, own_templates)
                if fault is None:
                    raise
                raise fault from error
            lacking += fresh


def _files(sets: Sequence[str], own: Path | None) -> dict[str, Path]:
    """The templates by name: one's own files take the place of those that clusterkit carries."""
    folders = [folder for folder in (carried("templates"), own) if folder]
    found = {name: file for one in sets for folder in folders for name, file in _set_of(folder, one)}
    for file in found.values():
        if own and file.suffix == ".typ" and file.is_relative_to(own):
            text_of(file)
    return found


def _set_of(folder: Path, name: str) -> Iterator[tuple[str, Path]]:
    """The files of a folder's template set. A link that leads out of the folder is not one of them."""
    top = folder / name
    for file in sorted(top.rglob("*")):
        if file.suffix in ENDINGS and is_inside(file, folder):
            yield file.relative_to(top).as_posix(), file


def _fonts(own: Path | None, copies: str) -> "Fonts":
    """The fonts of one's own, as copies in an empty folder since Typst follows any link, and those that are carried."""
    import typst

    found = [file for file in sorted((own / "fonts").rglob("*")) if is_inside(file, own)] if own else []
    for number, file in enumerate(found):
        copyfile(file, Path(copies, f"{number}{file.suffix}"))
    folders = [copies, str(carried("templates") / "fonts")]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=folders)


@contextmanager
def _offline() -> Iterator[None]:
    """While this lasts Typst reaches no network: it asks a proxy that cannot be, also where the person has one.

    It has no option for that, and what a template imports cannot be told from its text.
    """
    before = {name: os.environ.get(name) for name in _NO_NETWORK}
    os.environ.update(_NO_NETWORK)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _compiled(
    view: Booklet | Paper, main: str, files: Mapping[str, Path], own: Path | None, lacking: list[str]
) -> bytes:
    """The PDF. Typst sees the named files and an empty folder, which is all that there is of packages too."""
    import typst

    said = {"booklet": _plain(view, partial(_printable, lacking=lacking))}
    said["labels"] = {key: label(key, view.language) for key in LABELS}
    said["logo"] = next((name for name in files if name.startswith("logo.")), "")
    sources = {name: file.read_bytes() for name, file in files.items()}
    sources |= {"main.typ": f'#include "{main}.typ"'.encode(), "booklet.json": json.dumps(said).encode()}
    with TemporaryDirectory() as empty, TemporaryDirectory() as copies, _offline():
        made: bytes
        made, _ = typst.compile_with_warnings(  # type: ignore[call-overload] # its stub knows of no files by name
            sources,
            root=empty,
            font_paths=_fonts(own, copies),
            format="pdf",
            pdf_standards=["ua-1"],
            package_path=empty,
            package_cache_path=empty,
        )
    return made


def _plain(value: object, printable: Callable[[str], str]) -> object:
    """A view as JSON has it."""
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        value = value._asdict()
    if isinstance(value, dict):
        return {key: _plain(one, printable) for key, one in value.items()}
    if isinstance(value, tuple):
        return [_plain(one, printable) for one in value]
    return value if value is None or isinstance(value, bool | int) else printable(str(value))


def _printable(text: str, lacking: list[str]) -> str:
    said = _NOT_TEXT.sub("", clean(text))
    for letter in lacking:
        said = said.replace(letter, NO_SIGN)
    return said


def _unprintable(error: "TypstError") -> list[str]:
    """The letters of which Typst says that no font has them; longer ones first, as they may hold shorter ones."""
    found = {_CODE.sub(lambda code: chr(int(code[1], 16)), said) for said in _LACKING.findall(error.diagnostic)}
    return sorted(found, key=lambda letter: (-len(letter), letter))


def _fault(error: "TypstError", files: Mapping[str, Path], own: Path | None) -> TemplateFault | None:
    """What is wrong with an own template; None where there is none, and the fault is clusterkit's."""
    if own is None or not any(file.is_relative_to(own) for file in files.values()):
        return None
    places = [
        (file, int(line))
        for where, line in _PLACE.findall(error.diagnostic)
        for name, file in files.items()
        if f"/{where}".replace("\\", "/").endswith(f"/{name}")
    ]
    mine = [place for place in places if place[0].is_relative_to(own)]
    file, line = (mine or places or [(own, 1)])[0]
    said = "a package is needed, and none is read or fetched: copy what it does"
    message = said if error.message.startswith(_PACKAGE) else _SEARCHED.sub("", error.message)
    return TemplateFault(file.as_posix(), line, message)
