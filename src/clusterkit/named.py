"""Names written where an id belongs: the id that a plan's registers have for the name."""

from collections.abc import Iterator

from clusterkit.diagnostics import Diagnostic
from clusterkit.model.body import Partner, Person
from clusterkit.model.plan import Plan
from clusterkit.model.sources import Source
from clusterkit.texts import alike

_NOT_AN_ID = "{written} is not an id"
_LIKE = 0.8


def with_id_of_name(diagnostic: Diagnostic, plan: Plan) -> Diagnostic:
    """A diagnostic whose help is the id of a source, a partner or a person, where its value is nearly their name.

    Spellings, quotes, hyphens and niqqud make no difference. Any other diagnostic is given back as it is.
    """
    written = diagnostic.values.get("written")
    if diagnostic.message != _NOT_AN_ID or not isinstance(written, str) or written.isascii():
        return diagnostic
    from difflib import get_close_matches

    ids = {alike(name): id for name, id in _names(plan)}
    near = get_close_matches(alike(written), ids, 1, _LIKE)
    if not near:
        return diagnostic
    return diagnostic._replace(help="did you mean {near}?", values={**diagnostic.values, "near": ids[near[0]]})


def _names(plan: Plan) -> Iterator[tuple[str, str]]:
    entities: tuple[Source | Partner | Person, ...] = (
        *plan.head.sources,
        *(plan.partners or ()),
        *plan.people.values(),
    )
    for entity in entities:
        texts = (entity.name, entity.post) if isinstance(entity, Person) else (entity.name,)
        yield from ((said, entity.id) for text in texts if text for said in text.said)
        yield from ((alias, entity.id) for alias in getattr(entity, "aliases", ()))
