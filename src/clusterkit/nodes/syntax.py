"""What keeps a file from being YAML, at the line that is to be corrected and in the planner's words.

The parser says where it could not go on, which is often a line too late: a key without its colon, a quote or a bracket
that is not closed, are seen only from what follows.
"""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

import yaml

from clusterkit.diagnostics import Diagnostic, Marks, Place

_CONFLICT = re.compile("^(?:<{7}|={7}$|>{7})", re.MULTILINE)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_COLON = re.compile(r":(?:\s|$)")
_ESCAPES = ("found unknown escape character", "did not find expected hexdecimal number", "found invalid Unicode")
_TABS = ("found a tab character", "found a tab character that violates")
_NAMES = ("an anchor", "an alias", "a tag", "a directive")


class Fault(NamedTuple):
    """What is wrong and what to do, where (0-based), and the values of the templates."""

    line: int
    column: int
    message: str
    help: str
    values: Mapping[str, object] = {}


class _Stuck(NamedTuple):
    """What the parser says of where it could not go on."""

    lines: list[str]
    problem: str
    context: str
    line: int
    column: int
    context_line: int
    context_column: int

    @property
    def before(self) -> str:
        """What stands before the problem on its line."""
        return self._line(self.line)[: self.column]

    @property
    def first(self) -> bool:
        """Whether the problem is the first thing on its line."""
        return not self.before.strip(" -")

    @property
    def above(self) -> int:
        """The last line before the problem's that says something."""
        said = (number for number in range(self.line - 1, -1, -1) if self._line(number).partition("#")[0].strip())
        return next(said, self.line)

    def _line(self, number: int) -> str:
        return self.lines[number] if number < len(self.lines) else ""

    def character(self, line: int, column: int) -> str:
        """The character at a place."""
        return self._line(line)[column : column + 1]

    def starts(self, number: int) -> int:
        """The column of the first thing on a line, after the hyphen of a list."""
        return len(self._line(number)) - len(self._line(number).lstrip(" -"))

    def has_colon(self, number: int) -> bool:
        """Whether a line has a key that ends as keys do."""
        return bool(_COLON.search(self._line(number)))


def syntax(file: str, text: str, error: yaml.YAMLError, quoted: Marks | None) -> Diagnostic:
    """The diagnostic for what stopped the parser; `quoted` is the last text in quotes that goes over several lines."""
    fault = _conflict(text) or _control(text, error) or _fault(_stuck(text, error), quoted)
    place = Place(file, fault.line + 1, fault.column + 1, fault.line + 1, fault.column + 2)
    return Diagnostic("yaml-syntax", "error", place, fault.message, fault.help, values=fault.values)


def _stuck(text: str, error: yaml.YAMLError) -> _Stuck:
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    mark: Any = getattr(error, "problem_mark", None)
    context: Any = getattr(error, "context_mark", None) or mark
    lines = text.splitlines()
    if mark is None:
        return _Stuck(lines, problem, "", 0, 0, 0, 0)
    said = getattr(error, "context", None) or ""
    return _Stuck(lines, problem, said, mark.line, mark.column, context.line, context.column)


def _conflict(text: str) -> Fault | None:
    found = _CONFLICT.search(text)
    if not found:
        return None
    return Fault(
        text.count("\n", 0, found.start()),
        0,
        "git left both sides of a change here",
        "keep the right one, and delete the lines of <<<<<<<, ======= and >>>>>>>",
    )


def _control(text: str, error: yaml.YAMLError) -> Fault | None:
    """A character that no text may hold; the parser does not say where it is."""
    found = _CONTROL.search(text) if isinstance(error, yaml.reader.ReaderError) else None
    if not found:
        return None
    line, column = text.count("\n", 0, found.start()), found.start() - text.rfind("\n", 0, found.start()) - 1
    message = "a character stands here that no text may hold: {character}"
    return Fault(line, column, message, "delete it", {"character": f"U+{ord(found[0]):04X}"})


def _fault(stuck: _Stuck, quoted: Marks | None) -> Fault:
    if quoted and quoted[2] == stuck.line:
        return _open_quote(quoted[0], quoted[1], quoted[2])
    if "while scanning a quoted scalar" in stuck.context and "found unexpected" in stuck.problem:
        return _open_quote(stuck.context_line, stuck.context_column, stuck.line)
    return _of_character(stuck) or _of_bracket(stuck) or _of_key(stuck) or _other(stuck)


