"""The bodies and the people: partners shared by all plans, and the cluster with its members, council and staff."""

from typing import Literal

from clusterkit.model.entity import Entity
from clusterkit.model.fields import Count, Day, Flag, Id, When, Word, Words, said
from clusterkit.model.formation import Candidate, Meeting, Platform, Request, Step

PartnerKind = Literal[
    "ministry", "agency", "authority", "cluster", "company", "association", "health", "academia", "group", "other"
]
Language = Literal["he", "ar", "en"]


class Partner(Entity):
    """A body that pays or takes part: a ministry, an agency, an authority, a company."""

    id: Id = said("מזהה", "The id that plans name it by.", "המזהה שבו התוכניות קוראות לו.", ...)
    name: Words = said("שם", "Its name.", "שמו.", ...)
    aliases: tuple[Word, ...] = said(
        "שמות נוספים", "Other names for it in the documents.", "שמות אחרים שלו במסמכים.", ()
    )
    kind: PartnerKind = said(
        "סוג",
        "What it is; group: several bodies under one name.",
        "משרד, רשות ממלכתית, רשות מקומית, אשכול, חברה, עמותה, בריאות, אקדמיה; group: כמה גופים בשם אחד.",
        ...,
    )


class Partners(Entity):
    """The register of partners, `partners.yaml`."""

    partners: tuple[Partner, ...] = said(
        "שותפים", "Every body that a plan may name.", "כל גוף שתוכנית עשויה לנקוב בשמו.", ()
    )


class Person(Entity):
    """Somebody who can be accountable: a person, or a post that is not yet filled."""

    id: Id = said("מזהה", "The id that tasks name it by.", "המזהה שבו משימות קוראות לו.", ...)
    name: Words | None = said("שם", "The person's name, as the plan prints it.", "שם האדם, כפי שהתוכנית מדפיסה.")
    post: Words | None = said("תפקיד", "The post.", "התפקיד.")
    vacant: Flag = said("לא מאויש", "true: nobody holds the post yet.", "true: התפקיד טרם אויש.", False)
    hired_by: Id | None = said("מגויס במשימה", "The task that fills the post.", "המשימה שבה מגייסים לתפקיד.")


class Member(Entity):
    """A member authority of the cluster."""

    authority: Id = said("רשות", "The authority, by its partner id.", "הרשות, לפי מזהה השותף.", ...)
    since: Day | None = said("מיום", "When it joined.", "מתי הצטרפה.")
    residents: Count | None = said("תושבים", "How many people live there.", "מספר תושביה.")


class Seat(Entity):
    """A seat in the cluster's council: one representative for each member."""

    authority: Id = said("רשות", "The member authority.", "הרשות החברה.", ...)
    name: Words | None = said("שם", "The representative.", "הנציג.")
    role: Literal["chair", "deputy", "member"] = said(
        "תפקיד", "chair, deputy or member.", 'chair: יו"ר; deputy: סגן; member: חבר.', "member"
    )
    employee: Flag | None = said(
        "עובד רשות",
        "true: an employee of the authority (at least half must be).",
        "true: עובד הרשות (לפחות מחצית חייבים להיות).",
    )
    appointed: Day | None = said("מינוי", "When the authority appointed it.", "מתי מינתה אותו הרשות.")
    approved: Day | None = said(
        "אישור המשרד",
        "When the Interior Ministry approved a representative who is no employee.",
        "מתי אישר משרד הפנים נציג שאינו עובד רשות.",
    )


class Cluster(Entity):
    """The body, `cluster.yaml`: names, members, council, officers, staff, formation."""

    id: Id = said("מזהה", "The same as its folder's name.", "כשם התיקייה.", ...)
    name: Words = said("שם", "The cluster's name.", "שם האשכול.", ...)
    language: Language = said("שפה", "The language that its plans are written in.", "השפה שבה נכתבות תוכניותיו.", "he")
    invented: Flag = said(
        "בדוי", "true: an invented cluster, for teaching and tests.", "true: אשכול בדוי, להדגמה ולבדיקות.", False
    )
    members: tuple[Member, ...] = said("רשויות חברות", "Its member authorities.", "הרשויות החברות בו.", ())
    group: Id | None = said(
        "הרשויות יחד",
        "The partner by which plans name all of its members together.",
        "השותף שבשמו התוכניות קוראות לכל הרשויות החברות יחד.",
    )
    council: tuple[Seat, ...] = said("מועצה", "Its council.", "מועצת האשכול.", ())
    officers: tuple[Person, ...] = said(
        "בעלי תפקידים", "Chair, CEO, treasurer, legal adviser.", 'יו"ר, מנכ"ל, גזבר, יועץ משפטי.', ()
    )
    staff: tuple[Person, ...] = said(
        "צוות", "Staff and advisers, and posts yet to be filled.", "עובדים ויועצים, ותפקידים שטרם אוישו.", ()
    )
    formation: tuple[Step, ...] = said("שלבי הקמה", "The steps of its formation.", "שלבי הקמתו.", ())
    formation_as_of: When | None = said(
        "שלבי ההקמה נכון ל",
        "When the document was written that tells of the steps, where that is not today.",
        "מועד כתיבת המסמך שממנו ידועים השלבים, אם אינו היום.",
    )
    candidates: tuple[Candidate, ...] = said(
        "רשויות מועמדות", "The authorities that are to be its members.", "הרשויות המועמדות להיות חברות בו.", ()
    )
    request: Request | None = said("בקשה משותפת", "The joint request.", "הבקשה המשותפת.")
    platform: Platform | None = said("מצע אסטרטגי", "The strategic platform.", "המצע האסטרטגי.")
    meetings: tuple[Meeting, ...] = said(
        "מפגשים", "Meetings on the way to the cluster.", "מפגשים בדרך להקמת האשכול.", ()
    )
