"""YAML text to nodes with places: mappings, lists and text, and a diagnostic for everything that is refused.

A node is a `dict` (with its `Places` under the key PLACES), a `list`, or a `str`. Every scalar stays the text that was
written: the model decides types. A plain subset of YAML is read: one document, text keys, no duplicate keys, anchors,
aliases, merges or tags.
"""

import codecs
from collections.abc import Iterator
from typing import Any

import yaml
from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from clusterkit.diagnostics import Diagnostic, Marks, Place, Places
from clusterkit.nodes.syntax import syntax

PLACES = "\0places"
"""The key under which a mapping keeps its places: no YAML key can be this, since control characters are refused."""

_DEEPEST = 40
_LOADER = getattr(yaml, "CLoader", yaml.Loader)


def read_nodes(file: str, content: bytes) -> tuple[dict[str, Any] | None, list[Diagnostic]]:
    """The top mapping of a file, or None where it has none, and what is wrong with the file as YAML."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [_not_utf8(file, content, error.start)]
    reader = _Reader(file)
    try:
        return reader.document(iter(_LOADER(text).get_event, None)), reader.diagnostics
    except yaml.YAMLError as error:
        return None, [*reader.diagnostics, syntax(file, text, error, reader.quoted)]


class _Reader:
    """Turns the events of one file into nodes."""

    def __init__(self, file: str) -> None:
        """Give the file's name; `quoted` becomes the last text in quotes that goes over several lines."""
        self.file = file
        self.quoted: Marks | None = None
        self.diagnostics: list[Diagnostic] = []

    def document(self, events: Iterator[Any]) -> dict[str, Any] | None:
        """The first document's mapping; the rest of the file is read too, to say what is wrong with it."""
        top: Any = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents == 2:
                    self._refuse(
                        event, "a file is one document: this starts a second one", "put it in a file of its own"
                    )
                node, _ = self._any(next(events), events, 0)
                top = node if documents == 1 else top
        if isinstance(top, dict):
            return top
        if top is None and not self.diagnostics:
            self._say("empty-file", "the file is empty", "write its first keys, or delete the file")
        elif top is not None:
            self._say("wrong-value", "the file is not a mapping", "begin with keys, such as `title: …`")
        return None

    def _any(self, event: Any, events: Iterator[Any], depth: int) -> tuple[Any, Marks]:
        """The node that starts with this event (None where it was refused), and its marks."""
        kind = event.__class__
        if kind is yaml.AliasEvent:
            self._refuse(event, "aliases (`*{name}`) are not used in plans", "write the value out", name=event.anchor)
            return None, _marks(event, event)
        if event.anchor:
            self._refuse(event, "anchors (`&{name}`) are not used in plans", "delete the anchor", name=event.anchor)
        if event.tag:
            self._refuse(event, "tags (`{name}`) are not used in plans", "delete the tag", name=event.tag)
        if kind is ScalarEvent:
            marks = _marks(event, event)
            if marks[0] != marks[2] and event.style in ("'", '"'):
                self.quoted = marks
            return event.value, marks
        if depth == _DEEPEST:
            self._refuse(event, "this is nested too deep", "a plan nests a few levels: check the indentation")
            self._skip(events)
            return None, _marks(event, event)
        if kind is MappingStartEvent:
            return self._mapping(event, events, depth + 1)
        node, marks, _ = self._list(event, events, depth + 1)
        return node, marks

    def _mapping(self, start: Any, events: Iterator[Any], depth: int) -> tuple[dict[str, Any], Marks]:
        places = Places(self.file, (0, 0, 0, 0))
        node: dict[str, Any] = {PLACES: places}
        for event in events:
            if event.__class__ is MappingEndEvent:
                places.marks = _marks(start, event)
                break
            key = self._key(event, events, node)
            first = next(events)
            listed: list[Marks] = []
            if first.__class__ is SequenceStartEvent and depth < _DEEPEST and not first.anchor and not first.tag:
                value, marks, listed = self._list(first, events, depth + 1)
            else:
                value, marks = self._any(first, events, depth)
            if key is not None and value is not None:
                node[key] = value
                places.keys[key], places.values[key] = _marks(event, event), marks
                for index, item in enumerate(listed):
                    places.items[key, index] = item
        return node, places.marks

    def _list(self, start: Any, events: Iterator[Any], depth: int) -> tuple[list[Any], Marks, list[Marks]]:
        """The list that starts with this event, its marks, and those of everything in it."""
        node: list[Any] = []
        listed: list[Marks] = []
        for event in events:
            if event.__class__ is SequenceEndEvent:
                break
            value, marks = self._any(event, events, depth)
            if value is not None:
                node.append(value)
                listed.append(marks)
        return node, _marks(start, event), listed

    def _key(self, event: Any, events: Iterator[Any], node: dict[str, Any]) -> str | None:
        if event.__class__ is not ScalarEvent:
            self._refuse(event, "a key is one piece of text", "write `key: value`")
            if isinstance(event, yaml.CollectionStartEvent):
                self._skip(events)
            return None
        key: str = event.value
        if event.anchor or event.tag or (key == "<<" and not event.style):
            self._refuse(event, "merges, anchors and tags are not used in plans", "write the keys out")
            return None
        if key == PLACES:
            self._refuse(event, "a key is one piece of text", "write `key: value`")
            return None
        if key in node:
            self.diagnostics.append(
                Diagnostic(
                    "duplicate-key",
                    "error",
                    self._place(_marks(event, event)),
                    "the key {key} stands here a second time",
                    "delete one, or merge the two",
                    values={"key": key},
                    also=(self._place(node[PLACES].keys[key]),),
                )
            )
            return None
        return key

    def _skip(self, events: Iterator[Any]) -> None:
        depth = 1
        while depth:
            event = next(events)
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)

    def _refuse(self, event: Any, message: str, help: str, **values: object) -> None:
        place = self._place(_marks(event, event))
        self.diagnostics.append(Diagnostic("yaml-feature", "error", place, message, help, values=values))

    def _say(self, rule: str, message: str, help: str) -> None:
        self.diagnostics.append(Diagnostic(rule, "error", self._place((0, 0, 0, 0)), message, help))

    def _place(self, marks: Marks) -> Place:
        return Places(self.file, marks).place


def _marks(start: Any, end: Any) -> Marks:
    first, last = start.start_mark, end.end_mark
    return first.line, first.column, last.line, last.column


def _not_utf8(file: str, content: bytes, position: int) -> Diagnostic:
    before = content[:position].decode("utf-8", "replace")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return Diagnostic(
        "not-utf8",
        "error",
        Place(file, line, column, line, column + 1),
        "byte {byte} is not UTF-8 text",
        "save the file as UTF-8 (it is in UTF-16, which Notepad calls Unicode)"
        if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        else "save the file as UTF-8 (it may be in Windows-1255)",
        values={"byte": f"0x{content[position]:02X}"},
    )
