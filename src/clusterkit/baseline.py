"""The baseline of a plans folder: the findings that were there when checking began, so that new ones stand out.

`clusterkit.baseline` has one finding a line, `rule plan entity`, sorted: by rule and entity and not by line, so that it
holds when a plan is edited. Each line lets one finding pass; a finding beyond that is new.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from clusterkit.diagnostics import Diagnostic, Place, path_from

FILE = "clusterkit.baseline"

_HEAD = "# Findings that `clusterkit validate` lets pass, one a line: rule, plan, entity. Made by --write-baseline."
_NOTHING = "-"


def baseline_text(diagnostics: Iterable[Diagnostic], folder: str) -> str:
    """The baseline that lets these findings of a plans folder pass."""
    return "\n".join([_HEAD, *sorted(_key(one, folder) for one in diagnostics)]) + "\n"


def without_known(
    diagnostics: Sequence[Diagnostic], folder: str, content: bytes, plans: Sequence[str]
) -> tuple[list[Diagnostic], int]:
    """The findings that a baseline does not let pass, and how many it does.

    An entry for one of the `plans` (folders, as shown) that nothing matches any more is a finding of its own.
    """
    entries = [line.strip() for line in content.decode("utf-8-sig", "replace").splitlines()]
    left = Counter(line for line in entries if line and not line.startswith("#"))
    new = []
    for one in diagnostics:
        key = _key(one, folder)
        if left[key]:
            left[key] -= 1
        else:
            new.append(one)
    checked = {path_from(plan, folder) for plan in plans}
    fixed = _fixed(entries, left, f"{folder}/{FILE}".removeprefix("./"), checked)
    return [*new, *fixed], len(diagnostics) - len(new)


def _fixed(entries: Sequence[str], left: Counter[str], file: str, checked: set[str]) -> Iterator[Diagnostic]:
    """A diagnostic for each entry that lets nothing pass, of the plans that were checked."""
    for number, entry in enumerate(entries, 1):
        if left[entry] and _plan(entry) in checked:
            left[entry] -= 1
            place = Place(file, number, 1, number, len(entry) + 1)
            help = "write the baseline anew: clusterkit validate --write-baseline"
            yield Diagnostic("stale-baseline", "info", place, "this finding is fixed", help)


def _key(diagnostic: Diagnostic, folder: str) -> str:
    file = path_from(diagnostic.place.file, folder)
    entity = diagnostic.id or diagnostic.path
    where = "/".join(PurePosixPath(file).parts[:2]) if entity else file
    return f"{diagnostic.rule} {where} {entity or _NOTHING}"


def _plan(entry: str) -> str:
    """The plan of an entry: its cluster and year."""
    words = entry.split()
    return "/".join(PurePosixPath(words[1]).parts[:2]) if len(words) == 3 else ""
