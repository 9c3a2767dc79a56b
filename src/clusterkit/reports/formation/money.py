"""The money that a cluster in formation counts on: for its mechanism and for its activity, told apart."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from clusterkit.labels import N_
from clusterkit.model.formation import Funding, Platform
from clusterkit.reports.amounts import added
from clusterkit.reports.booklet.rows import Phrase
from clusterkit.reports.booklet.scribe import Scribe
from clusterkit.reports.formation.words import Row, amount, listed, listing
from clusterkit.reports.paper import Block, Chapter, Prose

_FUNDING = {
    "approved": N_("source state: approved"),
    "requested": N_("source state: requested"),
    "expected": N_("source state: expected"),
}


def money(scribe: Scribe, platform: Platform | None) -> Chapter:
    """Money for the mechanism and money for activity, told apart and never added up."""
    mechanism, activity = (platform.mechanism, platform.activity) if platform else ((), ())
    parts = (
        ("mechanism", N_("For the mechanism: staff and office"), N_("Sources for the mechanism"), mechanism),
        ("activity", N_("For activity: projects and services"), N_("Sources for activity"), activity),
    )
    chapters = tuple(
        Chapter(anchor, Phrase(scribe.label(title)), tuple(_funding(scribe, caption, several)))
        for anchor, title, caption, several in parts
    )
    return Chapter("money", Phrase(scribe.label(N_("Where the money comes from"))), (), chapters)


def _funding(scribe: Scribe, caption: str, several: Sequence[Funding]) -> Iterator[Block]:
    columns = (
        ("text", N_("Source")),
        ("text", N_("Funder")),
        ("money", N_("A year")),
        ("text", N_("State")),
        ("text", N_("What for")),
    )
    rows = [_funding_row(scribe, one) for one in several]
    known = [one.amount if isinstance(one.amount, Decimal) else None for one in several]
    total = added(known)
    numbers = [(None, None, one, None, None) for one in known]
    last = (Phrase(scribe.label(N_("Total"))), None, Phrase(scribe.shekels(total)), None, None) if total else ()
    sums = (None, None, total, None, None) if total else ()
    yield listing(scribe, caption, columns, rows, numbers=numbers, total=last, total_numbers=sums)
    open_ = known.count(None)
    if total and open_:
        text = scribe.label(
            N_("The total is of the amounts that are known; sources without one: {count}."), count=open_
        )
        yield Prose((Phrase(text),), "note")


def _funding_row(scribe: Scribe, one: Funding) -> Row:
    state = Phrase(scribe.label(_FUNDING[one.state])) if one.state else None
    return (
        scribe.phrase(one.title),
        listed(scribe, [one.funder] if one.funder else []),
        amount(scribe, one.amount),
        state,
        scribe.maybe(one.details),
    )