def _open_quote(line: int, column: int, last: int) -> Fault:
    message = "the quote that opens here is not closed on its line; it goes on to line {line}"
    return Fault(line, column, message, "close it where the text ends", {"line": last + 1})


def _of_character(stuck: _Stuck) -> Fault | None:
    """A character that has a meaning of its own where it stands."""
    if stuck.problem.startswith(_TABS) or stuck.character(stuck.line, stuck.column) == "\t":
        return Fault(stuck.line, stuck.column, "a tab stands where only spaces can", "write spaces instead")
    if stuck.problem.startswith(_ESCAPES):
        message = "a backslash in double quotes has a meaning of its own"
        return Fault(stuck.line, stuck.column, message, "write two of them, or use single quotes")
    if stuck.problem == "did not find expected comment or line break":
        message = "a text that begins with | or > stands on the lines below it"
        return Fault(stuck.line, stuck.column, message, "write it there, or put it in quotes on this line")
    if stuck.problem == "block sequence entries are not allowed in this context":
        message = "a text cannot begin with a hyphen and a space: so begins an entry of a list"
        return Fault(stuck.line, stuck.column, message, "write the list on the lines below, or put the text in quotes")
    if stuck.problem == "mapping keys are not allowed in this context":
        return _first_character(stuck, stuck.line, stuck.column)
    if stuck.problem == "found character that cannot start any token" or any(name in stuck.context for name in _NAMES):
        return _first_character(stuck, stuck.context_line, stuck.context_column)
    return None


def _first_character(stuck: _Stuck, line: int, column: int) -> Fault:
    values: dict[str, object] = {"character": stuck.character(line, column)}
    return Fault(line, column, "a text cannot begin with {character}", "put the whole text in quotes", values)


def _of_bracket(stuck: _Stuck) -> Fault | None:
    if "while parsing a flow" not in stuck.context or "did not find expected" not in stuck.problem:
        return None
    if stuck.line == stuck.context_line:
        message = "a comma or the closing bracket belongs here"
        return Fault(stuck.line, stuck.column, message, "put a text that holds a comma, a colon or a bracket in quotes")
    message = "the bracket that opens here is not closed before line {line}"
    help = "close it where the list or the mapping ends, and put a comma between entries"
    return Fault(stuck.context_line, stuck.context_column, message, help, {"line": stuck.line + 1})


def _of_key(stuck: _Stuck) -> Fault | None:
    """A key without a colon or in another column, or a value that goes on."""
    if stuck.problem == "could not find expected ':'":
        return _no_colon(stuck.context_line, stuck.context_column)
    first = re.fullmatch(r"[ -]*[^\s:]+\s*", stuck.before) is not None
    if stuck.problem == "mapping values are not allowed in this context":
        if first and not stuck.has_colon(stuck.above):
            return _no_colon(stuck.above, stuck.starts(stuck.above))
        if first:
            return _askew(stuck.line, stuck.starts(stuck.line))
        message = "a text cannot hold a colon and a space: so ends a key"
        return Fault(stuck.line, stuck.column, message, "put the whole text in quotes")
    if stuck.first and ("block" in stuck.context or "document start" in stuck.problem):
        return _askew(stuck.line, stuck.column)
    return None


def _no_colon(line: int, column: int) -> Fault:
    return Fault(line, column, "a key here has no colon and space after it", "write `key: value`")


def _askew(line: int, column: int) -> Fault:
    message = "this line begins in another column than those that it belongs with"
    return Fault(line, column, message, "write as many spaces before it as before them")


def _other(stuck: _Stuck) -> Fault:
    if stuck.before.rstrip().endswith(("'", '"')):
        message = "the text ends with the quote before this, and something follows"
        return Fault(stuck.line, stuck.column, message, "put a text that holds quotes in quotes of the other kind")
    help = "check the indentation, the quotes and the space after each colon"
    problem = f"{stuck.problem} {stuck.context}".strip()
    return Fault(stuck.line, stuck.column, "not YAML: {problem}", help, {"problem": problem})
