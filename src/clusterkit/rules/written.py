"""Walks over what is written in a plan: every text, with the entity that it belongs to and its place."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from clusterkit.diagnostics import Place
from clusterkit.model.entity import Entity, Placed
from clusterkit.model.plan import Plan
from clusterkit.texts import Text

NAMES = ("name", "title", "post", "item")
"""The keys of names and titles."""


class Written(NamedTuple):
    """One text in one language; `holder` is the mapping that it stands in, `entity` the nearest entity around it.

    `at` is its position in a list.
    """

    entity: Entity
    holder: Placed
    key: str
    at: int | None
    text: str

    @property
    def place(self) -> Place:
        """Where its value stands."""
        return self.holder.places.of(self.key, self.at)


def written(plan: Plan) -> Iterator[Written]:
    """Every text and word of a plan, its cluster and the shared partners; ids too, which are words."""
    for entity in (*plan.entities, *(plan.partners or ())):
        yield from _of(entity, entity)


@lru_cache(maxsize=1)
def names(plan: Plan) -> tuple[Written, ...]:
    """Every name, title, post and item, in each of its languages."""
    return tuple(_names((*plan.entities, *(plan.partners or ()))))


def everything(plan: Plan) -> str:
    """All texts as one, a line each, without the keys that they stand under."""
    return "\n".join(text for entity in (*plan.entities, *(plan.partners or ())) for text in _inside(entity))


@lru_cache(maxsize=1)
def all_names(plan: Plan) -> str:
    """All names as one text, a line each: whether a pattern is in any is asked once."""
    return "\n".join(one.text for one in names(plan))


def _names(entities: Iterable[Entity]) -> Iterator[Written]:
    for entity in entities:
        for key in NAMES:
            value = entity.__dict__.get(key)
            if value is not None:
                yield from (Written(entity, entity, key, None, text) for text in _texts(value))


def _inside(value: object) -> Iterator[str]:
    """The texts of a value; of an entity those that are its own."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Text):
        yield from value.said
    elif isinstance(value, tuple):
        for item in value:
            if not isinstance(item, Entity):
                yield from _inside(item)
    elif isinstance(value, Placed):
        for own in value.__dict__.values():
            yield from _inside(own)


def _of(entity: Entity, holder: Placed) -> Iterator[Written]:
    for key, value in holder.__dict__.items():
        if isinstance(value, (Text, str)):
            yield from (Written(entity, holder, key, None, text) for text in _texts(value))
        elif value.__class__ is tuple:
            for index, item in enumerate(value):
                if isinstance(item, (Text, str)):
                    yield from (Written(entity, holder, key, index, text) for text in _texts(item))
                elif isinstance(item, Placed) and not isinstance(item, Entity):
                    yield from _of(entity, item)


def _texts(value: Text | str) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    else:
        yield from (value.pick(language)[0] for language in value.languages)
