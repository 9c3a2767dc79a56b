"""One plan writes the quotes in its names in several ways: תב"ר, תב״ר, תב''ר.

Why: whoever searches for one form misses the others, and in a list sorted by name one fund stands in two places.

Fix: write the form that most of the plan's names have.

Example:
    sources:
      - {id: a, name: תב"ר פסולת, kind: tabar}
      - {id: b, name: תב"ר תחבורה, kind: tabar}
      - {id: c, name: תב״ר בריאות, kind: tabar}      # mixed-quotes

Source: the practice of the field: no mixed quotes in names.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from clusterkit.model.body import Partner, Person
from clusterkit.model.plan import Plan
from clusterkit.model.sources import Source
from clusterkit.rules.finding import Finding
from clusterkit.rules.written import Written, names
from clusterkit.texts import without_invisible

name = "mixed-quotes"
severity: Final = "info"

_ANY = "['׳\"״”“„’‘`´]"
_KINDS = (
    ("(?<=[א-ת])(?:''|׳׳|[\"״”“„])(?=[א-ת])", '"'),  # gershayim, inside an abbreviation
    ("(?<=[א-ת])(?:(?<!')'(?!')|(?<!׳)׳(?!׳)|[’‘`´])", "'"),  # geresh, after a letter
)


def check(plan: Plan) -> Iterator[Finding]:
    """The names of sources, partners and people have one form of gershayim and one of geresh."""
    written = _written(plan)
    for pattern, most in usual(plan).items():
        for one in written:
            others = dict.fromkeys(quotes for quotes in _quotes(pattern, one) if quotes != most)
            yield from (_finding(one, quotes, most) for quotes in others)


def usual(plan: Plan) -> dict[str, str]:
    """The form that most names have, by the pattern of its kind: gershayim, geresh; not of a kind that no name has."""
    written, found = _written(plan), {}
    for pattern, keyboard in _KINDS:
        counts = Counter(quotes for one in written for quotes in set(_quotes(pattern, one)))
        if counts:
            found[pattern] = max(counts, key=lambda quotes: (counts[quotes], quotes == keyboard, quotes))
    return found


def _written(plan: Plan) -> list[Written]:
    named = (one for one in names(plan) if re.search(_ANY, one.text))
    return [one for one in named if isinstance(one.entity, (Source, Partner, Person))]


def _quotes(pattern: str, one: Written) -> list[str]:
    """The quotes of a kind that a name is seen to have, whatever else stands between its letters."""
    return re.findall(pattern, without_invisible(one.text))


def _finding(one: Written, quotes: str, usual: str) -> Finding:
    return Finding(
        one.place,
        (one.entity,),
        "{name} is written with {quotes}, and most names with {usual}",
        "write one form in all names",
        values={"name": one.text, "quotes": _codes(quotes), "usual": _codes(usual)},
    )


def _codes(quotes: str) -> str:
    return f"{quotes} ({' '.join(f'U+{ord(one):04X}' for one in quotes)})"
