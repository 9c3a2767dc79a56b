"""The baseline of a plans folder: the findings that were there when checking began, so that new ones stand out.

`clusterkit.baseline` has one finding a line, `rule plan entity`, sorted: by rule and entity and not by line, so that it
holds when a plan is edited. Each line lets one finding pass; a finding beyond that is new. A finding of money is kept
with its size, and lets pass what is no larger; one for the whole plan (`-`) with how many it stands for.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from clusterkit.diagnostics import Diagnostic, Place, path_from
from clusterkit.rules import BY_NAME

FILE = "clusterkit.baseline"

_HEAD = "# Findings that `clusterkit validate` lets pass, one a line: rule, plan, entity. Made by --write-baseline."
_NOTHING = "-"
_SIZES = ("gap", "difference", "share")
"""The values of a finding that say how large it is."""

_ENTRY = re.compile(r"(\S+) (.+?) (\S+)(?: ([0-9]+(?:\.[0-9]+)?))?")


class KnownBy(NamedTuple):
    """What a finding is known by: its rule, plan (or file) and entity; and how large it is, or for how many it stands.

    What is wrong with a source's money is known by the source: the line that takes it over changes with every line.
    """

    rule: str
    plan: str
    entity: str
    size: Decimal | None = None

    def __str__(self) -> str:
        """The entry's line."""
        return " ".join([*self[:3], *([f"{self.size.normalize():f}"] if self.size is not None else [])])


@dataclass
class _Slot:
    """An entry, the line that it stands on, how much of it is left, and whether some finding met it."""

    entry: KnownBy
    line: int
    left: Decimal
    met: bool = False


class Known:
    """Findings that were there. Each lets one pass that is no larger; one for a whole plan, as many as then."""

    def __init__(self, entries: Iterable[tuple[int, KnownBy]]) -> None:
        """Give each entry with its line."""
        self._slots: dict[tuple[str, str], list[_Slot]] = defaultdict(list)
        for line, entry in entries:
            self._slots[entry[:2]].append(_Slot(entry, line, entry.size or Decimal(0)))

    def lets_pass(self, found: KnownBy) -> bool:
        """Whether a finding was there before, and as large; what let it pass lets no other one pass."""
        rest = [slot for slot in self._slots[found[:2]] if not slot.met]
        alike = sorted((slot for slot in rest if slot.entry.entity == found.entity), key=lambda slot: slot.left)
        for slot in alike:
            if slot.left >= (found.size or 0):
                slot.met, slot.left = True, Decimal(0)
                return True
        for slot in alike[:1]:  # it is there, and larger than it was
            slot.met = True
        return self._parts_let_pass(rest, found) if found.entity == _NOTHING else self._plan_lets_pass(found)

    def _plan_lets_pass(self, found: KnownBy) -> bool:
        """Whether a finding is one of those for which one finding stood."""
        for slot in self._slots[found[:2]]:
            if slot.entry.entity == _NOTHING and slot.left >= 1:
                slot.met, slot.left = True, slot.left - 1
                return True
        return False

    def _parts_let_pass(self, rest: Sequence[_Slot], found: KnownBy) -> bool:
        """Whether each of those for which one finding stands was there before."""
        parts = [slot for slot in rest if slot.entry.entity != _NOTHING]
        for slot in parts:
            slot.met = True
        return found.size is not None and 0 < found.size <= len(parts)

    def left(self) -> list[tuple[int, KnownBy]]:
        """The entries that no finding met, in the order of their lines."""
        return sorted((slot.line, slot.entry) for slots in self._slots.values() for slot in slots if not slot.met)


def baseline_text(diagnostics: Iterable[Diagnostic], folder: str, old: bytes = b"", plans: Sequence[str] = ()) -> str:
    """The baseline that lets these findings of a plans folder pass.

    Of an old one it keeps what it has of others than `plans` (folders, as shown), if they are still there.
    """
    found, checked = [known_by(one, folder) for one in diagnostics], _checked(plans, folder)
    kept = [entry for _, entry in _entries(old) if entry.plan not in checked and Path(folder, entry.plan).exists()]
    known = Known(enumerate(found))
    return "\n".join([_HEAD, *sorted(map(str, [*found, *(one for one in kept if not known.lets_pass(one))]))]) + "\n"


def without_known(
    diagnostics: Sequence[Diagnostic], folder: str, content: bytes, plans: Sequence[str]
) -> tuple[list[Diagnostic], int]:
    """The findings that a baseline does not let pass, and how many it does.

    An entry for one of the `plans` (folders, as shown) that nothing matches any more is a finding of its own.
    """
    known = Known(_entries(content))
    new = [one for one in diagnostics if not known.lets_pass(known_by(one, folder))]
    checked, file = _checked(plans, folder), f"{folder}/{FILE}".removeprefix("./")
    fixed = [_fixed(file, line, entry) for line, entry in known.left() if entry.plan in checked]
    return [*new, *fixed], len(diagnostics) - len(new)


def known_by(diagnostic: Diagnostic, folder: str) -> KnownBy:
    """What a finding of a plans folder is known by."""
    values, rule = diagnostic.values, diagnostic.rule
    size = next((abs(size) for key in _SIZES if isinstance(size := values.get(key), Decimal)), None)
    entity = diagnostic.id or diagnostic.path
    if size is not None:
        entity = str(values.get("source") or values.get("key") or entity)
    elif not entity and isinstance(count := values.get("count"), int):
        size = Decimal(count)
    file = path_from(diagnostic.place.file, folder)
    of_file = not entity and BY_NAME[rule].check is None
    plan = file if of_file else "/".join(PurePosixPath(file).parts[:2])
    return KnownBy(rule, plan, entity or _NOTHING, size)


def _fixed(file: str, line: int, entry: KnownBy) -> Diagnostic:
    """A diagnostic for an entry that lets nothing pass."""
    place = Place(file, line, 1, line, len(str(entry)) + 1)
    help = "write the baseline anew: clusterkit validate --write-baseline"
    return Diagnostic("stale-baseline", "info", place, "this finding is fixed", help)


def _entries(content: bytes) -> Iterator[tuple[int, KnownBy]]:
    """The entries of a baseline, each with its line."""
    for number, line in enumerate(content.decode("utf-8-sig", "replace").splitlines(), 1):
        found = _ENTRY.fullmatch(line.strip())
        if found and not found[1].startswith("#"):
            yield number, KnownBy(found[1], found[2], found[3], Decimal(found[4]) if found[4] else None)


def _checked(plans: Iterable[str], folder: str) -> set[str]:
    """What entries call the plans (folders, as shown), and their clusters' own files."""
    found = {path_from(plan, folder) for plan in plans}
    clusters = {str(PurePosixPath(plan).parent) for plan in found} | found
    return found | {f"{cluster}/cluster.yaml" for cluster in clusters}
