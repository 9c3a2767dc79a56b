"""What stands before the sections: cover, messages, goals and values, last year, calls, tenders, the process."""

from decimal import Decimal

from clusterkit.labels import N_
from clusterkit.model.sources import Call, Tender
from clusterkit.model.year import Review as ReviewOfYear
from clusterkit.money import Unknown
from clusterkit.reports.booklet.grids import grid
from clusterkit.reports.booklet.rows import Heading, Phrase
from clusterkit.reports.booklet.scribe import Scribe
from clusterkit.reports.booklet.view import Cover, Grid, Message, Review, Saying
from clusterkit.reports.dimensions import cluster_name

PLAN_STATES = {
    "draft": N_("plan state: draft"),
    "submitted": N_("plan state: submitted"),
    "approved": N_("plan state: approved"),
}
CALL_STATES = {
    "planned": N_("call state: planned"),
    "submitted": N_("call state: submitted"),
    "stage-passed": N_("call state: stage passed"),
    "won": N_("call state: won"),
    "lost": N_("call state: lost"),
    "withdrawn": N_("call state: withdrawn"),
}


def cover(scribe: Scribe, edition: str) -> Cover:
    """The cover, with what there is to say of the version; `edition` says what of the plan it is, if not all."""
    head = scribe.plan.head
    facts = (*_version(scribe, edition), (scribe.label("Carried over from"), scribe.maybe(head.document)))
    return Cover(
        title=scribe.phrase(head.title),
        cluster=scribe.phrase(scribe.plan.cluster.name) if scribe.plan.cluster else Phrase(cluster_name(scribe.plan)),
        year=str(head.year),
        facts=tuple((label, said) for label, said in facts if said),
        invented=scribe.plan.invented,
    )


def imprint(scribe: Scribe, edition: str, revision: str) -> tuple[tuple[str, tuple[Phrase, ...]], ...]:
    """The last page: the cluster, the version, the revision of the files, and each approval: by whom, when, what of it.

    Texts that stand one after the other stay apart: each document keeps every one of them in its own direction.
    """
    approved = (
        (one.body, scribe.date(one.date) if one.date else None, one.reference) for one in scribe.plan.head.approvals
    )
    facts = (
        (scribe.label("Cluster"), scribe.phrase(scribe.plan.cluster.name) if scribe.plan.cluster else None),
        *_version(scribe, edition),
        (scribe.label("Revision of the files"), Phrase(revision) if revision else None),
    )
    approvals = ((scribe.label("Approved by"), tuple(Phrase(said) for said in words if said)) for words in approved)
    return (*((label, (said,)) for label, said in facts if said), *approvals)


def _version(scribe: Scribe, edition: str) -> tuple[tuple[str, Phrase | None], ...]:
    head = scribe.plan.head
    return (
        (scribe.label("This edition"), Phrase(edition) if edition else None),
        (scribe.label("Status"), Phrase(scribe.label(PLAN_STATES[head.state]))),
        (scribe.label("Version"), Phrase(head.version) if head.version else None),
        (scribe.label("Date"), Phrase(scribe.date(head.date)) if head.date else None),
    )


def approvals(scribe: Scribe) -> Grid | None:
    """Who approved the plan, and when."""
    columns = (
        Heading("text", scribe.label("Approved by")),
        Heading("text", scribe.label("Date")),
        Heading("text", scribe.label("Reference")),
        Heading("text", scribe.label("Version")),
    )
    rows = [
        (one.body, scribe.date(one.date) if one.date else None, one.reference, one.version)
        for one in scribe.plan.head.approvals
    ]
    return grid(columns, [[_text(cell) for cell in row] for row in rows])


def messages(scribe: Scribe) -> tuple[Message, ...]:
    """The messages that open the booklet."""
    return tuple(
        Message(scribe.phrase(one.role), scribe.maybe(one.name), scribe.phrase(one.text))
        for one in scribe.plan.head.messages
    )


def goals(scribe: Scribe) -> tuple[Saying, ...]:
    """The cluster's own goals."""
    return tuple(Saying(scribe.phrase(one.title), scribe.maybe(one.text)) for one in scribe.plan.head.goals)


def review(scribe: Scribe) -> Review | None:
    """The review of last year."""
    found: ReviewOfYear | None = scribe.plan.head.review
    if found is None:
        return None
    parts = tuple(
        (
            scribe.phrase(part.title),
            tuple(
                Saying(scribe.phrase(item.title), scribe.maybe(item.text), scribe.partners(item.partners))
                for item in part.items
            ),
        )
        for part in found.parts
    )
    return Review(scribe.maybe(found.text), parts)


def calls(scribe: Scribe) -> Grid | None:
    """The calls for proposals, with the columns that say something."""
    columns = (
        Heading("text", scribe.label("Call for proposals")),
        Heading("text", scribe.label("Ministry")),
        Heading("text", scribe.label("Status")),
        Heading("text", scribe.label("Project")),
        Heading("money", scribe.label("Requested")),
        Heading("money", scribe.label("Approved")),
        Heading("text", scribe.label("Terms")),
    )
    found = scribe.plan.head.calls
    return grid(
        columns,
        [_call(scribe, call) for call in found],
        [(None,) * 4 + _money(call.requested, call.approved) + (None,) for call in found],
    )


def _call(scribe: Scribe, call: Call) -> list[Phrase | None]:
    approved = _amount(scribe, call.approved)
    if call.in_kind and not approved:
        approved = Phrase(scribe.label("In kind, not through the cluster"))
    return [
        scribe.phrase(call.title),
        _text(scribe.partners(call.ministries)),
        Phrase(scribe.label(CALL_STATES[call.state])),
        scribe.maybe(call.details),
        _amount(scribe, call.requested),
        approved,
        scribe.maybe(call.terms),
    ]


def tenders(scribe: Scribe) -> Grid | None:
    """The framework tenders, with the columns that say something."""
    columns = (
        Heading("text", scribe.label("Framework tender")),
        Heading("text", scribe.label("Winners")),
        Heading("count", scribe.label("Year")),
        Heading("money", scribe.label("Yearly volume")),
        Heading("count", scribe.label("Overhead")),
    )
    found = scribe.plan.head.tenders
    numbers = [(None, None, tender.year, *_money(tender.volume), None) for tender in found]
    return grid(columns, [_tender(scribe, tender) for tender in found], numbers)


def _tender(scribe: Scribe, tender: Tender) -> list[Phrase | None]:
    return [
        scribe.phrase(tender.title),
        _text(scribe.listed(scribe.phrase(winner) for winner in tender.winners)),
        _text(tender.year and str(tender.year)),
        _amount(scribe, tender.volume),
        None if tender.overhead is None else Phrase(f"{scribe.counted(tender.overhead)}%"),
    ]


def _amount(scribe: Scribe, amount: Decimal | Unknown | None) -> Phrase | None:
    if amount is None:
        return None
    return Phrase(scribe.shekels(amount) if isinstance(amount, Decimal) else scribe.label("Not yet known"))


def _money(*amounts: Decimal | Unknown | None) -> tuple[Decimal | None, ...]:
    return tuple(amount if isinstance(amount, Decimal) else None for amount in amounts)


def _text(text: object) -> Phrase | None:
    return Phrase(str(text)) if text else None
