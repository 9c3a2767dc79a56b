"""Two sources in the register have nearly the same name.

Why: in the documents one fund appears under several names. As two entries its money is counted in two places, and an
over-allocation of the whole is seen in neither.

Fix: keep one entry, with the other name under `aliases:`. If they are two funds, say so in their names or numbers.

Example:
    sources:
      - {id: tenders, name: תב"ר מאגר מכרזים, kind: tabar}
      - {id: tenders-2, name: תב״ר מאגר המכרזים, kind: tabar}      # similar-sources

Source: HaMifratz work plan 2021, where one fund has two names; the practice of the field.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.model.sources import Source
from clusterkit.rules.finding import Finding
from clusterkit.rules.words import GENERIC, respelled
from clusterkit.texts import alike

name = "similar-sources"
severity: Final = "warning"

_LIKE, _WORD_LIKE = 0.9, 0.6


def check(plan: Plan) -> Iterator[Finding]:
    """No two entries with the same number, or with none, have names or aliases that are nearly the same."""
    written = [(source, [_form(str(text)) for text in (source.name, *source.aliases)]) for source in plan.head.sources]
    for (first, names), (second, others) in combinations(written, 2):
        if not _told_apart(first, second) and any(_near(one, other) for one in names for other in others):
            yield Finding(
                second.places.of("name"),
                (second,),
                "{name} is nearly the name of source {first}",
                "keep one entry and write the other name under `aliases:`",
                values={"name": str(second.name), "first": first.id},
                also=(first.places.of("name"),),
            )


def _form(text: str) -> str:
    """A name without what tells nothing apart: spelling, kinds of quotes, and words such as project."""
    words = respelled(alike(text)).split()
    return " ".join([word for word in words if word not in GENERIC] or words)


def _told_apart(first: Source, second: Source) -> bool:
    return bool(first.number and second.number and first.number != second.number) or first.year != second.year


def _near(one: str, other: str) -> bool:
    if one == other:
        return True
    if _ratio(one, other, _LIKE) < _LIKE:
        return False
    words, others = Counter(one.split()), Counter(other.split())
    mine, its = list((words - others).elements()), list((others - words).elements())
    if any(len(word.strip("'\"().,")) < 2 or re.search(r"\d", word) for word in (*mine, *its)):
        return False  # a stage, a year or a number tells two funds apart
    pairs = zip(mine, its, strict=True) if len(mine) == len(its) else ()
    return all(_ratio(word, another, _WORD_LIKE) >= _WORD_LIKE for word, another in pairs)


def _ratio(one: str, other: str, least: float) -> float:
    """How alike two texts are, from 0 to 1; 0 where that is surely less than `least`."""
    enough = least * (len(one) + len(other)) / 2
    if min(len(one), len(other)) < enough or sum((Counter(one) & Counter(other)).values()) < enough:
        return 0
    from difflib import SequenceMatcher

    return SequenceMatcher(None, one, other, autojunk=False).ratio()
