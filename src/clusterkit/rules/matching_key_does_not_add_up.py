"""The parts of a matching key do not come to the whole, or one of them is for somebody who does not pay.

Why: each authority's council votes its own part. Parts that come to less leave matching that nobody owes, and the
grant is cut; parts that come to more are asked for twice.

Fix: correct a part. Percentages come to 100%; amounts to the whole matching of what is approved, or of what the plan
uses. Percentages with a fraction may be rounded: 33.33% three times is a whole.

Example:
    matching:
      share: 45000
      by: [emek-hamashal, beit-al-khayal]
      parts: {emek-hamashal: 30000, beit-al-khayal: 12000}      # matching-key-does-not-add-up: 42,000 of 45,000

Source: the terms of calls for proposals; what auditors of local authorities find: matching that never came.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from clusterkit.matching import Demand, demands, payers
from clusterkit.model.plan import Plan
from clusterkit.money import rounded
from clusterkit.rules.finding import Finding

name = "matching-key-does-not-add-up"
severity: Final = "error"


def check(plan: Plan) -> Iterator[Finding]:
    """The parts of every key come to the whole, and each is for one of those who pay."""
    for demand in demands(plan):
        if demand.matching.parts and "parts" not in demand.matching.places.refused:
            yield from _strangers(demand)
            yield from _sum(demand)


def _strangers(demand: Demand) -> Iterator[Finding]:
    matching = demand.matching
    paying = (*matching.by, *payers(demand.plan, matching))
    for part in matching.parts if matching.by and "by" not in matching.places.refused else ():
        if part.partner not in paying:
            yield Finding(
                part.places.of("partner"),
                (matching, demand.source),
                "{partner} has a part in the key, and is not among those who pay",
                "add it to `by`, or take its part out",
                values={"partner": part.partner},
                also=(matching.places.of("by"),),
            )


def _sum(demand: Demand) -> Iterator[Finding]:
    matching = demand.matching
    shares = sum((one.part.fraction or Decimal(0) for one in matching.parts), Decimal(0))
    amounts = [one.part.amount for one in matching.parts if one.part.amount is not None]
    if not amounts and abs(shares - 1) > _slack(demand):
        message, values = "the shares come to {percent}%, not to 100%", {"percent": shares * 100}
    elif amounts and (wholes := _wholes(demand)):
        sums = [(sum(amounts, shares * whole), whole) for whole in wholes]
        if any(parts == whole for parts, whole in sums):
            return
        message = "the parts of the key come to {parts}, the matching to {whole}: {gap} apart"
        values = {"parts": sums[0][0], "whole": sums[0][1], "gap": abs(sums[0][0] - sums[0][1])}
    else:
        return
    help = "correct a part of the key, or the matching"
    yield Finding(matching.places.of("parts"), (matching, demand.source), message, help, values=values)


def _slack(demand: Demand) -> Decimal:
    """By how much shares may miss the whole: each that is written with a fraction of a percent may be rounded."""
    written = (one.part.fraction for one in demand.matching.parts if one.part.fraction is not None)
    places = (int(fraction.as_tuple().exponent) for fraction in written)
    return sum((Decimal(5).scaleb(place - 1) for place in places if place < -2), Decimal(0))


def _wholes(demand: Demand) -> list[Decimal]:
    """What amounts may come to: the matching of all that is approved, to the shekel too, and that of what is used."""
    whole = [] if demand.whole is None else [demand.whole, rounded(demand.whole, Decimal(1))]
    return [amount for amount in (*whole, *([demand.asked] if demand.plan.sections_read else [])) if amount]
