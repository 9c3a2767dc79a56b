"""The money of a plan: funding sources, budget lines, calls for proposals and framework tenders."""

from typing import Annotated, Literal

from clusterkit.model.entity import Entity, Placed
from clusterkit.model.fields import (
    ID_SCHEMA,
    SHARE_SCHEMA,
    Count,
    Day,
    Flag,
    Id,
    Money,
    Number,
    Part,
    When,
    Word,
    Words,
    pairs,
    said,
)

SourceKind = Literal["tabar", "ministry", "regular", "call", "overhead", "authorities", "own", "partner", "other"]
SourceState = Literal["existing", "approved", "requested", "expected", "on-demand", "closed"]
Qualifier = Literal["about", "at-least"]
CallState = Literal["planned", "submitted", "stage-passed", "won", "lost", "withdrawn"]


class Approval(Entity):
    """One approval of a source or of the plan: who, when, under what reference, how much (shekels)."""

    body: Word = said(
        "גוף מאשר", "Who approved: the cluster's council, a ministry.", "מי אישר: מועצת האשכול, משרד.", ...
    )
    date: Day | None = said("תאריך", "The day of the approval.", "יום האישור.")
    reference: Word | None = said("אסמכתה", "The decision's or the letter's number.", "מספר ההחלטה או המכתב.")
    version: Word | None = said("גרסה", "The version of the plan that was approved.", "גרסת התוכנית שאושרה.")
    amount: Money | None = said("סכום", "How much was approved, in shekels.", "כמה אושר, בשקלים.")


class Matching(Entity):
    """Money that others must add to a source (מצ'ינג): a share of it or an amount, and who pays."""

    share: Part = said("שיעור או סכום", "A share of the source (20%) or an amount.", "שיעור מהמקור (20%) או סכום.", ...)
    by: tuple[Id, ...] = said("משתתפים", "The partners who pay it.", "השותפים המשלמים.", ())


class Source(Entity):
    """A funding source, with an entry in the plan's register."""

    id: Id = said("מזהה", "The id that lines name it by.", "המזהה שבו סעיפי התקציב קוראים לו.", ...)
    name: Words = said("שם", "Its name, as the accounts print it.", "שמו, כפי שהוא מופיע בספרים.", ...)
    aliases: tuple[Word, ...] = said(
        "שמות נוספים", "Other names for the same source in the documents.", "שמות אחרים של אותו מקור במסמכים.", ()
    )
    kind: SourceKind = said(
        "סוג",
        "tabar: an extraordinary budget; regular: the yearly one; own: the cluster's own; overhead: from tenders.",
        'tabar: תב"ר; regular: שוטף; ministry: משרד; call: קול קורא; authorities: רשויות; own: עצמי; overhead: תקורה.',
        ...,
    )
    number: Word | None = said(
        "מספר", "The number of the tabar or of the clause; never an amount.", 'מספר התב"ר או הסעיף; לעולם לא סכום.'
    )
    state: SourceState | None = said(
        "מצב",
        "Where it stands; nothing where the document does not say.",
        "היכן הוא עומד; ריק אם המסמך אינו אומר.",
    )
    funder: Id | None = said("גורם מממן", "The partner whose money it is.", "השותף שזה כספו.")
    call: Id | None = said("קול קורא", "The call for proposals that it came from.", "הקול הקורא שממנו בא.")
    requested: Money | None = said("מבוקש", "How much was asked for, in shekels.", "כמה התבקש, בשקלים.")
    approved: Money | None = said(
        "מאושר",
        "How much is approved, in shekels; nothing where that is not known.",
        "כמה אושר, בשקלים; ריק כשלא ידוע.",
    )
    received: Money | None = said("התקבל", "How much has come in, in shekels.", "כמה התקבל, בשקלים.")
    approvals: tuple[Approval, ...] = said("אישורים", "Its approvals, in order.", "אישוריו, לפי הסדר.", ())
    year: Count | None = said(
        "שנת תקציב",
        "The budget year whose money it is, if not the plan's.",
        "שנת התקציב שזה כספה, אם אינה שנת התוכנית.",
    )
    valid_from: Day | None = said("בתוקף מיום", "The first day that it may be used on.", "היום הראשון לשימוש.")
    valid_to: Day | None = said("בתוקף עד יום", "The last day that it may be used on.", "היום האחרון לשימוש.")
    restriction: Words | None = said("ייעוד", "What it may be used for.", "למה מותר להשתמש בו.")
    matching: Matching | None = said("השתתפות (מצ'ינג)", "Money that others must add.", "כסף שאחרים חייבים להוסיף.")
    control: Literal["absolute", "advisory"] | None = said(
        "בקרה",
        "absolute (also where it is left out): over-allocation is an error; advisory: a warning.",
        "absolute (וגם בהיעדרו): חריגה היא שגיאה; advisory: אזהרה.",
    )


