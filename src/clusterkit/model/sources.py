"""The money of a plan: funding sources, budget lines, calls for proposals and framework tenders."""

from typing import Annotated, Any, Literal

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
    Pairs,
    Part,
    When,
    Word,
    Words,
    said,
)
from clusterkit.periods import PATTERN

SourceKind = Literal["tabar", "ministry", "regular", "call", "overhead", "authorities", "own", "partner", "other"]
SourceState = Literal["existing", "approved", "requested", "expected", "on-demand", "closed"]
Qualifier = Literal["about", "at-least"]
CallState = Literal["planned", "submitted", "stage-passed", "won", "lost", "withdrawn"]
LifeEvent = Literal["opened", "enlarged", "reduced", "merged", "closed"]
_PERIODS: dict[str, Any] = {"type": "string", "pattern": PATTERN}
_AMOUNT: dict[str, Any] = {"type": ["string", "number"], "description": "12,000"}


class Approval(Entity):
    """One approval of a source or of the plan: who, when, under what reference, how much (shekels)."""

    body: Word = said(
        "גוף מאשר", "Who approved: the cluster's council, a ministry.", "מי אישר: מועצת האשכול, משרד.", ...
    )
    date: Day | None = said("תאריך", "The day of the approval.", "יום האישור.")
    reference: Word | None = said("אסמכתה", "The decision's or the letter's number.", "מספר ההחלטה או המכתב.")
    version: Word | None = said("גרסה", "The version of the plan that was approved.", "גרסת התוכנית שאושרה.")
    amount: Money | None = said("סכום", "How much was approved, in shekels.", "כמה אושר, בשקלים.")


class Change(Entity):
    """One event of a source's life, as of a tabar's: it is opened, enlarged, reduced, merged into another, closed."""

    event: LifeEvent = said(
        "אירוע",
        "opened, enlarged, reduced, merged into another source, or closed.",
        "opened: נפתח; enlarged: הוגדל; reduced: הוקטן; merged: אוחד עם אחר; closed: נסגר.",
        ...,
    )
    date: Day | None = said("תאריך", "The day of the event.", "יום האירוע.")
    amount: Money | None = said(
        "סכום",
        "Shekels by which it grew or shrank; for opened, with which it began.",
        "בכמה שקלים גדל או קטן; בפתיחה: הסכום שבו נפתח.",
    )
    into: Id | None = said("אוחד עם", "The source that it was merged into.", "המקור שאליו אוחד.")
    reference: Word | None = said("אסמכתה", "The decision's or the letter's number.", "מספר ההחלטה או המכתב.")


class Participant(Placed):
    """A partner that pays a part of a source."""

    partner: Id
    part: Part


class Expected(Placed):
    """Money of a source that is expected to come in during a period, in shekels."""

    period: When
    amount: Money


