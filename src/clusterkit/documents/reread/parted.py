"""A part of a plan (`--for`) against the whole: whether it has all of its reader's lines, and each with their money."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from clusterkit.budget import NONE, UNSPLIT, Charge, charges, sources_of
from clusterkit.documents.reread.proof import Fault
from clusterkit.model.plan import LineSpot, Plan
from clusterkit.money import show
from clusterkit.reports.cuts import Cut
from clusterkit.reports.dimensions import DIMENSIONS

_WIDER = ("funder", "authority")
"""Readers who get lines for more reasons than one."""


def astray(part: Plan, cut: Cut) -> Iterator[Fault]:
    """The lines of which a part says something else than the whole plan does of its reader's money."""
    whole = part.whole or part
    right, given = _by_line(whole), _by_line(part)
    kept = {id(spot.line.places): spot for spot in part.lines}
    for spot in whole.lines:
        key, mine = id(spot.line.places), list[Charge]()
        if key in kept and (cut.kind in _WIDER or _is_readers(spot, right[key], cut)):
            mine = _theirs(right[key], kept[key])
        elif _is_readers(spot, right[key], cut):
            mine = [charge for charge in right[key] if charge.source == cut.id] or right[key]
        if _sum(given[key]) != _sum(mine):
            place = spot.line.place
            yield Fault(f"{place.file}:{place.line}", _sum(given[key]), _sum(mine))


def _by_line(plan: Plan) -> dict[int, list[Charge]]:
    """A plan's charges by where their line stands in its file: of this a part knows as the whole does."""
    found: dict[int, list[Charge]] = defaultdict(list)
    for charge in charges(plan):
        found[id(charge.line.places)].append(charge)
    return found


def _is_readers(spot: LineSpot, found: Sequence[Charge], cut: Cut) -> bool:
    """Whether a line is certainly its reader's."""
    task = spot.task
    if cut.kind == "source":
        return cut.id in sources_of(spot.line)
    if cut.kind == "funder":
        return any(DIMENSIONS["funder"].key(charge) == cut.id for charge in found)
    if cut.kind == "section":
        return any(section.id == cut.id for section in spot.sections)
    if task is None:
        return False
    return cut.id in (task.owner if cut.kind == "owner" else (*task.partners, *task.potential_partners, *task.funders))


def _theirs(found: list[Charge], kept: LineSpot) -> list[Charge]:
    """What sources pay of a line that is kept: those that it still names, and all where the plan does not split it."""
    if kept.line.split or all(charge.source in (UNSPLIT, NONE) for charge in found):
        return found
    return [charge for charge in found if charge.source in sources_of(kept.line)]


def _sum(found: Sequence[Charge]) -> str:
    amounts, demands = ([getattr(one, key) or Decimal(0) for one in found] for key in ("amount", "up_to"))
    return " + ".join(show(sum(some, Decimal(0))) for some in (amounts, demands) if any(some))
