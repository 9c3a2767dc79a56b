"""Budget lines as the booklet shows them: missing, zero, unknown, on demand, in kind, income, repeated: all differ."""

from collections.abc import Iterable
from decimal import Decimal

from clusterkit.budget import UNSPLIT, Sum, add_up, amount_of, sources_of, up_to_of
from clusterkit.labels import N_
from clusterkit.model.plan import LineSpot
from clusterkit.model.sources import Line
from clusterkit.model.work import Section
from clusterkit.money import TBD
from clusterkit.reports.booklet.facets import line_keys
from clusterkit.reports.booklet.rows import Amount, Heading, LineRow, LineTable, Mark, Phrase, SourcePart
from clusterkit.reports.booklet.scribe import Scribe

KINDS: dict[Mark, str] = {
    "cost": N_("Cost"),
    "zero": N_("No cost expected"),
    "unknown": N_("Not yet known"),
    "on-demand": N_("On demand"),
    "in-kind": N_("In kind, not through the cluster"),
    "income": N_("Income"),
    "repeat": N_("Repeated, counted once"),
    "none": N_("No amount named"),
}
"""What an amount is, as a label."""

QUALIFIED = {"about": N_("about {amount}"), "at-least": N_("at least {amount}"), "up-to": N_("up to {amount}")}
"""How exact a number is, as a label."""

COUNTED_HERE = N_("Repeats “{item}” in section {number}; counted once")
COUNTED_ELSEWHERE = N_("Repeats “{item}” of section {number}; counted there, not here")
"""What a line that repeats another says, by whether that one is in the same document."""

CONDITIONAL = {"requested": N_("source state: requested"), "expected": N_("source state: expected")}
"""States of a source whose money is not there yet."""


def line_rows(scribe: Scribe, spots: Iterable[LineSpot]) -> tuple[LineRow, ...]:
    """Lines in the plan's order, each with its money and sources."""
    return tuple(_row(scribe, spot) for spot in spots)


def line_table(scribe: Scribe, spots: Iterable[LineSpot]) -> LineTable | None:
    """A table of lines, under the columns that they need."""
    found = list(spots)
    rows = line_rows(scribe, found)
    if not rows:
        return None
    needed = {
        "holder": any(spot.goal for spot in found),
        "item": any(row.item for row in rows),
        "amount": True,
        "kind": True,
        "source": any(row.sources for row in rows),
        "period": any(row.period for row in rows),
    }
    titles = {
        "holder": scribe.label("Goal or task"),
        "item": scribe.label("Item"),
        "amount": scribe.label("Amount"),
        "kind": scribe.label("Kind of amount"),
        "source": scribe.label("Source"),
        "period": scribe.label("Period"),
    }
    return LineTable(tuple(Heading(key, titles[key]) for key, wanted in needed.items() if wanted), rows)


def section_money(scribe: Scribe, section: Section) -> tuple[str, ...]:
    """What a section and those inside it come to."""
    spots = [spot for spot in scribe.plan.lines if any(one is section for one in spot.sections)]
    return money_words(scribe, add_up(charge for spot in spots for charge in scribe.charges.get(id(spot.line), ())))


def money_words(scribe: Scribe, sums: Sum) -> tuple[str, ...]:
    """A sum in a few words: what is not there is not said."""
    amount = scribe.shekels
    said = (
        (sums.allocated, scribe.label("Allocated: {amount}", amount=amount(sums.allocated))),
        (sums.in_kind, scribe.label("of which in kind: {amount}", amount=amount(sums.in_kind))),
        (sums.up_to, scribe.label("on demand, up to {amount}", amount=amount(sums.up_to))),
        (sums.income, scribe.label("income: {amount}", amount=amount(sums.income))),
        (sums.tbd, scribe.label("amounts not yet known: {count}", count=sums.tbd)),
        (sums.no_amount, scribe.label("lines without an amount: {count}", count=sums.no_amount)),
    )
    return tuple(words for there, words in said if there)


def _row(scribe: Scribe, spot: LineSpot) -> LineRow:
    line = spot.line
    holder = spot.task or spot.goal
    repeats, anchor = _repeats(scribe, line)
    unsplit = not line.split and len(sources_of(line)) > 1
    return LineRow(
        anchor=f"l-{line.id}" if line.id else "",
        holder=scribe.phrase(holder.title) if holder else Phrase(scribe.label("The whole section")),
        item=scribe.maybe(line.item),
        amount=_amount(scribe, line),
        sources=_sources(scribe, line),
        unsplit=scribe.label("Not split between sources") if unsplit else "",
        repeats=repeats,
        repeats_anchor=anchor,
        period=scribe.period(line.period) if line.period else "",
        keys=line_keys(scribe, spot),
    )