class Matching(Entity):
    """Money that others must add to a source (מצ'ינג): a share of it or an amount, who pays, and how it is divided."""

    share: Part = said("שיעור או סכום", "A share of the source (20%) or an amount.", "שיעור מהמקור (20%) או סכום.", ...)
    by: tuple[Id, ...] = said("משתתפים", "The partners who pay it.", "השותפים המשלמים.", ())
    divided: Literal["equal", "residents"] | None = said(
        "חלוקה",
        "How they share it: equal parts (also where it is left out), or by their residents.",
        "כיצד מתחלקים: equal: בחלקים שווים (וגם בהיעדרו); residents: לפי מספר התושבים.",
    )
    parts: Annotated[tuple[Participant, ...], Pairs("partner", "part", ID_SCHEMA, SHARE_SCHEMA)] = said(
        "מפתח חלוקה",
        "A key of their own: `partner: 40%` or `partner: 12,000`, adding up to the whole.",
        "מפתח חלוקה משלהם: `partner: 40%` או `partner: 12,000`, שסכומו השלם.",
        (),
    )


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
    carried_over: Money | None = said(
        "יתרה מועברת",
        "Of what is approved, what earlier years left over, in shekels.",
        "מתוך המאושר, מה שנותר משנים קודמות, בשקלים.",
    )
    spent_before: Money | None = said(
        "שולם בשנים קודמות",
        "Of what is approved, what was paid before the plan's year, in shekels.",
        "מתוך המאושר, מה ששולם לפני שנת התוכנית, בשקלים.",
    )
    expected: Annotated[tuple[Expected, ...], Pairs("period", "amount", _PERIODS, _AMOUNT)] = said(
        "תקבולים צפויים",
        "When its money is to come in: `2026-Q1: 400,000`.",
        "מתי ייכנס הכסף: `2026-Q1: 400,000`.",
        (),
    )
    approvals: tuple[Approval, ...] = said("אישורים", "Its approvals, in order.", "אישוריו, לפי הסדר.", ())
    life: tuple[Change, ...] = said(
        'חיי התב"ר',
        "How it was opened, enlarged, reduced, merged, closed.",
        "כיצד נפתח, הוגדל, הוקטן, אוחד, נסגר.",
        (),
    )
    participants: Annotated[tuple[Participant, ...], Pairs("partner", "part", ID_SCHEMA, SHARE_SCHEMA)] = said(
        "משתתפים במימון",
        "Who pays it, and each one's part of what is approved: `partner: 80%` or an amount.",
        "מי מממן אותו, וחלקו של כל אחד במאושר: `partner: 80%` או סכום.",
        (),
    )
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
    split: Annotated[tuple[Portion, ...], Pairs("source", "part", ID_SCHEMA, SHARE_SCHEMA)] = said(
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
    deadline: Day | None = said("מועד אחרון", "The last day for submitting.", "היום האחרון להגשה.")
    decided: Day | None = said("מועד החלטה", "The day of the answer, once it came.", "יום התשובה, לאחר שהגיעה.")
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
    billed: Money | None = said("תקורה שחויבה", "Shekels of overhead that were billed.", "שקלים של תקורה שחויבו.")
    joinable: Flag | None = said(
        "פתוח לאשכולות",
        "true: other clusters may buy through it; false: only this one's authorities.",
        "true: גם אשכולות אחרים רשאים לרכוש דרכו; false: רק רשויות האשכול.",
    )
    collected: Money | None = said("תקורה שנגבתה", "Shekels of overhead that came in.", "שקלים של תקורה שנגבו.")


class Shift(Placed):
    """A source's part of a transfer: shekels that it gets, negative where it gives."""

    source: Id
    amount: Money


class Transfer(Entity):
    """A transfer between sources; its parts come to zero."""

    date: Day | None = said("תאריך", "The day of the decision.", "יום ההחלטה.")
    body: Word | None = said("גוף מאשר", "Who approved it.", "מי אישר.")
    reference: Word | None = said("אסמכתה", "The decision's number.", "מספר ההחלטה.")
    reason: Words | None = said("סיבה", "Why the money moved.", "מדוע הועבר הכסף.")
    parts: Annotated[tuple[Shift, ...], Pairs("source", "amount", ID_SCHEMA, _AMOUNT)] = said(
        "סכומים",
        "What each source gets, negative where it gives: `regular: -20,000`.",
        "מה מקבל כל מקור, בסימן מינוס כשהוא נותן: `regular: -20,000`.",
        ...,
    )


class Signed(Entity):
    """The treasurer's own figures, which the plan's sums must equal."""

    total: Money | None = said("סך הכול", "What is allocated, in shekels.", "סך כל המוקצה, בשקלים.")
    up_to: Money | None = said("לפי צורך", "What is on demand, in shekels.", "סך הכול לפי צורך ודרישה, בשקלים.")
    income: Money | None = said("הכנסות", "What lines of income come to, in shekels.", "סך ההכנסות, בשקלים.")
    sources: Annotated[tuple[Shift, ...], Pairs("source", "amount", ID_SCHEMA, _AMOUNT)] = said(
        "לפי מקור", "What is allocated from each source.", "המוקצה מכל מקור.", ()
    )
    signed_by: Word | None = said("חתימה", "Who signs them.", "מי חתום עליהם.")
    date: Day | None = said("תאריך", "The day of the signature.", "יום החתימה.")
