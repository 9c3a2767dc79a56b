"""Diagnostics as a JUnit report, for Jenkins, GitLab and others that show tests.

A suite for each plan, in it a test for each file: it fails where the file has errors, in one <failure> that lists them
(Jenkins and GitLab show one of a test), and is in error where nothing of the file could be used, or the path does not
exist. Warnings and remarks stand in <system-out>, and fail nothing. There are no times: the same plan, the same report.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from clusterkit.diagnostics import Diagnostic
from clusterkit.formats.unchecked import missing, unchecked
from clusterkit.messages import advice, fill, message
from clusterkit.validate import Outcome

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_FORBIDDEN = "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"


def write(outcome: Outcome, language: str, colour: bool = False) -> str:
    """One XML document; it has no suite where nothing was read."""
    from xml.etree import ElementTree

    folders = [plan.folder for plan in outcome.loaded.everything]
    broken = {one.place.file for one in unchecked(outcome)}
    suites: dict[str, list[Element]] = {}
    for file, found in sorted(_by_file(outcome).items()):
        suite = _suite(file, folders)
        suites.setdefault(suite, []).append(
            _case(suite, file, found, "error" if file in broken else "failure", language)
        )
    top = ElementTree.Element("testsuites", {"name": "clusterkit"})
    for name, cases in sorted(suites.items()):
        ElementTree.SubElement(top, "testsuite", {"name": _clean(name), **_counts(cases)}).extend(cases)
    top.attrib |= _counts([case for cases in suites.values() for case in cases])
    ElementTree.indent(top)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(top, encoding="unicode")}\n'


def _by_file(outcome: Outcome) -> dict[str, list[Diagnostic]]:
    """What was found in each file that was read, was not, or is missing."""
    found: dict[str, list[Diagnostic]] = {file: [] for file in outcome.loaded.contents}
    for one in (*missing(outcome), *outcome.diagnostics):
        found.setdefault(one.place.file, []).append(one)
    for one in unchecked(outcome):
        if not any(other.severity == "error" for other in found.setdefault(one.place.file, [])):
            found[one.place.file].append(one)
    return found


def _suite(file: str, folders: Iterable[str]) -> str:
    """The folder of the plan that a file is part of; its own folder where it is shared, or part of none."""
    above = [parent.as_posix() for parent in PurePosixPath(file).parents]
    return next((folder for folder in above if folder in folders), above[0] if above else ".")


def _case(suite: str, file: str, found: Sequence[Diagnostic], kind: str, language: str) -> "Element":
    from xml.etree import ElementTree

    case = ElementTree.Element("testcase", {"classname": _clean(suite), "name": _clean(file)})
    errors = [one for one in found if one.severity == "error"]
    rest = [one for one in found if one.severity != "error"]
    if errors:
        more = f" (+{len(errors) - 1})" if len(errors) > 1 else ""
        said = {
            "type": " ".join(dict.fromkeys(one.rule for one in errors)),
            "message": _clean(message(errors[0], language)) + more,
        }
        ElementTree.SubElement(case, kind, said).text = _text(errors, language)
    if rest:
        ElementTree.SubElement(case, "system-out").text = _text(rest, language)
    return case


def _text(found: Iterable[Diagnostic], language: str) -> str:
    """Each finding on a line with its place; under it the arithmetic and the way out."""
    lines = []
    for one in found:
        place = f"{one.place.file}:{one.place.line}:{one.place.column}"
        lines.append(f"{place}: {one.severity}[{one.rule}] {message(one, language)}")
        lines += [f"  {fill(note, one.values, language)}" for note in one.notes]
        lines += [f"  {text}" for text in [advice(one, language)] if text]
    return _clean("\n".join(lines))


def _counts(cases: Collection["Element"]) -> dict[str, str]:
    failures, errors = (sum(case.find(kind) is not None for case in cases) for kind in ("failure", "error"))
    return {"tests": str(len(cases)), "failures": str(failures), "errors": str(errors)}


def _clean(text: str) -> str:
    """Text without the characters that XML forbids."""
    return re.sub(_FORBIDDEN, "\ufffd", text)
