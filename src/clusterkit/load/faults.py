"""What the model refuses, told with its place; and the rest of the file, so that one fault does not hide the others."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Literal, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from clusterkit.diagnostics import Diagnostic, Place, Places, WrongValue
from clusterkit.labels import N_
from clusterkit.model.entity import Placed
from clusterkit.model.fields import ID, UNNAMED, one_or_more
from clusterkit.nodes import PLACES
from clusterkit.texts import Text, invisible, without_invisible

Location = tuple[int | str, ...]

_PAIR_KEYS = ("period", "source", "rule", "partner", "called")
"""The fields that hold the key of a pair (a milestone, a portion, an acceptance); the other field holds its value."""


def diagnose(top: dict[str, Any], model: type[Placed], error: ValidationError) -> Iterator[Diagnostic]:
    """A diagnostic for each thing that the model refuses in a file, in the order of the file."""
    found = [_diagnose(top, model, details) for details in error.errors(include_url=False)]
    yield from sorted(found, key=lambda diagnostic: diagnostic.place)


def prune(top: dict[str, Any], model: type[Placed], error: ValidationError) -> bool:
    """Take away what the model refuses, so that it takes the rest; False where nothing of the file is left."""
    locations = {
        _filled(top, model, details["loc"]) if details["type"] == "missing" else details["loc"]
        for details in error.errors(include_url=False, include_context=False)
    }
    locations.discard(("",))
    return all(_take_away(top, location) for location in sorted(locations, key=_deepest_last_first))


def _deepest_last_first(location: Location) -> tuple[int, tuple[tuple[bool, int, str], ...]]:
    parts = tuple((isinstance(part, int), -part if isinstance(part, int) else 0, str(part)) for part in location)
    return -len(location), parts


def _filled(top: dict[str, Any], model: type[Placed], location: Location) -> Location:
    """Fill in what is missing, if nothing follows from it; else name the entity that cannot be read without it."""
    holder, key = _at(top, location[:-1]), str(location[-1])
    filler = _filler(_model_at(model, location[:-1]).keys()[key].annotation, key)
    if filler is None:
        return location[:-1]
    holder[key] = filler
    return ("",)


def _filler(annotation: Any, key: str) -> str | None:
    """What stands for a missing id, name or text, or for a missing one of a few words."""
    if key == "id":
        return UNNAMED
    if get_origin(annotation) is Literal:
        return str(get_args(annotation)[0])
    return "?" if annotation in (Text, str) else None


def _take_away(top: dict[str, Any], location: Location) -> bool:
    if not location:
        return False
    location = _to_node(top, location)
    key = max((place for place, part in enumerate(location) if isinstance(part, str)), default=0)
    entity = _at(top, location[:key])
    if isinstance(entity, dict):
        entity[PLACES].refused.add(str(location[key]))
    holder, last = _at(top, location[:-1]), location[-1]
    if isinstance(holder, list) and isinstance(last, int):
        if last < len(holder):
            del holder[last]
        if isinstance(entity, dict) and key == len(location) - 2:
            entity[PLACES].drop(str(location[key]), last)
    elif isinstance(holder, dict):
        holder.pop(_key(holder, last), None)
    return True


def _to_node(top: dict[str, Any], location: Location) -> Location:
    """The location cut to a node of the file: a pair of a mapping goes as a whole, and so does one value for a list."""
    for length, part in enumerate(location):
        node = _at(top, location[:length])
        if isinstance(node, str):
            return location[:length]
        if isinstance(part, int) and isinstance(node, dict):
            return location[: length + 1]
    return location


def _at(top: Any, location: Location) -> Any:
    """The node at a location; inside a mapping that the model reads as pairs, a number is a key's position."""
    node = top
    for part in location:
        if isinstance(node, list) and isinstance(part, int):
            node = node[part] if part < len(node) else None
        elif isinstance(node, dict):
            node = node.get(_key(node, part))
        else:
            return node
    return node


def _key(node: dict[str, Any], part: int | str) -> str:
    if isinstance(part, str):
        return part
    keys = [key for key in node if key != PLACES]
    return keys[part] if part < len(keys) else ""


def _diagnose(top: dict[str, Any], model: type[Placed], details: ErrorDetails) -> Diagnostic:
    location, kind = details["loc"], details["type"]
    place = _place(top, location)
    if kind == "extra_forbidden":
        place = _places(top, location).key(str(location[-1]))
    wrong = _wrong(kind, location, details, model)
    return Diagnostic(
        wrong.rule,
        "error",
        place,
        wrong.message,
        wrong.help,
        values=wrong.values,
        id=_id(top, location),
        path=show_path(location),
    )