class Portion(Placed):
    """One source's part of a line."""

    source: Id
    part: Part


class Line(Entity):
    """One budget line. `amount` and `up_to` are shekels; missing, zero, tbd, on demand and in kind all differ."""

    id: Id | None = said("מזהה", "Needed where another line repeats this one.", "נדרש כשסעיף אחר חוזר על זה.")
    item: Words | None = said("סעיף", "What the money is for.", "על מה הכסף.")
    amount: Money | None = said(
        "סכום",
        'Shekels: 85995, 85,995, 282 אש"ח, 27 מיליון; 0 where nothing is expected; tbd where it is not yet known.',
        'שקלים: 85995, 85,995, 282 אש"ח, 27 מיליון; 0 כשאין הוצאה צפויה; tbd כשטרם ידוע.',
    )
    up_to: Money | None = said(
        "עד סכום", "Drawn on demand, up to this many shekels.", "נמשך לפי צורך ודרישה, עד סכום זה בשקלים."
    )
    in_kind: Flag = said(
        "בעין",
        "true: somebody else's money, spent directly and not through the cluster.",
        "true: כסף של אחר, המוצא ישירות ולא דרך האשכול.",
        False,
    )
    qualifier: Qualifier | None = said("סייג", "about: כ-; at-least: לפחות.", "about: כ-; at-least: לפחות.")
    kind: Literal["cost", "income"] = said(
        "כיוון",
        "cost, or income (never netted against cost).",
        "cost: הוצאה; income: הכנסה (לעולם אינה מקוזזת).",
        "cost",
    )
    source: Id | None = said("מקור תקציבי", "The one source that pays, by its id.", "המקור האחד המשלם, לפי מזהה.")
    sources: tuple[Id, ...] = said(
        "מקורות בלי חלוקה", "Several sources that the plan has not split.", "כמה מקורות שהתוכנית לא חילקה ביניהם.", ()
    )
    split: Annotated[tuple[Portion, ...], *pairs("source", "part", ID_SCHEMA, SHARE_SCHEMA)] = said(
        "חלוקה",
        "Several sources and each one's part: `source: 40%` or `source: 12,000`.",
        "כמה מקורות והחלק של כל אחד: `source: 40%` או `source: 12,000`.",
        (),
    )
    same_as: Id | None = said(
        "חוזר על",
        "The id of the line that this one repeats: shown twice, counted once.",
        "מזהה הסעיף שזה חוזר עליו: מוצג פעמיים, נספר פעם אחת.",
    )
    period: When | None = said(
        "תקופה", "When the money is to be spent, if the plan says.", "מתי יוצא הכסף, אם התוכנית אומרת."
    )


class Call(Entity):
    """A call for proposals (קול קורא) that the cluster answers."""

    id: Id = said("מזהה", "Its id.", "מזהה.", ...)
    title: Words = said("שם", "Its name.", "שם הקול הקורא.", ...)
    ministries: tuple[Id, ...] = said("משרדים", "The partners that issue it.", "השותפים המפרסמים אותו.", ())
    state: CallState = said("סטטוס", "How far it has come.", "עד היכן הגיע.", ...)
    details: Words | None = said("תיאור", "What the cluster asks money for.", "לשם מה מבקש האשכול כסף.")
    requested: Money | None = said("מבוקש", "Shekels that the cluster asked for.", "שקלים שהאשכול ביקש.")
    approved: Money | None = said("מאושר", "Shekels that were approved.", "שקלים שאושרו.")
    in_kind: Flag = said("בעין", "true: the ministry pays for it directly.", "true: המשרד משלם ישירות.", False)
    terms: Words | None = said("תנאים", "What is funded, in words.", "מה ממומן, במילים.")


class Tender(Entity):
    """A framework tender (מכרז מדף) that the cluster's authorities can buy through."""

    id: Id = said("מזהה", "Its id.", "מזהה.", ...)
    title: Words = said("שם", "What can be bought through it.", "מה ניתן לרכוש דרכו.", ...)
    winners: tuple[Words, ...] = said("זוכים", "The suppliers that won.", "הספקים שזכו.", ())
    year: Count | None = said("שנה", "When it was published.", "מתי פורסם.")
    volume: Money | None = said("היקף", "Shekels bought through it in the year.", "שקלים שנרכשו דרכו בשנה.")
    overhead: Number | None = said(
        "תקורה באחוזים", "Percent of the volume that the cluster takes.", "אחוז מההיקף שהאשכול גובה."
    )
