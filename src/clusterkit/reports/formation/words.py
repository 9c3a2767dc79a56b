"""Words and tables that the papers of this folder share; what no document says is said to be unknown."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from clusterkit.labels import N_
from clusterkit.money import Amount
from clusterkit.reports.booklet.grids import Number, grid
from clusterkit.reports.booklet.rows import Heading, Phrase
from clusterkit.reports.booklet.scribe import Scribe
from clusterkit.reports.formation.way import STEPS, Stage, Way, passed
from clusterkit.reports.paper import Block, Listing, Prose
from clusterkit.texts import Text

UNSAID = N_("not said")

Row = Sequence[Phrase | None]


def unsaid(scribe: Scribe) -> Prose:
    """What stands where a chapter has nothing to show."""
    return Prose((Phrase(scribe.label(N_("No document says."))),), "note")


def listing(
    scribe: Scribe,
    caption: str,
    columns: Sequence[tuple[str, str]],
    rows: Sequence[Row],
    *,
    numbers: Sequence[Sequence[Number]] = (),
    total: Row = (),
    total_numbers: Sequence[Number] = (),
) -> Block:
    """A table under columns (what they hold, a label): those that nobody fills are left out, other gaps are unknown.

    Where there are no rows, words that say so.
    """
    headings = [Heading(key, scribe.label(label)) for key, label in columns]
    made = grid(headings, rows, numbers, total, total_numbers)
    if made is None:
        return unsaid(scribe)
    unknown = Phrase(scribe.label(UNSAID))
    filled = tuple(tuple(cell or unknown for cell in row) for row in made.rows)
    return Listing(scribe.label(caption), made._replace(rows=filled))


def listed(scribe: Scribe, ids: Iterable[str]) -> Phrase | None:
    """Partners by name; None where there are none."""
    names = scribe.partners(ids)
    return Phrase(names) if names else None


def prose(scribe: Scribe, texts: Iterable[Text]) -> tuple[Block, ...]:
    """The points of a list, if there are any."""
    said = scribe.phrases(texts)
    return (Prose(said, "list"),) if said else ()


def day(scribe: Scribe, when: date | None) -> Phrase | None:
    """A date in words, if there is one."""
    return Phrase(scribe.date(when)) if when else None


def amount(scribe: Scribe, money: Amount | None) -> Phrase | None:
    """Shekels in words; an amount that is not yet known is said so, None is nothing at all."""
    if money is None:
        return None
    return Phrase(scribe.shekels(money) if isinstance(money, Decimal) else scribe.label(N_("Not yet known")))


def told_as_of(scribe: Scribe, way: Way) -> Phrase | None:
    """When the document was written that tells of a way; None where the file is kept up to today."""
    cluster = way.plan.cluster
    told = cluster.formation_as_of if cluster else None
    return Phrase(scribe.period(told)) if told else None


def yes(scribe: Scribe, flag: bool | None, true: str, false: str) -> Phrase | None:
    """One of two labels; None where nobody says."""
    return None if flag is None else Phrase(scribe.label(true if flag else false))


def title(scribe: Scribe, stage: Stage) -> Phrase:
    """What a step is called: as the file does, else as the programme does."""
    if stage.step:
        return scribe.phrase(stage.step.title)
    return Phrase(scribe.label(STEPS[stage.kind])) if stage.kind else Phrase("")


def when(scribe: Scribe, stage: Stage, as_of: date | None) -> Phrase | None:
    """When a step was taken or is expected; None where nobody says anything of it."""
    step = stage.step
    if step is None or step.taken is None:
        return None
    if step.date:
        return Phrase(scribe.date(step.date))
    if step.taken:
        return Phrase(scribe.label(N_("taken, on a day that is not said")))
    if step.expected is None:
        return Phrase(scribe.label(N_("not taken")))
    late = passed(step, as_of)
    text = N_("expected in {period}, which has passed") if late else N_("expected in {period}")
    return Phrase(scribe.label(text, period=scribe.period(step.expected)))
