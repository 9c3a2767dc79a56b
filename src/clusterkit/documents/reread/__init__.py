"""What was written, read back: every figure of money in a document, whatever its form, against those of the budget.

A document is read by a library that did not write it, into tables and texts as somebody sees them. What they must say
is worked out anew from the plan's lines, and compared place by place.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal

from clusterkit.documents.reread.absence import UNSEEN, Found, betrayed, shown
from clusterkit.documents.reread.claims import Claim, claims, words
from clusterkit.documents.reread.figures import money
from clusterkit.documents.reread.lines import in_tables, on_sheets
from clusterkit.documents.reread.office import word, workbook
from clusterkit.documents.reread.parted import astray
from clusterkit.documents.reread.proof import Fault, Proof, Sums, prove
from clusterkit.documents.reread.reading import Reading, markdown, page
from clusterkit.documents.reread.tagged import pdf
from clusterkit.model.entity import Placed
from clusterkit.model.plan import Plan
from clusterkit.model.progress import IndicatorReport
from clusterkit.model.work import Indicator
from clusterkit.reports.booklet.scribe import Scribe
from clusterkit.reports.cuts import Cut
from clusterkit.texts import Text

__all__ = ["READERS", "Fault", "Found", "Proof", "betrayals", "proof"]

READERS: Mapping[str, Callable[[bytes], Reading]] = {
    "md": markdown,
    "html": page,
    "xlsx": workbook,
    "docx": word,
    "pdf": pdf,
}
"""The forms that can be read back, by the ending of their files."""


def proof(plan: Plan, language: str, form: str, content: bytes, cut: Cut | None = None) -> Proof:
    """Whether a written document says what the budget says, in each place where it speaks of money.

    Where it is a part of a plan, for the reader of `cut`, that part is proved against the whole plan too.
    """
    others = {*money("\n".join(_texts(plan))), *_measured(plan)}
    scribe = Scribe(plan, language)
    tables, sums = [*claims(scribe), *in_tables(scribe)], words(scribe)
    wanted = [*claims(scribe), *on_sheets(scribe)] if form == "xlsx" else tables
    found = prove(READERS[form](content), wanted, sums, others, others | _amounts(tables, sums), language)
    return found._replace(faults=(*found.faults, *(astray(plan, cut) if cut else ())))


def betrayals(public: Plan, whole: Plan, form: str, content: bytes) -> tuple[Found, ...]:
    """The amounts and names of staff of a plan that stand in its public edition nevertheless."""
    scribe = Scribe(whole)
    amounts = _amounts([*claims(scribe), *in_tables(scribe)], words(scribe))
    own = [*_texts(public)]
    seen = dict.fromkeys(betrayed(whole, amounts, own, shown(READERS[form](content), form)))
    told = {one.what for one in seen}
    hidden = dict.fromkeys(betrayed(whole, amounts, own, UNSEEN[form](content)))
    return (*seen, *(one for one in hidden if one.what not in told))


def _amounts(tables: Iterable[Claim], sums: Sums) -> set[Decimal]:
    """Every figure of the budget."""
    rows = (cells for claim in tables for cells in (*(row.cells for row in claim.rows), claim.total or ()))
    return {figure for cells in rows for cell in cells for figure in cell}.union(
        *(one.values() for one in sums.values())
    )


def _texts(plan: Plan) -> Iterator[str]:
    """What the authors of a plan wrote, in all of its languages."""
    for one in _placed((plan.head, plan.cluster, plan.partners, plan.sections, plan.progress)):
        for said in one.__dict__.values():
            for text in said if isinstance(said, tuple) else (said,):
                yield from (text.said if isinstance(text, Text) else [text] if isinstance(text, str) else ())


def _measured(plan: Plan) -> Iterator[Decimal]:
    """The numbers of indicators."""
    for one in _placed((plan.sections, plan.progress)):
        if isinstance(one, Indicator | IndicatorReport):
            yield from (number for number in one.__dict__.values() if isinstance(number, Decimal))


def _placed(said: object) -> Iterator[Placed]:
    """Everything of a plan that has a place in its files."""
    if isinstance(said, Placed):
        yield said
    inside = said.__dict__.values() if isinstance(said, Placed) else said if isinstance(said, tuple) else ()
    for one in inside:
        yield from _placed(one)