def _wrong(kind: str, location: Location, details: ErrorDetails, model: type[Placed]) -> WrongValue:
    """What pydantic says, in the planner's words."""
    key = str(location[-1]) if location else ""
    hidden = _hidden(kind, key, details["input"])
    if hidden:
        return hidden
    error = details.get("ctx", {}).get("error")
    if isinstance(error, WrongValue):
        return _several(model, location, details["input"]) or error
    if kind == "extra_forbidden":
        return _unknown_key(key, _fields(model, location[:-1]))
    if kind == "missing":
        return WrongValue("{key} is missing", "write {key}", rule="missing-key", key=key)
    if kind == "literal_error":
        expected = details["ctx"]["expected"].replace("'", "").replace(" or ", ", ")
        written = details["input"] if isinstance(details["input"], str) else "this"
        return WrongValue("{written} is not known here", "write one of: {words}", written=written, words=expected)
    if kind in ("tuple_type", "list_type"):
        if _takes_one(model, location):
            return WrongValue("an id belongs here, or a list of ids", "write one id, or begin each entry with `- `")
        return WrongValue("a list belongs here", "begin each entry with `- `")
    return WrongValue("a mapping belongs here", "write `key: value` lines")


def _hidden(kind: str, key: str, written: object) -> WrongValue | None:
    """That what is refused holds a character that nobody sees, which would make any other message look false."""
    unknown = kind == "extra_forbidden"
    text = key if unknown else written
    characters = invisible(text) if isinstance(text, str) and kind != "missing" else ""
    if not characters:
        return None
    return WrongValue(
        "{written} holds what nobody sees: {characters}",
        "delete it; `clusterkit validate --fix` does",
        "unknown-key" if unknown else "wrong-value",
        written=without_invisible(str(text)).strip(),
        characters=characters,
    )


def _several(model: type[Placed], location: Location, written: object) -> WrongValue | None:
    """That a text is several ids, where one id belongs or a list of them."""
    if not isinstance(written, str) or not _takes_one(model, location[:-1]):
        return None
    ids = [part.strip() for part in re.split("[,;/+&|]", written)]
    if len(ids) < 2 or not all(ID.fullmatch(id) for id in ids):
        return None
    message = "{written} is several ids"
    if "contributors" in _fields(model, location[:-2]):
        help = "one owner is accountable: keep {first} here, and write `contributors: [{rest}]`"
        return WrongValue(message, help, written=written, first=ids[0], rest=", ".join(ids[1:]))
    return WrongValue(message, "write a list: [{ids}]", written=written, ids=", ".join(ids))


def _takes_one(model: type[Placed], location: Location) -> bool:
    """Whether the field at a location takes one id in place of a list."""
    field = _model_at(model, location[:-1]).keys().get(str(location[-1])) if location else None
    return field is not None and any(getattr(one, "func", None) is one_or_more for one in field.metadata)


def _unknown_key(key: str, known: list[str]) -> WrongValue:
    from difflib import get_close_matches

    message = N_("the key {key} is not known here")
    if key.isdigit():
        return WrongValue(
            message, "inside {{ }} a comma ends the entry: quote the amount, '12,000'", "unknown-key", key=key
        )
    close = get_close_matches(key, known, 1)
    if close:
        return WrongValue(message, "did you mean {near}?", rule="unknown-key", key=key, near=close[0])
    return WrongValue(message, "the keys here are: {known}", rule="unknown-key", key=key, known=", ".join(known))


def _fields(model: type[Placed], location: Location) -> list[str]:
    """The keys that the entity at a location may have."""
    return list(_model_at(model, location).keys())


def _model_at(model: type[Placed], location: Location) -> type[Placed]:
    """The model of the entity at a location."""
    for part in location:
        field = model.keys().get(part) if isinstance(part, str) else None
        model = (_entity(field.annotation) if field else None) or model
    return model


def _entity(annotation: Any) -> type[Placed] | None:
    if isinstance(annotation, type) and issubclass(annotation, Placed):
        return annotation
    return next((found for part in get_args(annotation) if (found := _entity(part))), None)


def _places(top: dict[str, Any], location: Location) -> Places:
    """The places of the innermost mapping on the way to a location."""
    places: Places = top[PLACES]
    for length in range(1, len(location)):
        node = _at(top, location[:length])
        places = node[PLACES] if isinstance(node, dict) else places
    return places


def _place(top: dict[str, Any], location: Location) -> Place:
    if not location:
        return top[PLACES].place  # type: ignore[no-any-return]
    node = _to_node(top, location)
    holder, last = _at(top, node[:-1]), node[-1]
    if isinstance(holder, dict):
        places: Places = holder[PLACES]
        in_key = isinstance(last, int) and location[-1] in _PAIR_KEYS
        return places.key(_key(holder, last)) if in_key else places.of(_key(holder, last))
    if isinstance(holder, list) and isinstance(last, int) and len(location) > 1:
        return _places(top, location).of(str(location[-2]), last)
    return _places(top, location).of(_last_word(location))


def _last_word(location: Location) -> str:
    return next((part for part in reversed(location) if isinstance(part, str)), "")


def _id(top: dict[str, Any], location: Location) -> str:
    """The id of the nearest entity around a location that has one."""
    for length in range(len(location), -1, -1):
        node = _at(top, location[:length])
        if isinstance(node, dict) and isinstance(node.get("id"), str):
            return str(node["id"])
    return ""


def show_path(location: Sequence[int | str]) -> str:
    """A location as it is shown: `goals[0].tasks[2].owner`."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in location).removeprefix(".")
