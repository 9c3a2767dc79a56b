"""New ids for entities that have none: in the style of those beside them, and of nothing else in the plan."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from clusterkit.fixes.plans import beside, is_yaml
from clusterkit.fixes.spans import Span
from clusterkit.load.find import kind
from clusterkit.model.plan import Plan
from clusterkit.nodes import read_nodes

_KINDS = {
    "sections": "section",
    "goals": "goal",
    "tasks": "task",
    "sources": "source",
    "calls": "call",
    "tenders": "tender",
    "partners": "partner",
    "officers": "person",
    "staff": "person",
}
"""What is in a list of this key."""

_WORD = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")
_NUMBERED = re.compile(r"(.*?)([0-9]{1,6})")
_STEP = re.compile(r"\w+")
_ENDING = re.compile("\r\n|[\r\n]")


class Ids:
    """The ids and all other words of the files that were read, and the new ids."""

    def __init__(self, contents: Mapping[str, bytes], plans: Iterable[Plan]) -> None:
        """Give the files, and the plans that they make up."""
        self._contents, self._plans = contents, tuple(plans)
        self._new: dict[str, list[str]] = {}
        self._tops: dict[str, Any] = {}
        self._words: dict[str, set[str]] = {}

    def new(self, file: str, path: str) -> str | None:
        """An id for the entity at a path of a file; None for one that has its id from somewhere else."""
        steps = _STEP.findall(path)
        lists = [step for step in steps if not step.isdigit()]
        files = beside(file, self._contents, self._plans)
        if lists:
            word = _KINDS.get(lists[-1])
            near = [_ids(_at(self._top(file), steps[:-1])), _ids_under(self._top(file), lists[-1])]
        else:
            word = "section" if _is_section(file) else None
            near = [_ids([self._top(one) for one in files if _is_section(one)])]
        if word is None:
            return None
        prefix, width = next((style for ids in near if (style := _style(ids))), (f"{word}-", 1))
        made = self._next(prefix, width, files)
        self._new.setdefault(file, []).append(made)
        return made

    def _next(self, prefix: str, width: int, files: list[str]) -> str:
        """One more than the last id with this beginning, and no word of the files: a name that leads nowhere is one."""
        ids = [id for file in files for id in (*_every_id(self._top(file)), *self._new.get(file, ()))]
        numbers = (found[2] for id in ids if (found := _NUMBERED.fullmatch(id)) and found[1] == prefix)
        number = max(map(int, numbers), default=0) + 1
        while any(f"{prefix}{number:0{width}}" in self._words_of(file) for file in files):
            number += 1
        return f"{prefix}{number:0{width}}"

    def _top(self, file: str) -> Any:
        if file not in self._tops:
            self._tops[file] = read_nodes(file, self._contents[file])[0] if is_yaml(file) else None
        return self._tops[file]

    def _words_of(self, file: str) -> set[str]:
        if file not in self._words:
            self._words[file] = set(_WORD.findall(self._contents[file].decode("utf-8", "replace")))
        return self._words[file]


def spot(span: Span, text: str) -> tuple[int, str] | None:
    """Where in a mapping a new first entry goes, and what comes after it; None where that cannot be told for sure."""
    if not span.plain or _has_id(span.keys):
        return None
    return _in_braces(span, text) if span.flow else _on_a_line(span, text)


def _has_id(keys: list[str]) -> bool:
    """Whether one of the keys is `id`, or seems to be meant so: `ID`, `ids`."""
    from difflib import get_close_matches

    return bool(get_close_matches("id", [key.casefold() for key in keys], 1, 0.8))


def _on_a_line(span: Span, text: str) -> tuple[int, str] | None:
    line = re.split("[\r\n]", text[: span.start])[-1]
    if not re.fullmatch("[ ?-]*", line) or len(line) != span.marks[1]:
        return None
    ending = _ENDING.search(text, span.start) or _ENDING.search(text)
    return span.start, (ending[0] if ending else "\n") + " " * len(line)


def _in_braces(span: Span, text: str) -> tuple[int, str] | None:
    if text[span.start] != "{":
        return None
    at = span.start + 1
    while text[at] == " ":
        at += 1
    return at, "" if not span.keys else "," if text[at] in "\r\n" else ", "


def _is_section(file: str) -> bool:
    return kind(Path(file)) == "section"


def _style(ids: list[str]) -> tuple[str, int] | None:
    """What at least half of some ids begin with, before a number, and how many digits that has; None without such."""
    counts = Counter(found[1] for id in ids if (found := _NUMBERED.fullmatch(id)))
    prefix, count = max(counts.items(), key=lambda item: item[1], default=("", 0))
    if not count or 2 * count < len(ids):
        return None
    digits = [found[2] for id in ids if (found := _NUMBERED.fullmatch(id)) and found[1] == prefix]
    return prefix, len(digits[0]) if digits[0].startswith("0") else 1


def _at(node: Any, steps: list[str]) -> Any:
    for step in steps:
        node = node[int(step)] if isinstance(node, list) else node[step]
    return node


def _ids(entities: Any) -> list[str]:
    """The ids of some entities, those that can be used."""
    found = [entity.get("id") for entity in entities if isinstance(entity, dict)]
    return [id for id in found if isinstance(id, str) and _WORD.fullmatch(id)]


def _ids_under(node: Any, key: str) -> list[str]:
    """The ids of everything in lists of this key."""
    return [id for name, entities in _lists(node) if name == key for id in _ids(entities)]


def _every_id(top: Any) -> list[str]:
    return [*_ids([top]), *(id for _, entities in _lists(top) for id in _ids(entities))]


def _lists(node: Any) -> Iterator[tuple[str, list[Any]]]:
    values = node.items() if isinstance(node, dict) else [("", item) for item in node or ()]
    for name, value in values:
        if isinstance(value, list):
            yield name, value
        if isinstance(value, (dict, list)):
            yield from _lists(value)
