"""`clusterkit.toml`, at the top of a plans folder: what the folder has settled for itself."""

import re
from collections.abc import Iterator
from decimal import Decimal
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from clusterkit.diagnostics import SEVERITIES, Diagnostic, Place
from clusterkit.load.find import SETTINGS, files_in, show
from clusterkit.load.read import Reading
from clusterkit.model.settings import THRESHOLDS, ForPaths, Settings

SPOKEN = ("en", "he")
"""The languages of messages; documents have more, and their language is the cluster's own."""

_TABLES = ("language", "severity", "select", "ignore", "paths", "thresholds")


def read_settings(reading: Reading, folder: Path) -> Settings:
    """The settings of a plans folder; the defaults where it has none, or where they cannot be read."""
    file = folder / SETTINGS
    if not file.exists():
        return Settings(folder=show(folder))
    content = reading.content(file)
    text = "" if content is None else content.decode("utf-8-sig", "replace")
    return _Settings(reading, show(file), text).settings(folder)


class _Settings:
    """One file's settings, and what is wrong with them."""

    def __init__(self, reading: Reading, file: str, text: str) -> None:
        self.reading, self.file, self.text = reading, file, text

    def settings(self, folder: Path) -> Settings:
        """What can be used of the file."""
        found = self._toml()
        for key in found:
            if key not in _TABLES:
                self._say(
                    key, "the key {key} is not known here", "the keys here are: {known}", known=", ".join(_TABLES)
                )
        severity = {rule: level for rule, level in self._table(found, "severity") if self._is(level, SEVERITIES, rule)}
        thresholds = dict(self._thresholds(found))
        language = found.get("language", "")
        paths = tuple(self._paths(found))
        self._meet_nothing(paths, folder)
        return Settings(
            folder=show(folder),
            language=language if language and self._is(language, SPOKEN, "language") else "",
            severity=severity,
            select=self._names(found, "select"),
            ignore=self._names(found, "ignore"),
            paths=paths,
            thresholds=thresholds,
            named=tuple((rule, self._place(rule)) for rule in self._every_rule(found, severity, paths)),
        )

    def _toml(self) -> dict[str, Any]:
        import tomllib

        try:
            return tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            at = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
            line, column = (int(at[1]), int(at[2])) if at else (self.text.count("\n") + 1, 1)
            place = Place(self.file, line, column, line, column + 1)
            problem = str(error).split(" (at ")[0]
            self._add(place, "not TOML: {problem}", "check the quotes and the brackets", problem=problem)
            return {}

    def _table(self, found: dict[str, Any], key: str) -> Iterator[tuple[str, Any]]:
        table = found.get(key, {})
        if isinstance(table, dict):
            yield from table.items()
        else:
            self._say(key, "a table belongs here", "write `[{key}]` and a line for each")

    def _thresholds(self, found: dict[str, Any]) -> Iterator[tuple[str, Decimal]]:
        for name, value in self._table(found, "thresholds"):
            if self._is(name, tuple(THRESHOLDS), name):
                if isinstance(value, int | float) and not isinstance(value, bool) and value >= 0:
                    yield name, Decimal(str(value))
                else:
                    self._say(name, "{key} is a number, from 0 up", "write digits alone")

    def _names(self, found: dict[str, Any], key: str) -> tuple[str, ...]:
        names = found.get(key, [])
        if isinstance(names, list) and all(isinstance(name, str) for name in names):
            return tuple(names)
        self._say(key, "a list of rules belongs here", 'write `{key} = ["rule-name"]`')
        return ()

    def _paths(self, found: dict[str, Any]) -> Iterator[ForPaths]:
        paths = found.get("paths", [])
        for entry in paths if isinstance(paths, list) else [paths]:
            if (
                isinstance(entry, dict)
                and isinstance(entry.get("pattern"), str)
                and set(entry) == {"pattern", "ignore"}
            ):
                yield ForPaths(entry["pattern"], self._names(entry, "ignore"))
            else:
                self._say(
                    "paths", "each of `[[paths]]` has a pattern and what it ignores", 'write `pattern = "demo/*"`'
                )

    def _meet_nothing(self, paths: tuple[ForPaths, ...], folder: Path) -> None:
        """Say which patterns no file has; a folder without them need not be searched."""
        files = list(files_in(folder)) if paths else []
        for pattern in dict.fromkeys(one.pattern for one in paths):
            if not any(fnmatchcase(file, pattern) for file in files):
                help = "write a path from this folder, such as `demo/*`"
                self._say(pattern, "no file here is {pattern}", help, pattern=pattern)

    def _every_rule(self, found: dict[str, Any], severity: dict[str, Any], paths: tuple[ForPaths, ...]) -> list[str]:
        of_paths = [rule for each in paths for rule in each.ignore]
        return list(dict.fromkeys([*severity, *self._names(found, "select"), *self._names(found, "ignore"), *of_paths]))

    def _is(self, value: object, known: tuple[str, ...], key: str) -> bool:
        if value in known:
            return True
        self._say(
            key, "{written} is not known here", "write one of: {words}", written=str(value), words=", ".join(known)
        )
        return False

    def _place(self, word: str) -> Place:
        """The first line that has the word, since TOML keeps no places."""
        for number, line in enumerate(self.text.splitlines(), 1):
            at = re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", line.partition("#")[0])
            if at:
                return Place(self.file, number, at.start() + 1, number, at.end() + 1)
        return Place(self.file, 1, 1, 1, 1)

    def _say(self, key: str, message: str, help: str, **values: object) -> None:
        self._add(self._place(key), message, help, key=key, **values)

    def _add(self, place: Place, message: str, help: str, **values: object) -> None:
        self.reading.diagnostics.append(Diagnostic("wrong-setting", "error", place, message, help, values=values))
