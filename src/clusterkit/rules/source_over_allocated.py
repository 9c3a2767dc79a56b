"""The plan's lines take more from a source than is approved for it.

Why: money that was not approved cannot be spent: an extraordinary budget may not be used beyond its receipts, and
auditors name over-allocation first. The plan must show it before the first commitment does.

Fix: lower a line, move it to another source, or correct `approved`; `clusterkit budget --explain ID` shows the lines,
the largest first, and the smallest change that closes the gap. A source with `control: advisory` is a warning.

Example:
    sources:
      - {id: moi-call, name: קול קורא פנים, kind: call, approved: 100000}
    budget:
      - {amount: 60000, source: moi-call}
      - {amount: 55000, source: moi-call}      # source-over-allocated: over by 15,000

Source: Local authorities (extraordinary budgets) regulations 1971, regulation 18; what auditors of local authorities
find.
"""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from clusterkit.budget import Charge, charges
from clusterkit.model.plan import Plan
from clusterkit.model.sources import Source
from clusterkit.rules.finding import Finding
from clusterkit.standings import usable

name = "source-over-allocated"
severity: Final = "error"

_APPROVED = "approved {approved} · allocated {allocated} · from {count} lines: {holders}"
_USABLE = "usable this year {approved} · allocated {allocated} · from {count} lines: {holders}"


def check(plan: Plan) -> Iterator[Finding]:
    """What a source's lines allocate is at most what the year may use of it. On demand does not count."""
    by_source: dict[str, list[Charge]] = defaultdict(list)
    for charge in charges(plan):
        if charge.amount and charge.line.kind == "cost":
            by_source[charge.source].append(charge)
    for source in plan.head.sources:
        if (limit := usable(plan, source)) is not None:
            yield from _over(source, limit, by_source[source.id])
            if limit < 0 and not by_source[source.id]:
                yield from _given_away(plan, source, limit)


def _over(source: Source, limit: Decimal, found: list[Charge]) -> Iterator[Finding]:
    allocated = Decimal(0)
    crossing: Charge | None = None
    for charge in found:
        allocated += charge.amount or 0
        crossing = crossing or (charge if allocated > limit else None)
    if crossing is None or allocated <= limit:
        return
    yield Finding(
        crossing.line.places.of("amount" if crossing.line.amount is not None else "split"),
        (crossing.line, crossing.spot.holder, source),
        'source "{source}" is over by {gap}',
        "lower a line, move it to another source, or correct `approved`; see `clusterkit budget --explain {source}`",
        label="this line takes it over",
        notes=(_USABLE if limit != source.approved else _APPROVED,),
        values={
            "source": source.id,
            "gap": allocated - limit,
            "approved": limit,
            "allocated": allocated,
            "count": len(found),
            "holders": " ".join(dict.fromkeys(charge.spot.holder.id for charge in found)),
        },
        also=(source.places.of("approved"), *(charge.line.place for charge in found if charge is not crossing)),
    )


def _given_away(plan: Plan, source: Source, limit: Decimal) -> Iterator[Finding]:
    """No line uses the source, and transfers take more from it than it has."""
    parts = [(transfer, part) for transfer in plan.head.transfers for part in transfer.parts]
    given = [(transfer, part) for transfer, part in parts if part.source == source.id and _is_given(part.amount)]
    for transfer, part in given[-1:]:
        yield Finding(
            part.places.of("amount"),
            (transfer, source),
            'transfers take {gap} more from source "{source}" than it has',
            "lower the transfer, or correct `approved`",
            values={"source": source.id, "gap": -limit},
            also=(source.places.of("approved"), *(one.places.of("amount") for _, one in given[:-1])),
        )


def _is_given(amount: object) -> bool:
    return isinstance(amount, Decimal) and amount < 0
