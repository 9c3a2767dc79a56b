"""A source's approved amount is not what the events of its life come to.

Why: a tabar is opened with an amount, enlarged, reduced, and closed or merged into another. Each of these is a
decision; an approved amount that does not follow from them rests on none, or a decision is missing.

Fix: correct `approved` or an event's `amount`, or add the event that is missing. What is left when a source is closed
is the amount of its `closed` event; a source that was merged into another has nothing.

Example:
    sources:
      - id: tabar-waste
        name: תב"ר פסולת
        kind: tabar
        approved: 1950000      # life-does-not-add-up: 1,850,000
        life:
          - {event: opened, date: 2025-06-15, amount: 1500000}
          - {event: enlarged, date: 2025-09-21, amount: 350000}

Source: Municipalities Ordinance 213א: the council and the ministry approve a tabar, and every change of it.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from clusterkit.diagnostics import Place
from clusterkit.life import effect
from clusterkit.model.plan import Plan
from clusterkit.model.sources import Source
from clusterkit.money import show
from clusterkit.rules.finding import Finding

name = "life-does-not-add-up"
severity: Final = "warning"


_HELP = "correct `approved` or an event's amount, or add the event that is missing"


def check(plan: Plan) -> Iterator[Finding]:
    """Where every event's amount is known and the first is `opened`, they come to `approved`; if merged, to zero."""
    for source in plan.head.sources:
        effects = [effect(change) for change in source.life]
        known = [amount for amount in effects if amount is not None]
        begun = bool(source.life) and source.life[0].event == "opened"
        if begun and len(known) == len(effects) and not {"approved", "life"} & source.places.refused:
            yield from _check(source, known)


def _check(source: Source, known: list[Decimal]) -> Iterator[Finding]:
    whole = sum(known, Decimal(0))
    merged = next((change for change in source.life if change.event == "merged"), None)
    if isinstance(source.approved, Decimal) and whole != source.approved:
        message = "the life of source {source} comes to {sum}, and {approved} is approved"
        yield _finding(source, source.places.of("approved"), message, known)
    elif source.approved is None and merged and whole:
        message = "source {source} was merged into another, and {sum} of it is left over"
        yield _finding(source, merged.places.of("amount"), message, known)


def _finding(source: Source, place: Place, message: str, known: list[Decimal]) -> Finding:
    return Finding(
        place,
        (source,),
        message,
        _HELP,
        notes=("{events} = {sum}",),
        values={
            "source": source.id,
            "sum": sum(known, Decimal(0)),
            "approved": source.approved,
            "events": " + ".join(f"({show(one)})" if one < 0 else show(one) for one in known),
        },
        also=tuple(change.places.of("amount") for change in source.life),
    )
