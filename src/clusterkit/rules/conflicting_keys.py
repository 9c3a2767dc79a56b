"""A line says two things of which one at most can hold.

Why: `source`, `sources` and `split` are three ways to say who pays; `amount` and `up_to` two to say how much. With both
there, a reader and a sum would choose differently.

Fix: keep the one that is meant.

Example:
    - {amount: 10000, up_to: 20000, source: regular}      # conflicting-keys

Source: clusterkit, how money is counted (docs/treasurer.md): missing, zero, not yet known, on demand and in kind are
different things.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding

name = "conflicting-keys"
severity: Final = "error"

_PAYS = ("source", "sources", "split")
_HOW_MUCH = ("amount", "up_to")


def check(plan: Plan) -> Iterator[Finding]:
    """A line has one of each group of keys at most."""
    for spot in plan.lines:
        for group in (_PAYS, _HOW_MUCH):
            keys = [key for key in group if key in spot.line.places.keys]
            if group is _HOW_MUCH and spot.line.kind == "income" and "up_to" in keys:
                keys = ["kind", "up_to"]
            if len(keys) > 1:
                yield Finding(
                    spot.line.places.key(keys[1]),
                    (spot.line, spot.holder),
                    "{first} and {second} cannot both hold",
                    "keep the one that is meant",
                    values={"first": keys[0], "second": keys[1]},
                    also=(spot.line.places.key(keys[0]),),
                )