def _repeats(scribe: Scribe, line: Line) -> tuple[str, str]:
    """Which line this one repeats, and where that one stands."""
    if line.same_as is None:
        return "", ""
    spot = scribe.plan.entire.line_spots.get(line.same_as)
    if spot is None:
        return scribe.label("Repeats {item}; counted once", item=line.same_as), ""
    item = scribe.phrase(spot.line.item) if spot.line.item else scribe.phrase(spot.holder.title)
    where = scribe.number(spot.sections[-1])
    here = line.same_as in scribe.plan.line_spots
    said = COUNTED_HERE if here else COUNTED_ELSEWHERE
    return scribe.label(said, item=item, number=where), f"l-{line.same_as}" if here else ""


def _amount(scribe: Scribe, line: Line) -> Amount:
    value, up_to = amount_of(line), up_to_of(line)
    marks = _marks(line, value)
    beside: tuple[Mark, ...] = ("in-kind", "income", "repeat", "zero")
    return Amount(
        shown=_shown(scribe, line, value, up_to),
        mark=marks[0],
        kind=" · ".join(scribe.label(KINDS[mark]) for mark in marks),
        tags=tuple(scribe.label(KINDS[mark]) for mark in marks if mark in beside),
        value=value,
        up_to=up_to,
    )


def _marks(line: Line, value: Decimal | None) -> tuple[Mark, ...]:
    """What an amount is: one thing, or several at once (income that is not yet known)."""
    found: dict[Mark, bool] = {
        "repeat": line.same_as is not None,
        "income": line.kind == "income",
        "in-kind": line.in_kind,
        "on-demand": line.up_to is not None,
        "unknown": line.amount is TBD or line.up_to is TBD,
        "zero": value == 0,
    }
    marks = tuple(mark for mark, there in found.items() if there)
    nothing = value is None and line.up_to is None and line.amount is None
    return (*marks, "none") if nothing else marks or ("cost",)


def _shown(scribe: Scribe, line: Line, value: Decimal | None, up_to: Decimal | None) -> str:
    said = []
    if value is not None:
        amount = scribe.shekels(value)
        said.append(scribe.label(QUALIFIED[line.qualifier], amount=amount) if line.qualifier else amount)
    elif line.amount is TBD:
        said.append(scribe.label("Not yet known"))
    if up_to is not None:
        said.append(scribe.label("On demand, up to {amount}", amount=scribe.shekels(up_to)))
    elif line.up_to is TBD:
        said.append(scribe.label("On demand, amount not yet known"))
    return " + ".join(said) or scribe.label("No amount named")


def _sources(scribe: Scribe, line: Line) -> tuple[SourcePart, ...]:
    if not line.split:
        return tuple(_source(scribe, id) for id in sources_of(line)) or _none_named(scribe, line)
    portions = {portion.source: portion.part for portion in line.split}
    parts: list[SourcePart] = []
    for charge in scribe.charges.get(id(line), ()):
        fraction = portions[charge.source].fraction if charge.source in portions else None
        money = charge.amount if charge.amount is not None else charge.up_to
        said = [*([f"{scribe.counted(fraction * 100)}%"] if fraction is not None else [])]
        said += [scribe.shekels(money)] if money is not None else []
        parts.append(_source(scribe, charge.source, " · ".join(said)))
    return tuple(parts) or tuple(_source(scribe, portion.source) for portion in line.split)


def _none_named(scribe: Scribe, line: Line) -> tuple[SourcePart, ...]:
    """A cost that has an amount and names no source says so."""
    lacking = amount_of(line) and not line.in_kind and line.kind == "cost"
    return (SourcePart(Phrase(""), state=scribe.label("No source named")),) if lacking else ()


def _source(scribe: Scribe, id: str, part: str = "") -> SourcePart:
    if id == UNSPLIT:
        return SourcePart(Phrase(scribe.label("Not split between sources")), part=part)
    source = scribe.plan.sources.get(id)
    if source is None:
        return SourcePart(Phrase(id), part=part)
    state = scribe.label(CONDITIONAL[source.state]) if source.state in CONDITIONAL else ""
    number = scribe.label("no. {number}", number=source.number) if source.number else ""
    return SourcePart(scribe.phrase(source.name), number, state, part)
