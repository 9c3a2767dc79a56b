"""How a cluster comes to be: the authorities that ask for it, their request and platform, the steps, the meetings."""

from typing import Literal

from clusterkit.model.entity import Entity
from clusterkit.model.fields import Count, Day, Flag, Id, Money, When, Word, Words, said

StepKind = Literal["request", "check", "committee", "plenaries", "order", "council", "ceo"]
"""The steps of the programme, in its order."""

Horizon = Literal["immediate", "medium", "long"]
FundingState = Literal["approved", "requested", "expected"]


class Step(Entity):
    """A step on the way to a cluster: from the joint request to the council's first meeting and the chief executive."""

    title: Words = said("שלב", "The step.", "השלב.", ...)
    kind: StepKind | None = said(
        "סוג",
        "Which of the programme's steps: request, check, committee, plenaries, order, council or ceo.",
        "request: בקשה משותפת; check: בדיקה מקדימה; committee: ועדה גאוגרפית; plenaries: אישורי מליאות; "
        'order: צו השר; council: ישיבת מועצה ראשונה; ceo: מכרז מנכ"ל.',
    )
    date: Day | None = said("תאריך", "When it was taken.", "מתי נעשה.")
    done: Flag | None = said(
        "נעשה",
        "true: it was taken, on a day that nobody names; false: it is not taken yet.",
        "true: נעשה, ותאריכו אינו ידוע; false: טרם נעשה.",
    )
    expected: When | None = said("צפי", "When a step that is not taken is expected.", "מתי צפוי שלב שטרם נעשה.")
    document: Word | None = said("מסמך", "The letter, decision or order.", "המכתב, ההחלטה או הצו.")

    @property
    def taken(self) -> bool | None:
        """Whether it was taken; None where the file does not say."""
        if self.date is not None:
            return True
        return self.done if self.done is not None else None if self.expected is None else False


class Candidate(Entity):
    """An authority that is to be a member of the cluster."""

    authority: Id = said("רשות", "The authority, by its partner id.", "הרשות, לפי מזהה השותף.", ...)
    residents: Count | None = said("תושבים", "How many people live there.", "מספר תושביה.")
    suggested: Flag = said(
        "צורפה בהמלצה",
        "true: the geographic committee suggested it; it did not sign the request.",
        "true: הוועדה הגאוגרפית המליצה לצרפה; אינה חתומה על הבקשה.",
        False,
    )
    approved: Day | None = said("אישור המליאה", "When its plenary approved.", "מתי אישרה מליאת המועצה.")
    decision: Word | None = said("החלטת המליאה", "The plenary's decision.", "החלטת המליאה.")


class Signature(Entity):
    """A head of an authority who signed the joint letter."""

    authority: Id = said("רשות", "The authority, by its partner id.", "הרשות, לפי מזהה השותף.", ...)
    name: Words | None = said("שם", "The head of the authority.", "ראש הרשות.")
    date: Day | None = said("תאריך", "When it was signed.", "מתי נחתם.")


class Request(Entity):
    """The joint request: a letter that all heads of authorities sign, a form and a strategic platform."""

    date: Day | None = said("תאריך", "When it was handed in.", "מתי הוגשה.")
    letter: Word | None = said("מכתב", "The letter.", "מכתב הפנייה.")
    form: Word | None = said("טופס", "The form.", "טופס הבקשה.")
    platform: Word | None = said("מצע", "The strategic platform as it was handed in.", "המצע האסטרטגי כפי שהוגש.")
    signatures: tuple[Signature, ...] = said("חתימות", "Who signed the letter.", "החתומים על המכתב.", ())


class Asset(Entity):
    """A shared asset of the region: a place, a service, an institution."""

    title: Words = said("נכס", "The asset.", "הנכס.", ...)
    details: Words | None = said("תיאור", "What it is, and what it can bring.", "מהו ומה ניתן להפיק ממנו.")
    existing: Flag | None = said(
        "קיים", "true: in use today; false: yet to be developed.", "true: בשימוש היום; false: בכוח.", None
    )
    authorities: tuple[Id, ...] = said("רשויות", "Whose it is.", "של אילו רשויות.", ())


