"""The booklet or a paper as a PDF: Typst templates over the view, as JSON, so that no text of a plan is ever Typst.

The PDF is tagged (PDF/UA-1), says no time of its making, and has its letters from the fonts that clusterkit carries.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from clusterkit.documents.escaping import clean
from clusterkit.documents.templates import TemplateFault
from clusterkit.files import carried
from clusterkit.labels import N_, label
from clusterkit.reports.booklet import Booklet
from clusterkit.reports.paper import Paper

if TYPE_CHECKING:
    from typst import TypstError

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
_PACKAGE = re.compile(r'"@[\w-]+/')


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
            _check(file)
    return found


def _set_of(folder: Path, name: str) -> Iterator[tuple[str, Path]]:
    """The files of a folder's template set. A link that leads out of the folder is not one of them."""
    top = folder / name
    for file in sorted(top.rglob("*")):
        if file.suffix in ENDINGS and file.is_file() and file.resolve().is_relative_to(folder.resolve()):
            yield file.relative_to(top).as_posix(), file


def _check(file: Path) -> None:
    """TemplateFault where an own template is no text, or names a package, which Typst would fetch from the network."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise TemplateFault(file.as_posix(), 1, str(error)) from None
    for number, line in enumerate(lines, start=1):
        if _PACKAGE.search(line):
            raise TemplateFault(
                file.as_posix(), number, "a package would be fetched from the network: copy what it does"
            )


def _compiled(
    view: Booklet | Paper, main: str, files: Mapping[str, Path], own: Path | None, lacking: list[str]
) -> bytes:
    """The PDF. Typst sees the named files and an empty folder."""
    import typst

    said = {"booklet": _plain(view, partial(_printable, lacking=lacking))}
    said["labels"] = {key: label(key, view.language) for key in LABELS}
    said["logo"] = next((name for name in files if name.startswith("logo.")), "")
    sources = {name: file.read_bytes() for name, file in files.items()}
    sources |= {"main.typ": f'#include "{main}.typ"'.encode(), "booklet.json": json.dumps(said).encode()}
    folders = [
        str(folder / "fonts") for folder in (own, carried("templates")) if folder and (folder / "fonts").is_dir()
    ]
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=folders)
    with TemporaryDirectory() as empty:
        made: bytes
        made, _ = typst.compile_with_warnings(  # type: ignore[call-overload] # its stub knows of no files by name
            sources, root=empty, font_paths=fonts, format="pdf", pdf_standards=["ua-1"]
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
    return TemplateFault(file.as_posix(), line, _SEARCHED.sub("", error.message))
