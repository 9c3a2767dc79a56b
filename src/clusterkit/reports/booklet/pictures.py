"""The plan's money as pictures, each a table with bars: by source, kind of source, section and period."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from clusterkit.budget import add_up
from clusterkit.money import apportion
from clusterkit.periods import read_period
from clusterkit.reports.ask import Ask
from clusterkit.reports.booklet.rows import Heading, Phrase
from clusterkit.reports.booklet.scribe import Scribe
from clusterkit.reports.booklet.view import Picture, PictureRow, Stroke
from clusterkit.reports.budget import budget as budget_report
from clusterkit.reports.dimensions import HEADINGS
from clusterkit.reports.words import SOURCE_KINDS

_TENTH = Decimal("0.1")

Amounts = list[tuple[Phrase, Decimal]]


def pictures(scribe: Scribe) -> tuple[Picture, ...]:
    """What is allocated: by source and by kind the largest first, by section and by period in their order.

    A picture with nothing in it is left out; so is that of periods, where no line names one.
    """
    kinds = [(_kind_name(scribe, key), amount) for key, amount in _allocated(scribe, "kind")]
    sources = [(source_name(scribe, key), amount) for key, amount in _allocated(scribe, "source")]
    periods = [(_period_name(scribe, key), amount) for key, amount in _allocated(scribe, "period")]
    found = (
        _picture(scribe, "p-source", scribe.label("By source"), scribe.label("Source"), _largest_first(sources)),
        _picture(scribe, "p-kind", scribe.label("By kind of source"), scribe.label("Kind"), _largest_first(kinds)),
        _picture(scribe, "p-section", scribe.label("By section"), scribe.label("Section"), _sections(scribe)),
        _picture(
            scribe,
            "p-period",
            scribe.label("By period"),
            scribe.label("Period"),
            periods if any(spot.line.period for spot in scribe.plan.lines) else [],
        ),
    )
    return tuple(picture for picture in found if picture.rows)


def source_name(scribe: Scribe, id: str) -> Phrase:
    """A source's name, or the heading in its place; its id where the register has none."""
    if id in HEADINGS:
        return Phrase(scribe.label(HEADINGS[id]))
    source = scribe.plan.sources.get(id)
    return scribe.phrase(source.name) if source else Phrase(id)


def share(part: Decimal, whole: Decimal) -> str:
    """A part in per cent of the whole, as a length: from 0 to 100, to a tenth."""
    exact = min(max(part, Decimal(0)) * 100 / whole, Decimal(100)) if whole else Decimal(0)
    return str(exact.quantize(_TENTH, ROUND_HALF_UP))


def _picture(scribe: Scribe, anchor: str, title: str, first: str, found: Amounts) -> Picture:
    """Each amount with its bar, in shekels and in per cent of them all; the percentages come to a hundred.

    A split of more than its line leaves an amount below zero: then there is no telling what is how much of the whole.
    """
    kept = [(name, amount) for name, amount in found if amount]
    total = sum((amount for _, amount in kept), Decimal(0))
    longest = max((amount for _, amount in kept), default=Decimal(0))
    whole = all(amount > 0 for _, amount in kept)
    parts = apportion(Decimal(100), [amount for _, amount in kept], _TENTH) if kept and whole else [None] * len(kept)
    rows = (
        PictureRow(
            name,
            (Stroke("planned", share(amount, longest)),) if amount > 0 else (),
            (Phrase(scribe.shekels(amount)), None if part is None else Phrase(f"{scribe.counted(part)}%")),
        )
        for (name, amount), part in zip(kept, parts, strict=True)
    )
    return Picture(
        anchor,
        title,
        Heading("text", first),
        (Heading("money", scribe.label("Allocated")), Heading("percent", scribe.label("Of the total"))),
        tuple(rows),
        (Phrase(scribe.shekels(total)), Phrase("100%") if whole else None),
    )


def _allocated(scribe: Scribe, by: str) -> list[tuple[str, Decimal]]:
    table = budget_report([scribe.plan], Ask(by=(by,), language=scribe.language))
    pairs = zip(table.column(by), table.column("allocated"), strict=True)
    return [(str(key), amount) for key, amount in pairs if isinstance(amount, Decimal)]


def _sections(scribe: Scribe) -> Amounts:
    """The outermost sections, each with what is inside it."""
    found: Amounts = []
    for section in scribe.plan.sections:
        lines = (spot.line for spot in scribe.plan.lines if spot.sections[0] is section)
        amount = add_up(charge for line in lines for charge in scribe.charges.get(id(line), ())).allocated
        title = scribe.phrase(section.title)
        found.append((Phrase(f"{scribe.number(section)} {title}", title.language), amount))
    return found


def _largest_first(found: Iterable[tuple[Phrase, Decimal]]) -> Amounts:
    return sorted(found, key=lambda pair: -pair[1])


def _kind_name(scribe: Scribe, key: str) -> Phrase:
    return Phrase(scribe.label(HEADINGS[key] if key in HEADINGS else SOURCE_KINDS[key]))


def _period_name(scribe: Scribe, key: str) -> Phrase:
    period = read_period(key)
    said = scribe.period(period)
    return Phrase(scribe.label("All of {year}", year=period.year) if period.months == 12 else said)
