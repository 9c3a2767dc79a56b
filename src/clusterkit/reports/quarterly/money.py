"""The money of a period: by source what is planned, and what moved in the period and to its end."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from clusterkit.labels import N_
from clusterkit.movements import Movement, all_movements
from clusterkit.reports.booklet.grids import grid
from clusterkit.reports.booklet.pictures import source_name
from clusterkit.reports.booklet.rows import Heading, Phrase
from clusterkit.reports.paper import Block, Listing, Prose
from clusterkit.reports.quarterly.quarter import Quarter
from clusterkit.standings import Standing, flow, standings, together

Figures = tuple[Decimal | None, ...]

_COLUMNS = (
    N_("Allocated"),
    N_("Commitments in the period"),
    N_("Payments in the period"),
    N_("Receipts in the period"),
    N_("Committed, to date"),
    N_("Executed, to date"),
    N_("Received, to date"),
    N_("Available"),
)
NO_ACCOUNTS = N_("No accounts are kept with the plan: what was committed, paid and received is not known.")


def money(of: Quarter) -> Iterator[Block]:
    """The table by source up to the end of the period, in shekels, with its total; and what it counts."""
    scribe, plan = of.scribe, of.plan
    found = standings(plan, of.period.last_day)
    moved: dict[str, list[Movement]] = defaultdict(list)
    to_date = all_movements(plan, of.period.last_day)
    for one in to_date:
        if one.row.date >= of.period.first_day:
            moved[one.source].append(one)
    used = {one.source for one in to_date} | {id for id, one in found.items() if one.allocated}
    kept = {id: _figures(one, moved[id]) for id, one in found.items() if id in used}
    every = [one for some in moved.values() for one in some]
    total = _figures(together(found[id] for id in kept), every) if kept else ()
    made = grid(
        [Heading("text", scribe.label("Source")), *(Heading("money", scribe.label(name)) for name in _COLUMNS)],
        [(source_name(scribe, id), *_said(of, figures)) for id, figures in kept.items()],
        [(None, *figures) for figures in kept.values()],
        (Phrase(scribe.label("Total")), *_said(of, total)),
        (None, *total),
    )
    if made:
        yield Listing(scribe.label("By source, in shekels"), made)
    rows_of_accounts = [row.date for row in plan.actuals if row.date <= of.period.last_day]
    if rows_of_accounts:
        said = scribe.label("The accounts are up to {date}.", date=scribe.date(max(rows_of_accounts)))
        yield Prose((Phrase(said),), "note")
    elif not plan.actuals:
        yield Prose((Phrase(scribe.label(NO_ACCOUNTS)),), "note")


def _figures(one: Standing, moved: Sequence[Movement]) -> Figures:
    """Allocated; commitments, payments and receipts of the period; committed, executed, received to date; available.

    Where no accounts are kept of a source, nothing is known of what moved.
    """
    now = flow(moved)
    of_period = (None, None, None) if one.committed is None else (now.commitments, now.payments, now.receipts)
    return (one.allocated, *of_period, one.committed, one.executed, one.received, one.available)


def _said(of: Quarter, figures: Figures) -> tuple[Phrase | None, ...]:
    return tuple(None if amount is None else Phrase(of.scribe.money(amount)) for amount in figures)
