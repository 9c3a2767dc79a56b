"""What happened, from the accounts and the progress reports: a chapter of its own, so that the plan stays as approved.

Without accounts and without measured indicators there is no such chapter.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from clusterkit.periods import read_period
from clusterkit.reports.ask import Ask
from clusterkit.reports.booklet.measured import Measured, indicators, measured
from clusterkit.reports.booklet.pictures import share, source_name
from clusterkit.reports.booklet.rows import Heading, Phrase
from clusterkit.reports.booklet.scribe import Scribe
from clusterkit.reports.booklet.view import Execution, Picture, PictureRow, Stroke
from clusterkit.reports.control import control
from clusterkit.standings import Standing, standings, together

_ZERO = Decimal(0)


def execution(scribe: Scribe) -> Execution | None:
    """The chapter; None where neither the accounts nor a progress report say anything."""
    found = list(measured(scribe))
    pictures = (*_money(scribe), *([indicators(scribe, found)] if found else []))
    return Execution(tuple(_words(scribe, found)), pictures) if pictures else None


def _words(scribe: Scribe, found: list[Measured]) -> Iterator[str]:
    """Up to when, and how much was measured."""
    plan = scribe.plan.entire
    rows = [row.date for row in plan.actuals if plan.as_of is None or row.date <= plan.as_of]
    if rows and scribe.plan.actuals:
        yield scribe.label("The accounts are up to {date}.", date=scribe.date(max(rows)))
    if found:
        yield scribe.label(
            "Indicators measured: {count} of {total}.", count=len(found), total=len(scribe.plan.indicators)
        )


def _money(scribe: Scribe) -> Iterator[Picture]:
    if not scribe.plan.actuals:
        return
    found = standings(scribe.plan, scribe.plan.as_of)
    moved = {id: one for id, one in found.items() if one.allocated or one.committed or one.executed}
    if moved:
        yield by_source(scribe, [(source_name(scribe, id), one) for id, one in moved.items()])
    by_quarter = _by_quarter(scribe)
    if by_quarter.rows:
        yield by_quarter


def by_source(scribe: Scribe, named: Sequence[tuple[Phrase, Standing]]) -> Picture:
    """Sources by their names: what is planned of each, and what is ordered and paid."""
    columns = {
        "allocated": scribe.label("Allocated"),
        "committed": scribe.label("Committed"),
        "executed": scribe.label("Executed"),
        "available": scribe.label("Available"),
        "percent": scribe.label("Executed, of what may be used"),
    }
    found = [one for _, one in named]
    used = [key for key in columns if any(getattr(one, key) for one in found)]
    longest = max(max(one.allocated or _ZERO, _gone(one)) for one in found)
    return Picture(
        "p-execution",
        scribe.label("Planned and executed, by source"),
        Heading("text", scribe.label("Source")),
        tuple(Heading("percent" if key == "percent" else "money", columns[key]) for key in used),
        tuple(
            PictureRow(
                name,
                _strokes(longest, planned=one.allocated, executed=one.executed, committed=one.committed),
                _cells(scribe, one, used),
            )
            for name, one in named
        ),
        _cells(scribe, together(found), used),
        (
            ("planned", columns["allocated"]),
            ("executed", columns["executed"]),
            ("committed", scribe.label("Committed, not yet paid")),
        ),
    )


def _gone(one: Standing) -> Decimal:
    return (one.executed or _ZERO) + (one.committed or _ZERO)


def _strokes(longest: Decimal, **amounts: Decimal | None) -> tuple[Stroke, ...]:
    """A bar for each amount that is more than nothing, by what it is."""
    return tuple(Stroke(kind, share(amount, longest)) for kind, amount in amounts.items() if amount and amount > 0)  # type: ignore[arg-type]


def _cells(scribe: Scribe, one: Standing, used: list[str]) -> tuple[Phrase | None, ...]:
    def said(key: str, figure: Decimal | None) -> Phrase | None:
        if figure is None:
            return None
        tenth = Decimal("0.1")
        return Phrase(f"{scribe.counted(figure.quantize(tenth))}%" if key == "percent" else scribe.money(figure))

    return tuple(said(key, getattr(one, key)) for key in used)


def _by_quarter(scribe: Scribe) -> Picture:
    """What moved in each quarter."""
    ask = Ask(by=("quarter",), as_of=scribe.plan.as_of, language=scribe.language)
    table = control([scribe.plan], ask)
    kinds = ("commitments", "payments", "receipts")
    found = [
        (
            Phrase(scribe.period(read_period(str(key)))),
            [amount if isinstance(amount, Decimal) else _ZERO for amount in amounts],
        )
        for key, *amounts in zip(table.column("quarter"), *map(table.column, kinds), strict=True)
    ]
    moved = [(name, amounts) for name, amounts in found if any(amounts)]
    longest = max((max(amounts) for _, amounts in moved), default=_ZERO)
    titles = (scribe.label("Commitments"), scribe.label("Payments"), scribe.label("Receipts"))
    marks = ("committed", "executed", "received")
    totals = [sum((amounts[place] for _, amounts in moved), _ZERO) for place in range(len(kinds))]
    return Picture(
        "p-quarters",
        scribe.label("What moved, by quarter"),
        Heading("text", scribe.label("Period")),
        tuple(Heading("money", title) for title in titles),
        tuple(
            PictureRow(
                name,
                _strokes(longest, **dict(zip(marks, amounts, strict=True))),
                tuple(Phrase(scribe.money(amount)) for amount in amounts),
            )
            for name, amounts in moved
        ),
        tuple(Phrase(scribe.money(amount)) for amount in totals),
        tuple(zip(marks, titles, strict=True)),
    )
