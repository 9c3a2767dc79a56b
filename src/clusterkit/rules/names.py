"""Names that lead nowhere: one finding for all of them, with the nearest known name."""

from collections.abc import Iterable

from clusterkit.diagnostics import Place
from clusterkit.model.entity import Entity
from clusterkit.rules.finding import Finding


def unknown(id: str, place: Place, on: tuple[Entity, ...], message: str, help: str, known: Iterable[str]) -> Finding:
    """A finding that nothing has this id, `{id}` in the message; `help` is for where no known id is near it."""
    from difflib import get_close_matches

    near = get_close_matches(id, list(known), 1)
    if near:
        return Finding(place, on, message, "did you mean {near}?", values={"id": id, "near": near[0]})
    return Finding(place, on, message, help, values={"id": id})
