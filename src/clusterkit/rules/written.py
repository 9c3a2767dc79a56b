"""Walks over what is written in a plan: every text, with the entity that it belongs to and its place."""

from collections.abc import Iterator
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


def names(plan: Plan) -> Iterator[Written]:
    """Every name, title, post and item, in each of its languages."""
    for entity in (*plan.entities, *(plan.partners or ())):
        for key in NAMES:
            value = entity.__dict__.get(key)
            if value is not None:
                yield from (Written(entity, entity, key, None, text) for text in _texts(value))


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
