"""Names that lead nowhere: one finding for all of them, with the nearest known name."""

from collections.abc import Iterable

from clusterkit.diagnostics import Place
from clusterkit.model.entity import Entity
from clusterkit.rules.finding import Finding


def unknown(id: str, place: Place, on: tuple[Entity, ...], what: str, known: Iterable[str], register: str) -> Finding:
    """A finding that no `what` has this id; `register` says where it would stand."""
    from difflib import get_close_matches

    near = get_close_matches(id, list(known), 1)
    help = "did you mean {near}? else add it to {register}" if near else "correct the id, or add it to {register}"
    values = {"id": id, "what": what, "register": register, "near": near[0] if near else ""}
    return Finding(place, on, "no {what} has the id {id}", help, values=values)
