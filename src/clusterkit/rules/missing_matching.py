"""A source asks others to add money (מצ'ינג), and the plan does not hold enough of it.

Why: a ministry that asks for matching pays only against it; when it is not in anybody's budget, the grant is cut or
given back. Auditors find matching that never came.

Fix: add lines on the partners' money, or correct `matching`. What is asked is the share of what the plan takes from
the source this year, or the part of a fixed amount that goes with it. Sources use such lines up in the register's
order: no shekel matches two of them.

Example:
    sources:
      - id: aging
        name: הזדקנות בריאה
        kind: call
        approved: 480000
        matching:
          share: 10%      # missing-matching: the lines take 200,000, and no line is on the authorities' money
          by: [maale-dimyon]

Source: what auditors of local authorities find: matching that never came; the terms of calls for proposals.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from clusterkit.budget import UNSPLIT, Charge, add_up, charges, sources_of
from clusterkit.matching import Demand, demands
from clusterkit.model.plan import Plan
from clusterkit.model.sources import Matching, Source
from clusterkit.rules.finding import Finding

name = "missing-matching"
severity: Final = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """The plan's lines on the money of those who match a source come to what is asked, where all are known."""
    asking = list(demands(plan)) if plan.sections_read else []
    costs = [charge for charge in charges(plan) if charge.line.kind == "cost"] if asking else []
    left = {index: charge.amount or Decimal(0) for index, charge in enumerate(costs)}
    for demand in asking:
        paying = {one.id for one in plan.head.sources if _pays(one, demand.source, demand.matching)}
        lines = [(index, one) for index, one in enumerate(costs) if paying.intersection(sources_of(one.line))]
        if not any(charge.amount is None or charge.source == UNSPLIT for _, charge in lines):
            places = [index for index, charge in lines if charge.source in paying]
            found = sum((left[index] for index in places), Decimal(0))
            if demand.asked > found:
                yield _missing(demand, [costs[index] for index in places], found)
            _take(left, places, min(demand.asked, found))


def _take(left: dict[int, Decimal], places: list[int], amount: Decimal) -> None:
    """Uses up so much of what lines hold: no shekel matches two sources."""
    for place in places:
        part = min(left[place], amount)
        left[place] -= part
        amount -= part


def _missing(demand: Demand, payers: list[Charge], found: Decimal) -> Finding:
    whole = add_up(payers).allocated
    held = "allocated from it {used} · matching asked {asked} · in the plan {found}, in {count} lines"
    shared = "these lines hold {whole}, of which {taken} matches other sources"
    return Finding(
        demand.matching.places.of("share"),
        (demand.matching, demand.source),
        "the matching of source {source} lacks {gap}",
        "add lines on the money of those who pay it, or correct `matching`",
        notes=(held, shared) if found != whole else (held,),
        values={
            "source": demand.source.id,
            "gap": demand.asked - found,
            "used": add_up(demand.lines).allocated,
            "asked": demand.asked,
            "found": found,
            "count": len(payers),
            "whole": whole,
            "taken": whole - found,
        },
        also=tuple(dict.fromkeys(charge.line.place for charge in (*demand.lines, *payers))),
    )


def _pays(one: Source, source: Source, matching: Matching) -> bool:
    """Whether a source may be matching: the authorities' money, that of a named payer, or else the cluster's own."""
    own = not matching.by and one.kind in ("own", "regular", "overhead")
    return one is not source and (one.kind == "authorities" or one.funder in matching.by or own)
