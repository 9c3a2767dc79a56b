"""The approvals of sources as of a day: the last one, and what a report of an earlier day cannot leave out."""

from collections.abc import Iterator, Sequence
from datetime import date

from clusterkit.labels import N_
from clusterkit.model.plan import Plan
from clusterkit.model.sources import Approval, Source
from clusterkit.reports.table import Note


def last_approval(source: Source, until: date | None) -> Approval | None:
    """The latest approval up to a day; of those of one day, and of those without one, the one written last."""
    made = [one for one in source.approvals if until is None or one.date is None or one.date <= until]
    ranked = [(approval.date or date.min, index) for index, approval in enumerate(made)]
    return made[max(ranked)[1]] if ranked else None


def approved_later(plans: Sequence[Plan], until: date | None) -> Iterator[Note]:
    """What a report as of a day has to say of its approved amounts: the register holds but those of today."""
    later = [
        source.id
        for plan in plans
        for source in plan.head.sources
        if until and any(one.date and one.date > until for one in source.approvals)
    ]
    if later:
        yield Note(
            N_("Approved amounts are the register’s, with what was approved after {day}: {sources}"),
            {"day": str(until), "sources": ", ".join(dict.fromkeys(later))},
        )
