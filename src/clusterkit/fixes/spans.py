"""Where the values and the mappings of a YAML file stand in its text, and how each of them is written."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml
from yaml.events import CollectionEndEvent, CollectionStartEvent, MappingStartEvent, ScalarEvent

from clusterkit.diagnostics import Marks, Place

LOADER = getattr(yaml, "CLoader", yaml.Loader)


class Edit(NamedTuple):
    """New text in place of a file's characters from `start` to `end`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Scalar:
    """A piece of text: its marks, the characters from `start` to `end`, its quotes (if any), its value.

    `flow` is whether it stands inside { } or [ ].
    """

    marks: Marks
    start: int
    end: int
    style: str
    value: str
    flow: bool


@dataclass
class Span:
    """A mapping or a list: its marks, its first character, whether it stands in { } or [ ], and the values in it.

    `plain` is whether nothing (an anchor, a tag) stands before it.
    """

    start: int
    flow: bool
    mapping: bool
    plain: bool
    marks: Marks = (0, 0, 0, 0)
    nodes: list[Scalar | None] = field(default_factory=list)

    @property
    def keys(self) -> list[str]:
        """The keys of a mapping."""
        return [node.value for node in self.nodes[::2] if node]

    @property
    def values(self) -> list[Scalar]:
        """The texts directly in it; of a mapping those that are values, not keys."""
        return [node for node in self.nodes[self.mapping :: 1 + self.mapping] if node]


class Spans:
    """The values and the mappings of one file, found by their places."""

    def __init__(self, text: str) -> None:
        """Read the text; one that is not YAML has no spans."""
        self.scalars: list[Scalar] = []
        self.mappings: dict[Marks, Span] = {}
        try:
            self._read(iter(LOADER(text).get_event, None))
        except yaml.YAMLError:
            self.scalars, self.mappings = [], {}
        self._starts = [scalar.marks[:2] for scalar in self.scalars]

    def at(self, place: Place) -> list[Scalar]:
        """The value that a place is or lies in; where the place is a mapping, the values in that."""
        start, end = (place.line - 1, place.column - 1), (place.end_line - 1, place.end_column - 1)
        index = bisect_right(self._starts, start) - 1
        if index >= 0 and self.scalars[index].marks[2:] >= end:
            return [self.scalars[index]]
        mapping = self.mapping(place)
        return mapping.values if mapping else []

    def mapping(self, place: Place) -> Span | None:
        """The mapping that a place is."""
        return self.mappings.get((place.line - 1, place.column - 1, place.end_line - 1, place.end_column - 1))

    def _read(self, events: Iterator[Any]) -> None:
        inside: list[Span] = []
        for event in events:
            if isinstance(event, CollectionEndEvent):
                self._end(inside.pop(), event)
            elif isinstance(event, CollectionStartEvent):
                _add(inside, None)
                inside.append(_span(event))
            elif isinstance(event, ScalarEvent):
                scalar = _scalar(event, any(span.flow for span in inside))
                _add(inside, scalar)
                self.scalars.append(scalar)
            elif isinstance(event, yaml.AliasEvent):
                _add(inside, None)

    def _end(self, span: Span, event: Any) -> None:
        span.marks = (*span.marks[:2], event.end_mark.line, event.end_mark.column)
        if span.mapping:
            self.mappings[span.marks] = span


def _add(inside: list[Span], node: Scalar | None) -> None:
    if inside:
        inside[-1].nodes.append(node)


def _span(event: Any) -> Span:
    mark = event.start_mark
    plain = not event.anchor and not event.tag
    marks = (mark.line, mark.column, 0, 0)
    return Span(mark.index, bool(event.flow_style), isinstance(event, MappingStartEvent), plain, marks)


def _scalar(event: Any, flow: bool) -> Scalar:
    first, last = event.start_mark, event.end_mark
    marks = (first.line, first.column, last.line, last.column)
    return Scalar(marks, first.index, last.index, event.style or "", event.value, flow)
