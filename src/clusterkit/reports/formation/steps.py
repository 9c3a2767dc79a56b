"""The way to the cluster: its steps, the council that is appointed, the meetings."""

from collections.abc import Iterator

from clusterkit.labels import N_
from clusterkit.model.body import Cluster, Seat
from clusterkit.reports.ask import Ask
from clusterkit.reports.booklet.rows import Phrase
from clusterkit.reports.booklet.scribe import Scribe
from clusterkit.reports.formation.way import TAKERS, Stage, Way
from clusterkit.reports.formation.words import Row, day, listed, listing, title, when, yes
from clusterkit.reports.paper import Block, Chapter, Prose


def steps(scribe: Scribe, way: Way, ask: Ask) -> Chapter:
    """Every step in order, those of the programme that nobody speaks of too."""
    columns = (
        ("text", N_("Step")),
        ("text", N_("Whose it is")),
        ("text", N_("When")),
        ("text", N_("Document")),
        ("count", N_("Days since the last date")),
    )
    rows = [_step(scribe, stage, ask) for stage in way.stages]
    numbers = [(None, None, None, None, stage.days) for stage in way.stages]
    block = listing(scribe, N_("The steps, in the programme's order"), columns, rows, numbers=numbers)
    return Chapter("steps", Phrase(scribe.label(N_("The steps"))), (block,))


def _step(scribe: Scribe, stage: Stage, ask: Ask) -> Row:
    document = stage.step.document if stage.step else None
    # A step without a date has no days: nothing is unknown there that the column before does not say.
    return (
        title(scribe, stage),
        Phrase(scribe.label(TAKERS[stage.kind])) if stage.kind else Phrase("–"),
        when(scribe, stage, ask.as_of),
        Phrase(document) if document else None,
        Phrase("–" if stage.days is None else str(stage.days)),
    )


def council(scribe: Scribe, cluster: Cluster) -> Chapter:
    """The representatives, and how many of them are employees of their authorities."""
    columns = (
        ("text", N_("Authority")),
        ("text", N_("Representative")),
        ("text", N_("Employee of the authority")),
        ("text", N_("Approved by the ministry")),
        ("text", N_("Appointed")),
    )
    rows = [_seat(scribe, seat) for seat in cluster.council]
    block = listing(scribe, N_("Representatives in the council"), columns, rows)
    heading = Phrase(scribe.label(N_("The council")))
    return Chapter("council", heading, (block, *_employees(scribe, cluster.council)))


def _seat(scribe: Scribe, seat: Seat) -> Row:
    approved = Phrase(scribe.label(N_("not needed"))) if seat.employee else day(scribe, seat.approved)
    return (
        Phrase(scribe.partner(seat.authority)),
        scribe.maybe(seat.name),
        yes(scribe, seat.employee, N_("yes"), N_("no")),
        approved,
        day(scribe, seat.appointed),
    )


def _employees(scribe: Scribe, seats: tuple[Seat, ...]) -> Iterator[Block]:
    employees = sum(1 for seat in seats if seat.employee)
    others = sum(1 for seat in seats if seat.employee is False)
    if employees or others:
        text = N_(
            "Employees of the authorities: {employees} of {seats} seats; not said of {open}. At least half must be."
        )
        values = {"employees": employees, "seats": len(seats), "open": len(seats) - employees - others}
        yield Prose((Phrase(scribe.label(text, **values)),), "note")


def meetings(scribe: Scribe, cluster: Cluster) -> Chapter:
    """The meetings on the way, in the order of the file."""
    columns = (
        ("text", N_("Meeting")),
        ("text", N_("Date")),
        ("text", N_("Who came")),
        ("text", N_("What came of it")),
        ("text", N_("Document")),
    )
    rows = [
        (
            scribe.phrase(one.title),
            day(scribe, one.date),
            listed(scribe, (*one.authorities, *one.partners)),
            scribe.maybe(one.summary),
            Phrase(one.document) if one.document else None,
        )
        for one in cluster.meetings
    ]
    block = listing(scribe, N_("Meetings on the way"), columns, rows)
    return Chapter("meetings", Phrase(scribe.label(N_("Meetings"))), (block,))
