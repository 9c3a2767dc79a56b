"""What Babel finds to translate in clusterkit's Python files: labels, and the templates of diagnostics.

- A label is text given to `label` or `_`, text marked by `N_` (which gets its language elsewhere), and text that
  reaches a parameter named `label` or `title` of the package's functions and classes (`Column`, `Table`).
- A template is text that reaches a parameter named `message`, `help`, `label` or `notes` of those that have a
  `message`: `Diagnostic`, `Finding`, `WrongValue`, and what passes theirs on. It comes with the comment DIAGNOSTIC.

A condition's two texts, a tuple's texts and what the module gives to a name are found too. Templates are filled after
they are translated, so an f-string is refused.
"""

import ast
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import IO, Any

DIAGNOSTIC = "diagnostic"
"""The comment of a template, by which it is told from a label."""

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "clusterkit"

_MARKS = ("_", "N_", "label")
_LABELS = ("label", "title")
_TEMPLATES = ("message", "help", "label", "notes")

Found = tuple[int, None, str, list[str]]
Takers = Mapping[str, tuple[str, ...]]
"""The parameters of the functions and classes that take a label or a template, by name."""


def extract(
    file: IO[bytes], keywords: Collection[str], tags: Collection[str], options: Mapping[str, Any]
) -> Iterator[Found]:
    """Every text of a file to translate, as Babel wants it: line, function, text, comments."""
    del keywords, tags, options
    tree = ast.parse(file.read())
    takers = {**_package_takers(), **_takers(tree)}
    given = _given(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = _name(node.func)
            parameters = takers.get(name, ())
            comments = [DIAGNOSTIC] if "message" in parameters else []
            values = node.args[:1] if name in _MARKS else _values(node, parameters)
            yield from ((line, None, text, comments) for value in values for line, text in _texts(value, given))


@cache
def _package_takers() -> Takers:
    """The public takers of every module."""
    found: dict[str, tuple[str, ...]] = {}
    for file in sorted(PACKAGE.rglob("*.py")):
        takers = _takers(ast.parse(file.read_bytes()))
        found |= {name: parameters for name, parameters in takers.items() if not name.startswith("_")}
    return found


def _takers(tree: ast.Module) -> Takers:
    found: dict[str, tuple[str, ...]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            found[node.name] = _class_parameters(node)
        elif isinstance(node, ast.FunctionDef):
            found[node.name] = _parameters(node)
    wanted = {"message", *_LABELS}
    return {name: parameters for name, parameters in found.items() if wanted & set(parameters)}


def _class_parameters(node: ast.ClassDef) -> tuple[str, ...]:
    """What an instance is made from: the parameters of `__init__`, else the annotated fields."""
    for part in node.body:
        if isinstance(part, ast.FunctionDef) and part.name == "__init__":
            return _parameters(part)
    parts = (part.target for part in node.body if isinstance(part, ast.AnnAssign))
    return tuple(target.id for target in parts if isinstance(target, ast.Name))


def _parameters(node: ast.FunctionDef) -> tuple[str, ...]:
    names = [argument.arg for argument in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
    return tuple(names[1:] if names[:1] == ["self"] else names)


def _given(tree: ast.Module) -> dict[str, list[ast.expr]]:
    """The values that the module gives to names, in whatever function."""
    found: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    found.setdefault(target.id, []).append(node.value)
    return found


def _values(call: ast.Call, parameters: tuple[str, ...]) -> Iterator[ast.expr]:
    """The arguments of a call that are labels or templates."""
    wanted = _TEMPLATES if "message" in parameters else _LABELS
    named = [(keyword.arg, keyword.value) for keyword in call.keywords if keyword.arg in parameters]
    for name, value in [*zip(parameters, call.args, strict=False), *named]:
        if name in wanted:
            if isinstance(value, ast.JoinedStr):
                raise ValueError(f"line {value.lineno}: a message is a template with {{names}}, not an f-string")
            yield value


def _texts(node: ast.expr, given: Mapping[str, list[ast.expr]]) -> Iterator[tuple[int, str]]:
    """The texts that an expression may come to be."""
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str) and node.value:
            yield node.lineno, node.value
    elif isinstance(node, ast.Name):
        for value in given.get(node.id, []):
            yield from _texts(value, {})
    else:
        for part in _parts(node):
            yield from _texts(part, given)


def _parts(node: ast.expr) -> list[ast.expr]:
    """The expressions of which one may come to be, or is made up."""
    if isinstance(node, ast.IfExp):
        return [node.body, node.orelse]
    if isinstance(node, ast.BoolOp):
        return node.values
    return node.elts if isinstance(node, ast.Tuple | ast.List) else []


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""
