"""A line that repeats another (`same_as`) does not say the same as it.

Why: the first is counted and the second is shown. If their amounts or sources differ, the booklet contradicts itself.

Fix: correct the one that is wrong; or leave the amount and the source out of the repetition.

Example:
    - {id: software, item: תוכנה, amount: 30000, source: tabar-digital}
    - {same_as: software, amount: 35000}      # wrong-repeat: 5,000 apart

Source: the practice of the field: the same thing has the same number everywhere.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.budget import amount_of, sources_of, up_to_of
from clusterkit.model.plan import LineSpot, Plan
from clusterkit.model.sources import Line
from clusterkit.rules.finding import Finding

name = "wrong-repeat"
severity: Final = "error"


def check(plan: Plan) -> Iterator[Finding]:
    """What a repetition says of amount and source is what the counted line says."""
    known = {spot.line.id: spot.line for spot in plan.lines if spot.line.id and not spot.line.same_as}
    for spot in plan.lines:
        first = known.get(spot.line.same_as) if spot.line.same_as else None
        if first:
            yield from _compare(spot, first)


def _compare(spot: LineSpot, first: Line) -> Iterator[Finding]:
    line, on = spot.line, (spot.line, spot.holder)
    for key, here, there in (("amount", amount_of(line), amount_of(first)), ("up_to", up_to_of(line), up_to_of(first))):
        if here is not None and here != there:
            values = {"here": here, "first": there if there is not None else "-"}
            yield Finding(
                line.places.of(key),
                on,
                "{here} here, {first} in the line that it repeats",
                "correct one of them",
                values=values,
                also=(first.place,),
            )
    if sources_of(line) and sources_of(line) != sources_of(first):
        values = {"here": " ".join(sources_of(line)), "first": " ".join(sources_of(first)) or "-"}
        yield Finding(
            line.places.of("source"),
            on,
            "source {here} here, {first} in the line that it repeats",
            "correct one of them",
            values=values,
            also=(first.place,),
        )