class Cooperation(Entity):
    """A field in which the authorities work together, or mean to."""

    title: Words = said("תחום", "The field.", "התחום.", ...)
    details: Words | None = said("תיאור", "What is done together in it.", "מה נעשה בו יחד.")
    existing: Flag | None = said(
        "קיים", "true: they cooperate in it today; false: they mean to.", "true: שיתוף פעולה קיים; false: מתוכנן.", None
    )
    authorities: tuple[Id, ...] = said("רשויות", "The authorities in it.", "הרשויות המשתפות פעולה.", ())
    partners: tuple[Id, ...] = said("שותפים", "Who else takes part.", "מי עוד שותף.", ())


class JointProject(Entity):
    """A joint project, by how soon it can begin."""

    title: Words = said("פרויקט", "The project.", "הפרויקט.", ...)
    horizon: Horizon = said("טווח", "immediate, medium or long.", "immediate: מיידי; medium: בינוני; long: ארוך.", ...)
    details: Words | None = said("תיאור", "What is done in it.", "מה נעשה בו.")
    authorities: tuple[Id, ...] = said("רשויות", "The authorities in it.", "הרשויות המשתתפות.", ())
    partners: tuple[Id, ...] = said("שותפים", "Who else takes part.", "מי עוד שותף.", ())


class Funding(Entity):
    """Money that the cluster counts on once it stands."""

    title: Words = said("מקור", "The source.", "המקור.", ...)
    funder: Id | None = said("מממן", "Who pays, by its partner id.", "מי משלם, לפי מזהה השותף.")
    amount: Money | None = said("סכום", "Shekels a year.", "שקלים לשנה.")
    state: FundingState | None = said(
        "מצב", "approved, requested or expected.", "approved: מאושר; requested: מבוקש; expected: צפוי."
    )
    details: Words | None = said("פירוט", "What it pays for.", "על מה הכסף.")


class Platform(Entity):
    """The strategic platform that accompanies the request."""

    purpose: Words | None = said("תכלית", "What the cluster is for.", "לשם מה האשכול.")
    reasons: tuple[Words, ...] = said("מדוע יחד", "Why these authorities, together.", "מדוע רשויות אלה, ויחד.", ())
    constraints: tuple[Words, ...] = said("אילוצים", "What may stand in the way.", "מה עלול לעכב.", ())
    assets: tuple[Asset, ...] = said("נכסים", "The mapped assets.", "הנכסים שמופו.", ())
    fields: tuple[Cooperation, ...] = said("תחומי שיתוף", "The fields of cooperation.", "תחומי שיתוף הפעולה.", ())
    projects: tuple[JointProject, ...] = said("פרויקטים", "The joint projects.", "הפרויקטים המשותפים.", ())
    mechanism: tuple[Funding, ...] = said(
        "מימון המנגנון", "Money for the mechanism: staff and office.", "מימון המנגנון: עובדים ומשרד.", ()
    )
    activity: tuple[Funding, ...] = said(
        "מימון הפעילות", "Money for activity: projects and services.", "מימון הפעילות: פרויקטים ושירותים.", ()
    )


class Meeting(Entity):
    """A meeting on the way to the cluster."""

    title: Words = said("מפגש", "What the meeting was about.", "נושא המפגש.", ...)
    date: Day | None = said("תאריך", "When it was held.", "מתי התקיים.")
    authorities: tuple[Id, ...] = said("רשויות", "The authorities that came.", "הרשויות שהשתתפו.", ())
    partners: tuple[Id, ...] = said("שותפים", "Who else came.", "מי עוד השתתף.", ())
    summary: Words | None = said("סיכום", "What came of it.", "מה סוכם.")
    document: Word | None = said("מסמך", "The minutes.", "הסיכום או הפרוטוקול.")
