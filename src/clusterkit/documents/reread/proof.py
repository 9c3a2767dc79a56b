"""A document against what it must say: every figure of every table of money, and every sum in words."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from decimal import Decimal
from typing import NamedTuple

from clusterkit.documents.reread.claims import WORDS, Cell, Claim
from clusterkit.documents.reread.figures import FIGURE, bare, figures, money, value
from clusterkit.documents.reread.pairing import At, is_claimed, is_under, pairs
from clusterkit.documents.reread.reading import Reading
from clusterkit.labels import label
from clusterkit.money import show

Sums = Mapping[str, Mapping[str, Decimal]]
"""What the plan (under "") and its sections come to, by their headings and by the keys of WORDS."""


class Fault(NamedTuple):
    """Where a document is wrong (the table, the row, the column), what stands there, and what the budget says.

    A table that is not there has neither; a figure that is nobody's has no budget.
    """

    place: str
    stands: str = ""
    budget: str = ""


class Proof(NamedTuple):
    """How many figures are the budget's, and what is not."""

    figures: int
    faults: tuple[Fault, ...]


class _Check(NamedTuple):
    """What stands in a place, and the figures that must; `also` are others that may."""

    place: str
    stands: str
    wanted: Cell
    also: Set[Decimal]


def prove(
    found: Reading, claims: Sequence[Claim], sums: Sums, others: Set[Decimal], known: Set[Decimal], language: str
) -> Proof:
    """What a document proves and what it lacks.

    `others` are the figures of the plan's own texts, which may stand beside those of the budget; `known` are all that
    may stand in other places.
    """
    used: set[tuple[int, At]] = set()
    checks = [
        *_tables(found, claims, used, others, label("Total", language)),
        *_words(found, sums, language),
        *_loose(found, used, known),
    ]
    lacking = (Fault(" · ".join(filter(None, (claim.section, claim.titles[0])))) for claim in _lacking(found, claims))
    faults = [*(Fault(*one) for one in found.odd), *lacking, *filter(None, map(_fault, checks))]
    return Proof(sum(len(one.wanted) for one in checks), tuple(faults))


def _fault(check: _Check) -> Fault | None:
    there, wanted = Counter(figures(check.stands)), Counter(check.wanted)
    if not wanted - there and check.also >= (there - wanted).keys():
        return None
    return Fault(check.place, " ".join(check.stands.split()), " + ".join(map(show, check.wanted)))


def _lacking(found: Reading, claims: Sequence[Claim]) -> Iterator[Claim]:
    for claim in claims:
        needed = claim.needed and any(any(cell) for row in claim.rows for cell in row.cells)
        if needed and not any(is_claimed(claim, table) for table in found.tables):
            yield claim


def _tables(
    found: Reading, claims: Sequence[Claim], used: set[tuple[int, At]], others: Set[Decimal], total: str
) -> Iterator[_Check]:
    """The cells that are claimed; those that stand somewhere are used."""
    for claim in claims:
        for number, table in enumerate(found.tables):
            for pair in pairs(claim, table, total) if is_claimed(claim, table) else ():
                if pair.at:
                    used.add((number, pair.at))
                stands = table.rows[pair.at[0]][pair.at[1]] if pair.at else ""
                where = dict.fromkeys((table.place, table.caption, pair.row, pair.column))
                yield _Check(" · ".join(where), stands, pair.wanted, others)


def _words(found: Reading, sums: Sums, language: str) -> Iterator[_Check]:
    """What is said in a few words under a section's heading is the section's, anywhere else the plan's."""
    texts = [(place, bare(text)) for place, text in found.texts]
    for key, template in WORDS.items():
        before, after = bare(label(template, language)).split("{amount}")
        said = re.compile(rf"{re.escape(before.strip())}\s*(?:{FIGURE.pattern}){re.escape(after)}")
        for place, text in texts:
            section = next((one for one in sums if one and is_under(place, one)), "")
            for match in said.finditer(text):
                wanted = (sums[section][key],) if key in sums[section] else ()
                yield _Check(place, f"₪{show(value(match))}", wanted, frozenset())


def _loose(found: Reading, used: set[tuple[int, At]], known: Set[Decimal]) -> Iterator[_Check]:
    """Every other amount of money: it must be a figure of the budget, or stand in a text of the plan."""
    cells = (
        (table.place, cell)
        for number, table in enumerate(found.tables)
        for row, cells in enumerate(table.rows)
        for column, cell in enumerate(cells)
        if (number, (row, column)) not in used
    )
    for place, text in (*found.texts, *cells):
        yield from (_Check(place, f"₪{show(amount)}", (), known) for amount in money(text) if amount not in known)
