"""The sections of a booklet, one after the other."""

from collections.abc import Iterator

from clusterkit.reports.booklet.view import Part


def tree(part: Part) -> Iterator[Part]:
    """A section and those inside it, in order."""
    yield part
    for inner in part.parts:
        yield from tree(inner)
