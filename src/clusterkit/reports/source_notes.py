"""What is said under a source's lines: what it has and what is taken of it, and how to close the gap between them."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from clusterkit.budget import NONE, UNSPLIT
from clusterkit.labels import N_
from clusterkit.model.plan import Plan
from clusterkit.model.sources import Source
from clusterkit.money import TBD, show
from clusterkit.reports.closing import closing
from clusterkit.reports.table import Note
from clusterkit.standings import Standing, standings

_ZERO = Decimal(0)
_UNSAID = "–"

_USABLE = N_("approved {approved} · transfers {transferred} · paid in earlier years {before}")
_FREE = N_("approved {approved} · allocated {allocated} · free {free}")
_FREE_OF_USABLE = N_("usable this year {approved} · allocated {allocated} · free {free}")
_GAP = N_("approved {approved} · allocated {allocated} · over by {gap}")
_GAP_OF_USABLE = N_("usable this year {approved} · allocated {allocated} · over by {gap}")
_ACCOUNTS = N_("committed {committed} · executed {executed} · received {received} · available {available}")
_ACCOUNTS_AT = N_("{day}: committed {committed} · executed {executed} · received {received} · available {available}")
_TBD = N_("how much is approved is not yet known · allocated {allocated}")
_REQUESTED = N_("nothing is approved · requested {requested} · allocated {allocated}")
_NOT_APPROVED = N_("the plan does not say how much is approved · allocated {allocated}")
_UNKNOWN = N_("the source is not in the register · allocated {allocated}")


def over(standing: Standing) -> Decimal | None:
    """How much more is allocated of a source than the year may use, in shekels; None where it is not over-allocated."""
    return -standing.free if standing.free is not None and standing.free < 0 else None


def source_notes(plan: Plan, source: str, as_of: date | None) -> Iterator[Note]:
    """What a source has and what is taken of it; where that is more, what closes the gap. Money on demand is apart.

    Nothing for a source that is neither in the register nor in a line or the accounts, nor for the headings.
    """
    known = standings(plan, as_of)
    if source not in known or source in (UNSPLIT, NONE):
        return
    entry, where = plan.sources.get(source), known[source]
    yield from _allocation(entry, where)
    if where.committed or where.executed or where.received:
        yield Note(_ACCOUNTS_AT if as_of else _ACCOUNTS, {"day": str(as_of), **_accounts(where)})
    if entry and (gap := over(where)):
        yield from closing(plan, entry, gap, known, as_of)


def _allocation(entry: Source | None, where: Standing) -> Iterator[Note]:
    """What may be used, what is allocated, and what is left or missing."""
    if entry is None or where.usable is None:
        yield _without_approved(entry, where.allocated or _ZERO)
        return
    same = where.usable == where.approved
    if not same:
        moved, before = where.transferred or _ZERO, where.spent_before or _ZERO
        yield Note(_USABLE, {"approved": where.approved, "transferred": moved, "before": before})
    both = {"approved": where.usable, "allocated": where.allocated}
    if gap := over(where):
        yield Note(_GAP if same else _GAP_OF_USABLE, {**both, "gap": gap})
    else:
        yield Note(_FREE if same else _FREE_OF_USABLE, {**both, "free": where.free})


def _without_approved(entry: Source | None, allocated: Decimal) -> Note:
    """That nothing is approved, as far as the plan says: there is no end to compare what is allocated with."""
    if entry is None:
        return Note(_UNKNOWN, {"allocated": allocated})
    if entry.approved is TBD:
        return Note(_TBD, {"allocated": allocated})
    if isinstance(entry.requested, Decimal):
        return Note(_REQUESTED, {"requested": entry.requested, "allocated": allocated})
    return Note(_NOT_APPROVED, {"allocated": allocated})


def _accounts(where: Standing) -> Mapping[str, str]:
    names = ("committed", "executed", "received", "available")
    figures = {name: getattr(where, name) for name in names}
    return {name: _UNSAID if figure is None else show(figure) for name, figure in figures.items()}
