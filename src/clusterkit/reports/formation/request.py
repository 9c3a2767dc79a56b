"""Who asks for the cluster: the candidate authorities, what they signed, and what their plenaries decided."""

from collections.abc import Iterator
from decimal import Decimal

from clusterkit.labels import N_
from clusterkit.model.body import Cluster
from clusterkit.model.formation import Candidate, Request
from clusterkit.reports.booklet.rows import Phrase
from clusterkit.reports.booklet.scribe import Scribe
from clusterkit.reports.formation.words import Row, day, listing, unsaid
from clusterkit.reports.paper import Block, Chapter, Prose


def who(scribe: Scribe, cluster: Cluster) -> Chapter:
    """The candidates with their residents, and the joint request."""
    heading = Phrase(scribe.label(N_("Who asks for it")))
    request = Phrase(scribe.label(N_("The joint request")))
    chapters = (Chapter("request", request, tuple(_request(scribe, cluster.request))),)
    return Chapter("who", heading, tuple(_candidates(scribe, cluster)), chapters)


def _candidates(scribe: Scribe, cluster: Cluster) -> Iterator[Block]:
    columns = (
        ("text", N_("Authority")),
        ("count", N_("Residents")),
        ("text", N_("How it came in")),
        ("text", N_("Plenary approved")),
        ("text", N_("Decision")),
    )
    known = [one.residents for one in cluster.candidates]
    total = sum(one for one in known if one is not None)
    rows = [_candidate(scribe, one) for one in cluster.candidates]
    numbers = [(None, one, None, None, None) for one in known]
    last = (Phrase(scribe.label(N_("Total"))), Phrase(_count(scribe, total)), None, None, None) if total else ()
    sums = (None, total, None, None, None) if total else ()
    yield listing(scribe, N_("Candidate authorities"), columns, rows, numbers=numbers, total=last, total_numbers=sums)
    if total and None in known:
        said = len(known) - known.count(None)
        text = N_("The residents are those of {said} of the {all} authorities; nobody says the others'.")
        yield Prose((Phrase(scribe.label(text, said=said, all=len(known))),), "note")


def _candidate(scribe: Scribe, one: Candidate) -> Row:
    came = N_("suggested by the geographic committee") if one.suggested else N_("in the request")
    return (
        Phrase(scribe.partner(one.authority)),
        None if one.residents is None else Phrase(_count(scribe, one.residents)),
        Phrase(scribe.label(came)),
        day(scribe, one.approved),
        Phrase(one.decision) if one.decision else None,
    )


def _request(scribe: Scribe, request: Request | None) -> Iterator[Block]:
    """When it was handed in, with which papers, and who signed the letter."""
    if request is None:
        yield unsaid(scribe)
        return
    if request.date:
        text = N_("It was handed in on {date}.")
        yield Prose((Phrase(scribe.label(text, date=scribe.date(request.date))),))
    papers = (
        (N_("Letter of the heads of the authorities"), request.letter),
        (N_("Form"), request.form),
        (N_("Strategic platform"), request.platform),
    )
    rows = [(Phrase(scribe.label(name)), Phrase(said) if said else None) for name, said in papers]
    columns = (("text", N_("Part of the request")), ("text", N_("Document")))
    yield listing(scribe, N_("What was handed in"), columns, rows)
    if request.signatures:
        signed = [
            (Phrase(scribe.partner(one.authority)), scribe.maybe(one.name), day(scribe, one.date))
            for one in request.signatures
        ]
        heads = (("text", N_("Authority")), ("text", N_("Head of the authority")), ("text", N_("Date")))
        yield listing(scribe, N_("Who signed the letter"), heads, signed)


def _count(scribe: Scribe, number: int) -> str:
    return scribe.counted(Decimal(number))
