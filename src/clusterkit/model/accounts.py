"""How the accounts' export is read: `accounts:` of a plan, a small mapping from the accounts' words to the plan's."""

from typing import Annotated, Literal, get_args

from clusterkit.model.entity import Entity, Placed
from clusterkit.model.fields import Pairs, Word, said
from clusterkit.model.progress import ActualKind

Role = Literal[
    "date",
    "source",
    "task",
    "line",
    "kind",
    "amount",
    "sign",
    "reference",
    "commitment",
    "payment",
    "receipt",
    "less-commitment",
    "less-payment",
    "less-receipt",
    "nothing",
]
"""What a column of an export holds. A kind: the amounts of that kind; with less-, what is taken off them.

sign: debit or credit, of which one is taken off; nothing: nothing that is read.
"""


class Heading(Placed):
    """A heading of the export and what its column holds."""

    called: Word
    known: Role


class Called(Placed):
    """What the accounts call a source or a task, and its id."""

    called: Word
    known: Word


class KindWord(Placed):
    """A word of the accounts for a kind of movement, and the kind."""

    called: Word
    known: ActualKind


_COLUMNS = Pairs("called", "known", {"type": "string"}, {"enum": list(get_args(Role))})
_CALLED = Pairs("called", "known", {"type": "string"}, {"type": "string"})
_KINDS = Pairs("called", "known", {"type": "string"}, {"enum": list(get_args(ActualKind))})


class Export(Entity):
    """How the accounts' export is read: what its columns and its words are here."""

    columns: Annotated[tuple[Heading, ...], _COLUMNS] = said(
        "עמודות",
        "A heading and what is under it: date, source, task, line, kind, amount, sign (debit or credit), reference, a "
        "kind, what is taken off a kind (less-payment), or nothing.",
        "כותרת בקובץ ומה יש בה: date, source, task, line, kind, amount, sign (חובה או זכות), reference, סוג תנועה, "
        "מה שמפחיתים ממנו (less-payment), או nothing: לא לקרוא.",
        (),
    )
    sources: Annotated[tuple[Called, ...], _CALLED] = said(
        "מקורות",
        "A name or a number of the accounts and the source's id.",
        "שם או מספר בהנהלת החשבונות ומזהה המקור.",
        (),
    )
    tasks: Annotated[tuple[Called, ...], _CALLED] = said(
        "משימות",
        "A name or a number of the accounts and the task's id.",
        "שם או מספר בהנהלת החשבונות ומזהה המשימה.",
        (),
    )
    kinds: Annotated[tuple[KindWord, ...], _KINDS] = said(
        "סוגי תנועה",
        "A word of the accounts and its kind: commitment, payment or receipt.",
        "מילה בהנהלת החשבונות וסוגה: commitment, payment או receipt.",
        (),
    )
    kind: ActualKind | None = said(
        "סוג", "What every row is, where the export does not say.", "סוג כל השורות, כשהקובץ אינו אומר."
    )
