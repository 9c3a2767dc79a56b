"""Ministries by clusters: who applies to what, what was asked and approved, how much of it was won."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from clusterkit.labels import N_
from clusterkit.reports.amounts import added
from clusterkit.reports.applications.applied import AWAITED, Applied, by_ministry, cluster
from clusterkit.reports.booklet.rows import Phrase
from clusterkit.reports.booklet.scribe import Scribe
from clusterkit.reports.formation.words import UNSAID, Row, listing
from clusterkit.reports.paper import Block, Figure, Figures, Prose
from clusterkit.standings import percent


def matrix(scribe: Scribe, found: Sequence[Applied]) -> Iterator[Block]:
    """How many calls there are and what they come to; and ministries by clusters, with how many calls."""
    yield Figures(
        (
            Figure(scribe.label(N_("Calls")), str(len(found))),
            Figure(scribe.label(N_("Won")), str(sum(1 for one in found if one.call.state == "won"))),
            Figure(scribe.label(N_("Await an answer")), str(sum(1 for one in found if one.call.state in AWAITED))),
            _sum(scribe, N_("Requested"), [one.requested for one in found]),
            _sum(scribe, N_("Approved"), [one.approved for one in found]),
        )
    )
    columns = dict.fromkeys(str(cluster(one.scribe)) for one in found)
    rows: list[Row] = []
    numbers = []
    for ministry, group in by_ministry(found).items():
        counts = [sum(1 for one in group if str(cluster(one.scribe)) == column) for column in columns]
        rows.append((_ministry(ministry, group), *(Phrase(str(one) if one else "–") for one in counts)))
        numbers.append([None, *counts])
    headings = [("text", N_("Ministry")), *(("count", column) for column in columns)]
    sums = [sum(1 for one in found if str(cluster(one.scribe)) == column) for column in columns]
    total = (Phrase(scribe.label(N_("All calls, each once"))), *(Phrase(str(one)) for one in sums))
    caption = N_("Calls by ministry and cluster")
    yield listing(scribe, caption, headings, rows, numbers=numbers, total=total, total_numbers=(None, *sums))
    if any(len(one.ministries) > 1 for one in found):
        text = scribe.label(N_("A call of several ministries stands under each of them, and is one call in all sums."))
        yield Prose((Phrase(text),), "note")


def silent(scribe: Scribe, scribes: Sequence[Scribe]) -> Iterator[Block]:
    """The clusters of which no plan names a call."""
    named = {str(cluster(own)) for own in scribes if own.plan.head.calls}
    unnamed = [name for name in dict.fromkeys(str(cluster(own)) for own in scribes) if name not in named]
    if unnamed:
        text = N_("No plan names a call of: {clusters}.")
        yield Prose((Phrase(scribe.label(text, clusters=scribe.listed(unnamed))),), "note")


def _sum(scribe: Scribe, name: str, amounts: Sequence[Decimal | None]) -> Figure:
    """What the known amounts come to, and of how many calls they are."""
    known = [one for one in amounts if one is not None]
    note = scribe.label(N_("in {said} of {all} calls; the others do not say"), said=len(known), all=len(amounts))
    shown = scribe.shekels(sum(known, Decimal(0))) if known else scribe.label(UNSAID)
    return Figure(scribe.label(name), shown, Phrase(note) if len(known) < len(amounts) else None)


def _ministry(id: str, group: Sequence[Applied]) -> Phrase:
    return Phrase(group[0].scribe.partner(id) if id else group[0].scribe.label(N_("None named")))


def ministries(scribe: Scribe, found: Sequence[Applied]) -> Iterator[Block]:
    """For each ministry what was asked and approved, and how much of what was answered was won."""
    columns = (
        ("text", N_("Ministry")),
        ("count", N_("Calls")),
        ("count", N_("Won")),
        ("count", N_("Lost")),
        ("count", N_("Await an answer")),
        ("money", N_("Requested")),
        ("money", N_("Approved")),
        ("percent", N_("Won, by number")),
        ("percent", N_("Won, by money")),
    )
    groups = by_ministry(found)
    rows = [_standing(scribe, _ministry(ministry, group), group) for ministry, group in groups.items()]
    numbers = [_figures(group) for group in groups.values()]
    total = _standing(scribe, Phrase(scribe.label(N_("All calls, each once"))), found) if rows else ()
    yield listing(
        scribe,
        N_("Requested and approved, by ministry"),
        columns,
        rows,
        numbers=numbers,
        total=total,
        total_numbers=_figures(found),
    )
    texts = (
        N_("Requested and approved: the sums of the calls that name an amount."),
        N_("Won, by number: of the calls that were answered."),
        N_("Won, by money: of what was requested in answered calls that name both amounts; of a lost call nothing."),
    )
    if rows:
        yield Prose(tuple(Phrase(scribe.label(text)) for text in texts), "note")


def _figures(group: Sequence[Applied]) -> list[Decimal | int | None]:
    """A row's numbers under its columns, the name's too; None where nobody says, or nothing was answered."""
    states = [one.call.state for one in group]
    won, lost = states.count("won"), states.count("lost")
    both = [(one.requested, one.approved) for one in group if one.call.state in ("won", "lost")]
    pairs = [(asked, given) for asked, given in both if asked is not None and given is not None]
    asked, given = (sum((pair[at] for pair in pairs), Decimal(0)) for at in (0, 1))
    return [
        None,
        len(group),
        won,
        lost,
        sum(1 for state in states if state in AWAITED),
        added([one.requested for one in group]),
        added([one.approved for one in group]),
        percent(Decimal(won), Decimal(won + lost)) if won + lost else None,
        percent(given, asked) if asked else None,
    ]


def _standing(scribe: Scribe, name: Phrase, group: Sequence[Applied]) -> Row:
    _, calls, won, lost, awaited, requested, approved, by_number, by_money = _figures(group)
    answered = Phrase("–")
    return (
        name,
        *(Phrase(str(one)) for one in (calls, won, lost, awaited)),
        *(None if one is None else Phrase(scribe.shekels(Decimal(one))) for one in (requested, approved)),
        *(answered if one is None else Phrase(f"{scribe.counted(Decimal(one))}%") for one in (by_number, by_money)),
    )
