"""Places and diagnostics: the two values in which clusterkit says where something is and what is wrong with it.

Lines and columns are 1-based and columns count characters. Files are relative paths with `/`.
"""

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "info"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""From the gravest down."""


class Place(NamedTuple):
    """A stretch of a file: its first character and the one after its last."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int

    def under(self, folder: str) -> bool:
        """Whether its file is in a folder, as both are shown."""
        return folder == "." or self.file.startswith(f"{folder}/")


def path_from(path: str, folder: str) -> str:
    """A path as seen from a folder that it is in, as both are shown."""
    return path if folder == "." else path.removeprefix(f"{folder}/")


class WrongValue(ValueError):
    """A value that a reader refuses: templates for what is wrong and how to put it right, and their values."""

    def __init__(self, message: str, help: str = "", rule: str = "wrong-value", **values: object) -> None:
        """Give the templates, the rule that the value breaks, and what fills the templates."""
        super().__init__(message)
        self.message, self.help, self.rule, self.values = message, help, rule, values


Marks = tuple[int, int, int, int]
"""First line, first column, end line, end column, 0-based as the YAML parser counts them."""


class Places:
    """Where one mapping of a file stands, and where each of its keys, values and listed values does.

    Kept as plain integers: a plan has thousands of values, and few of them are ever shown.
    """

    __slots__ = ("file", "items", "keys", "marks", "refused", "values")

    def __init__(self, file: str, marks: Marks) -> None:
        """Give the mapping's own file and marks; the parser fills in the rest.

        `refused` are the keys of which some value could not be read, and was left out.
        """
        self.file = file
        self.marks = marks
        self.refused: set[str] = set()
        self.keys: dict[str, Marks] = {}
        self.values: dict[str, Marks] = {}
        self.items: dict[tuple[str, int], Marks] = {}

    @property
    def place(self) -> Place:
        """The mapping itself."""
        return self._place(self.marks)

    def of(self, key: str, index: int | None = None) -> Place:
        """The value of `key` (or the listed value at `index` in it); the mapping itself where there is none."""
        marks = self.values.get(key) if index is None else self.items.get((key, index), self.values.get(key))
        return self._place(marks or self.marks)

    def key(self, key: str) -> Place:
        """The key itself; the mapping where there is none."""
        return self._place(self.keys.get(key, self.marks))

    def drop(self, key: str, index: int) -> None:
        """Forget the listed value at `index` in `key`; those after it move up."""
        while (key, index) in self.items:
            after = self.items.get((key, index + 1))
            if after is None:
                del self.items[key, index]
            else:
                self.items[key, index] = after
            index += 1

    def pair(self, key: str, key_name: str, value_name: str) -> "Places":
        """The places of one `key: value` of the mapping, read as an entity with two fields of these names."""
        found = Places(self.file, self.keys[key])
        found.keys = {key_name: self.keys[key], value_name: self.keys[key]}
        found.values = {key_name: self.keys[key], value_name: self.values[key]}
        return found

    def _place(self, marks: Marks) -> Place:
        return Place(self.file, marks[0] + 1, marks[1] + 1, marks[2] + 1, marks[3] + 1)


def count_severities(found: Iterable["Diagnostic"]) -> dict[Severity, int]:
    """How many there are of each severity, the gravest first; also of those of which there is none."""
    severities = [one.severity for one in found]
    return {severity: severities.count(severity) for severity in SEVERITIES}


class Diagnostic(NamedTuple):
    """One thing that is wrong, where, and how to put it right.

    `message`, `help` and each of `notes` are English templates (also the keys of the message catalogs), filled
    from `values` when shown. `label` stands under the excerpt's caret. `also` are the other places that take part.
    `path` names the value from the file's top (`goals[0].tasks[2].owner`), `id` the nearest entity.
    """

    rule: str
    severity: Severity
    place: Place
    message: str
    help: str = ""
    label: str = ""
    notes: tuple[str, ...] = ()
    values: Mapping[str, object] = {}
    id: str = ""
    path: str = ""
    also: tuple[Place, ...] = ()
