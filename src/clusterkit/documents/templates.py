"""Templates to text: the cluster's own first, then those that clusterkit carries; sandboxed, nothing undefined."""

import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clusterkit.files import carried
from clusterkit.labels import label

if TYPE_CHECKING:
    from jinja2 import Environment


class TemplateFault(Exception):
    """An own template that is wrong: which file, which line, and what is the matter."""

    def __init__(self, file: str, line: int, message: str) -> None:
        super().__init__(f"{file}:{line}: {message}")
        self.file, self.line, self.message = file, line, message


def fill(
    template: str,
    own_templates: Path | None,
    language: str,
    filters: Mapping[str, Callable[..., str]],
    **values: object,
) -> str:
    """A template with its values filled in; TemplateFault where one of the `own_templates` is wrong."""
    environment = _environment(own_templates, language, filters)
    try:
        return environment.get_template(template).render(values)
    except Exception as error:
        fault = _fault(error, own_templates)
        if fault is None:
            raise
        raise fault from error


def _environment(own: Path | None, language: str, filters: Mapping[str, Callable[..., str]]) -> "Environment":
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader([*([own] if own else []), carried("templates")]),
        undefined=StrictUndefined,
        autoescape=lambda name: name is not None and ".html" in name,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["_"] = lambda text: label(text, language)
    environment.filters.update(filters)
    return environment


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
    if isinstance(error, UnicodeDecodeError):
        steps += [(str(file), 1) for file in sorted(own.rglob("*")) if file.is_file() and not _is_text(file)][:1]
    mine = [(file, line) for file, line in steps if Path(file).is_relative_to(own)]
    if not mine:
        return None
    file, line = mine[-1]
    return TemplateFault(Path(file).as_posix(), line, _said(error))


def _said(error: Any) -> str:
    return str(getattr(error, "message", None) or error) or type(error).__name__


def _is_text(file: Path) -> bool:
    try:
        file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return False
    return True
