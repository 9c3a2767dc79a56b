"""The names and titles of one plan spell a word in two ways: תוכנית and תכנית.

Why: whoever searches the booklet for one spelling misses the other, and near-miss names of one fund are overlooked.

Fix: choose one spelling. One finding tells of all the names that have the rarer one.

Example:
    - {id: waste, title: תוכנית אב לפסולת}
    - {id: energy, title: תוכנית לאנרגיה}
    - {id: roads, title: תכנית אב לתחבורה}      # spelling-variant

Source: the Academy of the Hebrew Language, rules of full spelling 2017; the practice of the field.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding
from clusterkit.rules.words import SPELLINGS, spelled
from clusterkit.rules.written import Written, all_names, names

name = "spelling-variant"
severity: Final = "info"


def check(plan: Plan) -> Iterator[Finding]:
    """Each word of two spellings has one of them in all names and titles of the plan."""
    named = names(plan)
    everything = all_names(plan)
    for variant, standard, rest in SPELLINGS:
        if variant not in everything or standard not in everything:
            continue
        other = _spelled(named, variant, rest)
        preferred = _spelled(named, standard, rest) if other else []
        if preferred:
            yield _finding(*((preferred, other) if len(other) <= len(preferred) else (other, preferred)))


def _spelled(named: Sequence[Written], stem: str, rest: str) -> list[tuple[str, Written]]:
    return [(word, one) for one in named for word in spelled(one.text, stem, rest)]


def _finding(usual: list[tuple[str, Written]], rarer: list[tuple[str, Written]]) -> Finding:
    (word, first), *rest = rarer
    return Finding(
        first.place,
        (first.entity,),
        "names spell {word} ({seldom}×) and {usual} ({often}×)",
        "choose one spelling",
        values={"word": word, "seldom": len(rarer), "usual": usual[0][0], "often": len(usual)},
        also=tuple(one.place for _, one in rest),
    )
