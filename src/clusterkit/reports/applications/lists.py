"""Every call and every framework tender, one a row, with its cluster."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import get_args

from clusterkit.labels import N_
from clusterkit.model.sources import CallState, Tender
from clusterkit.reports.applications.applied import Applied, cluster
from clusterkit.reports.booklet.opening import CALL_STATES
from clusterkit.reports.booklet.rows import Phrase
from clusterkit.reports.booklet.scribe import Scribe
from clusterkit.reports.formation.words import Row, amount, day, listed, listing, yes
from clusterkit.reports.paper import Block, Prose

_ORDER = get_args(CallState)


def listed_calls(scribe: Scribe, found: Sequence[Applied]) -> Block:
    """Every call with its cluster, along the pipeline, in each state the nearest deadline first."""
    columns = (
        ("text", N_("Cluster")),
        ("count", N_("Year")),
        ("text", N_("Call for proposals")),
        ("text", N_("Ministry")),
        ("text", N_("Status")),
        ("text", N_("Deadline")),
        ("text", N_("Decided")),
        ("money", N_("Requested")),
        ("money", N_("Approved")),
    )
    ordered = sorted(found, key=lambda one: (_ORDER.index(one.call.state), str(one.call.deadline or "9999")))
    numbers = [(None, one.scribe.plan.head.year, *(None,) * 5, one.requested, one.approved) for one in ordered]
    return listing(scribe, N_("Every call"), columns, [_call(one) for one in ordered], numbers=numbers)


def _call(one: Applied) -> Row:
    scribe, call = one.scribe, one.call
    in_kind = Phrase(scribe.label(N_("in kind"))) if call.in_kind else None
    open_ = Phrase("–") if call.state not in ("won", "lost") else None
    lost = Phrase(scribe.shekels(Decimal(0))) if call.state == "lost" else None
    return (
        cluster(scribe),
        Phrase(str(scribe.plan.head.year)),
        scribe.phrase(call.title),
        listed(scribe, call.ministries),
        Phrase(scribe.label(CALL_STATES[call.state])),
        day(scribe, call.deadline),
        day(scribe, call.decided) or open_,
        amount(scribe, call.requested) or in_kind,
        amount(scribe, call.approved) or in_kind or lost or open_,
    )


def tenders(scribe: Scribe, scribes: Sequence[Scribe]) -> Iterator[Block]:
    """Every framework tender by its subject, and whether other clusters may join it."""
    columns = (
        ("text", N_("Subject")),
        ("text", N_("Cluster")),
        ("text", N_("Winners")),
        ("count", N_("Year")),
        ("count", N_("Overhead")),
        ("text", N_("Other clusters may join")),
    )
    found = [(own, tender) for own in scribes for tender in own.plan.head.tenders]
    found.sort(key=lambda pair: str(pair[0].phrase(pair[1].title)))
    numbers = [(None, None, None, one.year, one.overhead, None) for _, one in found]
    rows = [_tender(own, one) for own, one in found]
    open_ = sum(1 for _, one in found if one.joinable)
    text = N_("Tenders: {count}; open to other clusters: {open}; of which nobody says: {unsaid}.")
    values = {"count": len(found), "open": open_, "unsaid": sum(1 for _, one in found if one.joinable is None)}
    if found:
        yield Prose((Phrase(scribe.label(text, **values)),))
    yield listing(scribe, N_("Framework tenders, by subject"), columns, rows, numbers=numbers)


def _tender(scribe: Scribe, one: Tender) -> Row:
    winners = scribe.listed(scribe.phrases(one.winners))
    return (
        scribe.phrase(one.title),
        cluster(scribe),
        Phrase(winners) if winners else None,
        None if one.year is None else Phrase(str(one.year)),
        None if one.overhead is None else Phrase(f"{scribe.counted(one.overhead)}%"),
        yes(scribe, one.joinable, N_("yes"), N_("no")),
    )
