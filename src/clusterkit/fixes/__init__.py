"""What can be put right without asking: edits of the text at a value's place, so that all else stays as it is.

Safe are findings with one answer: how an amount is written, spaces, quotes and invisible characters in names, missing
ids. Nothing here reads or writes a file.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from clusterkit.diagnostics import Diagnostic
from clusterkit.fixes.ids import Ids, spot
from clusterkit.fixes.plans import is_yaml
from clusterkit.fixes.repairs import ORDER, Repairs
from clusterkit.fixes.scalars import Repair, rewritten
from clusterkit.fixes.spans import Edit, Scalar, Spans
from clusterkit.rules import missing_key
from clusterkit.validate import Outcome

_BOM = b"\xef\xbb\xbf"
_Putting = tuple[Edit, list[Diagnostic]]
"""An edit, and the findings that it puts right."""


@dataclass(frozen=True)
class Fixed:
    """A file as it should be, and how many findings that puts right."""

    content: bytes
    findings: int


def fix(outcome: Outcome) -> dict[str, Fixed]:
    """Every file of which something can be put right safely, by its shown path, in order."""
    loaded = outcome.loaded
    by_file: dict[str, list[Diagnostic]] = {}
    for diagnostic in outcome.diagnostics:
        if is_yaml(diagnostic.place.file):
            by_file.setdefault(diagnostic.place.file, []).append(diagnostic)
    repairs, ids = Repairs(loaded.everything), Ids(loaded.contents, loaded.everything)
    read = sorted(by_file.keys() & loaded.contents.keys())
    made = {file: _fixed(loaded.contents[file], by_file[file], repairs, ids) for file in read}
    return {file: fixed for file, fixed in made.items() if fixed}


def _fixed(content: bytes, found: list[Diagnostic], repairs: Repairs, ids: Ids) -> Fixed | None:
    text = content.decode("utf-8-sig", "replace")
    spans = Spans(text)
    edits = [*_of_texts(found, repairs, spans, text), *_of_ids(found, spans, text, ids)]
    if not edits:
        return None
    for edit, _ in sorted(edits, key=lambda pair: pair[0].start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    mark = _BOM if content.startswith(_BOM) else b""
    return Fixed(mark + text.encode(), len({id(one) for _, right in edits for one in right}))


def _of_texts(found: list[Diagnostic], repairs: Repairs, spans: Spans, text: str) -> Iterator[_Putting]:
    """The values that change, each once, with all that is found wrong with it."""
    wanted: dict[Scalar, list[tuple[Diagnostic, Repair]]] = {}
    for one in sorted((one for one in found if one.rule in ORDER), key=lambda one: ORDER.index(one.rule)):
        how = repairs.of(one)
        if how is not None:
            for scalar in spans.at(one.place):
                wanted.setdefault(scalar, []).append((one, how))
    for scalar, right in wanted.items():
        new = rewritten(text[scalar.start : scalar.end], scalar, [how for _, how in right])
        if new is not None:
            yield Edit(scalar.start, scalar.end, new), [one for one, _ in right]


def _of_ids(found: list[Diagnostic], spans: Spans, text: str, ids: Ids) -> Iterator[_Putting]:
    """The ids that are written, each with the finding that there was none."""
    for one in found:
        if one.rule == missing_key.name and one.values["key"] == "id":
            span = spans.mapping(one.place)
            where = spot(span, text) if span else None
            new = ids.new(one.place.file, one.path.removesuffix("id")) if where else None
            if where and new:
                at, after = where
                yield Edit(at, at, f"id: {new}{after}"), [one]
