"""The matching report: what each authority owes of the money that others must add to sources (מצ'ינג)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from clusterkit.budget import UNSPLIT, charges, is_approved
from clusterkit.labels import N_, label
from clusterkit.matching import Demand, Due, demands
from clusterkit.model.plan import Plan
from clusterkit.reports.amounts import added
from clusterkit.reports.ask import Ask
from clusterkit.reports.groups import Key, subject
from clusterkit.reports.table import Cell, Column, Note, Table
from clusterkit.reports.words import partner_name
from clusterkit.standings import percent

BY = ("authority", "source")
"""What rows may be."""

WORDS = {"parts": N_("own key"), "residents": N_("by residents"), "equal": N_("equal parts")}
"""How matching is parted."""

_KEYS = {
    "plan": Column("plan", N_("Plan"), "key"),
    "authority": Column("authority", N_("Authority"), "key"),
    "source": Column("source", N_("Source"), "key"),
}
_NAME = Column("name", N_("Name"), "text")
_KEY = Column("key", N_("Key"), "text")
_PERCENT = Column("percent", N_("Part"), "percent")
_SOURCES = Column("sources", N_("Sources"), "count")
_PAYERS = Column("payers", N_("Payers"), "count")
_DUE = Column("due", N_("Matching due"), "money")
_CONDITIONAL = Column("conditional", N_("of which on money not approved"), "money")


class _Owed(NamedTuple):
    """What one payer owes for one source."""

    demand: Demand
    due: Due

    @property
    def keys(self) -> dict[str, str]:
        """What it is grouped by."""
        return {"plan": self.demand.plan.id, "authority": self.due.payer, "source": self.demand.source.id}

    @property
    def names(self) -> dict[str, str]:
        """The names of what it is grouped by, in the plan's language."""
        plan, source = self.demand.plan, self.demand.source
        return {"authority": partner_name(plan, self.due.payer), "source": source.name.pick(plan.language)[0]}


def matching(plans: Sequence[Plan], ask: Ask) -> Table:
    """What is due, in shekels, by authority, by source or by both; by source, several plans are parted by plan first.

    `conditional` is due on sources that are not approved. What cannot be parted is None, and a note says why.
    """
    by = ("plan", *ask.by) if "source" in ask.by and len(plans) > 1 else ask.by
    asking = [demand for plan in plans for demand in demands(plan)]
    owed = [_Owed(demand, due) for demand in asking for due in demand.dues]
    groups: dict[Key, list[_Owed]] = defaultdict(list)
    for one in owed:
        groups[tuple(one.keys[name] for name in by)].append(one)
    known = {name: list(dict.fromkeys(_in_order(name, plans, owed))) for name in by}
    ordered = sorted(groups, key=lambda key: [known[name].index(part) for name, part in zip(by, key, strict=True)])
    columns, language = _columns(by), ask.spoken(plans)
    return Table(
        title=N_("Matching due by {by}"),
        subject=subject(plans),
        by=by,
        columns=columns,
        rows=tuple((*key, _name(groups[key][0], by), *_cells(groups[key], columns, language)) for key in ordered),
        total=(*("" for _ in by), "", *_cells(owed, columns, language, total=True)),
        language=language,
        partial=ask.partial,
        notes=tuple(note for demand in asking for note in _notes(demand)),
        always=("due",),
    )


def _in_order(name: str, plans: Sequence[Plan], owed: Sequence[_Owed]) -> Iterator[str]:
    """The keys of one kind: members in the order of their cluster, the rest as they come."""
    if name == "authority":
        yield from (member.authority for plan in plans if plan.cluster for member in plan.cluster.members)
    yield from (one.keys[name] for one in owed)


def _columns(by: Key) -> tuple[Column, ...]:
    """The columns of such rows: a source's key where a row has one source, counts where it has several."""
    counts = {"authority": (_KEY, _PAYERS), "source": (_SOURCES,)}
    lacks = next((name for name in BY if name not in by), "")
    return (*(_KEYS[name] for name in by), _NAME, *counts.get(lacks, (_KEY, _PERCENT)), _DUE, _CONDITIONAL)


def _name(one: _Owed, by: Key) -> str:
    return " · ".join(one.names[name] for name in by if name != "plan")


def _cells(owed: Sequence[_Owed], columns: Sequence[Column], language: str, total: bool = False) -> tuple[Cell, ...]:
    """The cells of a row after its name; the total row has no key, nor a part in it."""
    known = [one for one in owed if one.due.amount is not None]
    loose = [one.due.amount or Decimal(0) for one in known if not is_approved(one.demand.source)]
    cells: dict[str, Cell] = {
        "key": "" if total else label(WORDS[owed[0].demand.key], language),
        "percent": None if total or owed[0].due.weight is None else percent(owed[0].due.weight, owed[0].demand.weight),
        "sources": len({(one.demand.plan.folder, one.demand.source.id) for one in owed}),
        "payers": len({one.due.payer for one in owed}),
        "due": added([one.due.amount for one in owed]),
        "conditional": sum(loose, Decimal(0)) if known or not owed else None,
    }
    return tuple(cells[column.key] for column in columns if column.key in cells)


def _notes(demand: Demand) -> Iterator[Note]:
    """What is asked of nobody, what cannot be parted, and what the demand does not count."""
    unknown = [due.payer for due in demand.dues if due.weight is None]
    values = {"amount": demand.asked, "source": demand.source.id, "names": ", ".join(unknown)}
    if not demand.asked:
        return
    if not demand.dues:
        yield Note(N_("{amount} for source {source} is asked of nobody: its matching names no payer."), values)
    elif unknown:
        yield Note(N_("{amount} for source {source} is not parted: no residents are given for {names}."), values)
    elif demand.weight is None:
        yield Note(N_("{amount} for source {source} is not parted: its key comes to nothing."), values)
    if demand.matching.share.fraction is not None and (loose := _loose(demand)):
        text = N_("{count} lines of source {source} are not in its matching: unknown, on demand or not split.")
        yield Note(text, {"source": demand.source.id, "count": loose})


def _loose(demand: Demand) -> int:
    """How many lines of the source have no amount of their own that a share could be of."""
    named = (charge for charge in charges(demand.plan) if demand.source.id in charge.sources)
    return sum(1 for one in named if one.line.kind == "cost" and (one.amount is None or one.source == UNSPLIT))
