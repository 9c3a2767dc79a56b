"""Two lines say the same: the same item, amount and source, in two places.

Why: one cost charged twice is among the first things that auditors find. A line that is shown in two places is counted
once only if the plan says that the second repeats the first.

Fix: give the first an `id:` and write `same_as:` in the second; or tell the two apart in `item:`.

Example:
    - {item: תוכנה, amount: 30000, source: tabar-digital}
    - {item: תוכנה, amount: 30000, source: tabar-digital}      # repeated-line

Source: Mishor HaHof work plan 2026, where "סעיף קודם" repeats a line; what auditors of local authorities find.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.budget import amount_of, sources_of, up_to_of
from clusterkit.model.plan import LineSpot, Plan
from clusterkit.rules.finding import Finding
from clusterkit.texts import alike

name = "repeated-line"
severity: Final = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """No two counted lines with an item have the same item, amount, source and period."""
    first: dict[object, LineSpot] = {}
    for spot in plan.lines:
        line = spot.line
        amount = amount_of(line) or up_to_of(line)
        if line.item is None or not amount or line.same_as is not None:
            continue
        key = (alike(str(line.item)), amount, sources_of(line), line.period, line.kind)
        known = first.setdefault(key, spot)
        if known is not spot:
            yield Finding(
                line.place,
                (line, spot.holder),
                "{amount} for {item} stands in the plan twice",
                "write `same_as:` with the first line's id, or tell the two apart in `item:`",
                values={"amount": amount, "item": str(line.item)},
                also=(known.line.place,),
            )
