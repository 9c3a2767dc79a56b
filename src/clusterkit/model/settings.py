"""What a plans folder has settled for itself in `clusterkit.toml`: severities, rules, thresholds, language."""

from collections.abc import Mapping
from decimal import Decimal
from fnmatch import fnmatchcase
from typing import NamedTuple

from clusterkit.diagnostics import Place, Severity, path_from

THRESHOLDS: dict[str, Decimal] = {
    "largest-amount": Decimal(50_000_000),
    "smallest-amount": Decimal(100),
    "unapproved-share": Decimal(50),
    "silent-days": Decimal(90),
}
"""The thresholds that rules use, and what they are where nobody says otherwise (shekels, shekels, percent, days)."""


class ForPaths(NamedTuple):
    """Rules left out for files whose path, from the plans folder, matches a pattern (`demo/**`)."""

    pattern: str
    ignore: tuple[str, ...]

    def leaves_out(self, rule: str, path: str) -> bool:
        """Whether this leaves out a rule for a file."""
        return rule in self.ignore and fnmatchcase(path, self.pattern)


class Settings(NamedTuple):
    """The settings of a plans folder; `folder` is where it is, as shown.

    `select` are the only rules that run, where there are any; `ignore` those that do not. `named` is every rule that
    the file names, with its place.
    """

    folder: str = ""
    language: str = ""
    severity: Mapping[str, Severity] = {}
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    paths: tuple[ForPaths, ...] = ()
    thresholds: Mapping[str, Decimal] = {}
    named: tuple[tuple[str, Place], ...] = ()

    def runs(self, rule: str, file: str) -> bool:
        """Whether a rule runs for a file, by the file's path as shown."""
        if rule in self.ignore or (self.select and rule not in self.select):
            return False
        path = path_from(file, self.folder)
        return not any(one.leaves_out(rule, path) for one in self.paths)

    def threshold(self, name: str) -> Decimal:
        """A threshold by its name in THRESHOLDS."""
        return self.thresholds.get(name, THRESHOLDS[name])
