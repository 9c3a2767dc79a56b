"""Templates to text: the cluster's own first, then those that clusterkit carries; sandboxed, nothing undefined."""

import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clusterkit.files import carried
from clusterkit.labels import label
from clusterkit.load.find import show

if TYPE_CHECKING:
    from jinja2 import BytecodeCache, Environment


class TemplateFault(Exception):
    """An own template that is wrong: which file, which line, and what is the matter."""

    def __init__(self, file: str, line: int, message: str) -> None:
        super().__init__(f"{file}:{line}: {message}")
        self.file, self.line, self.message = file, line, message


def fill(
    template: str | Sequence[str],
    own_templates: Path | None,
    language: str,
    filters: Mapping[str, Callable[..., str]],
    **values: object,
) -> str:
    """A template with its values filled in, of several the first that is there.

    TemplateFault where one of the `own_templates` is wrong.
    """
    environment = _environment(own_templates, language, filters)
    try:
        return environment.select_template([template] if isinstance(template, str) else list(template)).render(values)
    except TemplateFault:
        raise
    except Exception as error:
        fault = _fault(error, own_templates)
        if fault is None:
            raise
        raise fault from error


def origins(own: Path | None) -> Iterator[tuple[str, str]]:
    """Every template, style, font and picture by name, and its file, or clusterkit's name where it carries it."""
    of_clusterkit = _files(carried("templates"))
    of_own = _files(own) if own else {}
    for name in sorted({*of_clusterkit, *of_own}):
        yield name, show(of_own[name]) if name in of_own else "clusterkit"


def _files(folder: Path) -> dict[str, Path]:
    found = (file for file in sorted(folder.rglob("*")) if is_inside(file, folder))
    return {file.relative_to(folder).as_posix(): file for file in found}


def is_inside(file: Path, folder: Path) -> bool:
    """Whether there is such a file in a folder of templates; a link that leads out of it is none."""
    return file.is_file() and file.resolve().is_relative_to(folder.resolve())


def _read(folder: Path) -> Callable[[str], tuple[str, str, None] | None]:
    """What reads a template of a folder by its name: its text and its file."""

    def read(name: str) -> tuple[str, str, None] | None:
        file = folder / name
        return (text_of(file), str(file), None) if is_inside(file, folder) else None

    return read


def text_of(file: Path) -> str:
    """What an own template says, without the mark that Windows puts before it. TemplateFault where it is not UTF-8."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise TemplateFault(file.as_posix(), line, "this is not UTF-8: save the file as UTF-8") from error


def _environment(own: Path | None, language: str, filters: Mapping[str, Callable[..., str]]) -> "Environment":
    from jinja2 import (
        ChoiceLoader,
        Environment,
        FileSystemLoader,
        FunctionLoader,
        PrefixLoader,
        StrictUndefined,
    )
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    of_clusterkit = FileSystemLoader(carried("templates"))
    set_of_own = [FunctionLoader(_read(own))] if own else []
    # The sandbox is for templates of somebody else's; without any it would only make every page a third slower.
    environment = (ImmutableSandboxedEnvironment if own else Environment)(
        loader=ChoiceLoader([*set_of_own, of_clusterkit, PrefixLoader({"clusterkit": of_clusterkit})]),
        undefined=StrictUndefined,
        autoescape=lambda name: name is not None and ".html" in name,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=None if own else _compiled(),
    )
    environment.globals["_"] = lambda text: label(text, language)
    environment.filters.update(filters)
    return environment


def _compiled() -> "BytecodeCache | None":
    """Where clusterkit's own templates are kept compiled, for one person alone; None where that cannot be."""
    from jinja2 import FileSystemBytecodeCache

    try:
        return FileSystemBytecodeCache()
    except (RuntimeError, OSError):
        return None


def _fault(error: Exception, own: Path | None) -> TemplateFault | None:
    """What is wrong with an own template; None where the error is not one's own template's."""
    if own is None:
        return None
    from jinja2 import TemplateSyntaxError

    steps: list[tuple[str, int]] = [
        (frame.filename, frame.lineno or 1) for frame in traceback.extract_tb(error.__traceback__)
    ]
    if isinstance(error, TemplateSyntaxError):
        steps.append((error.filename or "", error.lineno))
    mine = [(file, line) for file, line in steps if Path(file).is_relative_to(own)]
    if not mine:
        return None
    file, line = mine[-1]
    return TemplateFault(Path(file).as_posix(), line, _said(error))


def _said(error: Any) -> str:
    from jinja2 import TemplateNotFound

    if type(error) is TemplateNotFound:
        return f"there is no template {error.message}"
    return str(getattr(error, "message", None) or error) or type(error).__name__
