"""A plan's own file, `plan.yaml`: what holds for the whole year."""

from typing import Literal

from clusterkit.model.accounts import Export
from clusterkit.model.entity import Entity
from clusterkit.model.fields import Count, Day, Id, Word, Words, said
from clusterkit.model.sources import Approval, Call, Signed, Source, Tender, Transfer

PlanState = Literal["draft", "submitted", "approved"]
Column = Literal[
    "goal", "task", "previous", "details", "owner", "milestones", "schedule", "budget", "source", "funders"
]


class Message(Entity):
    """A message that opens the booklet, in short."""

    role: Words = said("תפקיד", "Whose message it is.", "דבר מי.", ...)
    name: Words | None = said("שם", "Who signs it.", "מי חתום עליו.")
    text: Words = said("דברים", "What it says, in short.", "תמצית הדברים.", ...)


class Objective(Entity):
    """One of the cluster's own goals, above any section."""

    title: Words = said("מטרה", "The goal.", "המטרה.", ...)
    text: Words | None = said("פירוט", "What it means.", "משמעותה.")


class ReviewItem(Entity):
    """One thing that was done last year."""

    title: Words = said("נושא", "The subject.", "הנושא.", ...)
    text: Words | None = said("מה נעשה", "What was done.", "מה נעשה.")
    partners: tuple[Id, ...] = said("שותפים", "Who took part.", "מי השתתף.", ())


class ReviewPart(Entity):
    """A part of the review of last year, by theme."""

    title: Words = said("נושא", "The theme.", "הנושא.", ...)
    items: tuple[ReviewItem, ...] = said("פריטים", "What was done in it.", "מה נעשה בו.", ())


class Review(Entity):
    """The review of last year."""

    year: Count = said("שנה", "The year reviewed.", "השנה הנסקרת.", ...)
    text: Words | None = said("סיכום", "The year in short.", "השנה בקצרה.")
    parts: tuple[ReviewPart, ...] = said("חלקים", "By theme.", "לפי נושאים.", ())


class PlanHead(Entity):
    """What holds for the whole plan: its state, approvals, messages, goals, review, calls, tenders and sources."""

    title: Words = said("כותרת", "The booklet's title.", "כותרת החוברת.", ...)
    year: Count = said("שנה", "The plan's year; the same as its folder's name.", "שנת התוכנית; כשם התיקייה.", ...)
    state: PlanState = said(
        "מצב", "draft, submitted or approved.", "draft: טיוטה; submitted: הוגשה; approved: אושרה.", "draft"
    )
    version: Word | None = said("גרסה", "The plan's version.", "גרסת התוכנית.")
    date: Day | None = said("תאריך", "The version's date.", "תאריך הגרסה.")
    document: Words | None = said(
        "מסמך המקור", "The document that the plan was carried over from.", "המסמך שממנו הועברה התוכנית."
    )
    approvals: tuple[Approval, ...] = said(
        "אישורים", "Who approved the plan, and when.", "מי אישר את התוכנית ומתי.", ()
    )
    columns: tuple[Column, ...] = said(
        "עמודות",
        "The columns of the booklet's task tables, in order.",
        "העמודות של טבלאות המשימות בחוברת, לפי הסדר.",
        ("goal", "task", "details", "owner", "milestones", "budget", "source", "funders"),
    )
    messages: tuple[Message, ...] = said(
        "דברי פתיחה", "The messages that open the booklet.", "דברי הפתיחה של החוברת.", ()
    )
    goals: tuple[Objective, ...] = said("מטרות האשכול", "The cluster's own goals.", "מטרות ויעדי האשכול.", ())
    values: tuple[Words, ...] = said("ערכים", "The values that lead it.", "ערכים מובילים.", ())
    review: Review | None = said("סיכום שנה", "The review of last year.", "סיכום השנה שחלפה.")
    calls: tuple[Call, ...] = said("קולות קוראים", "Calls for proposals.", "קולות קוראים.", ())
    tenders: tuple[Tender, ...] = said("מכרזי מדף", "Framework tenders.", "מכרזי מדף.", ())
    introduction: Words | None = said("פתיח", "What opens the plan's sections.", "מה שפותח את פרקי התוכנית.")
    process: tuple[Words, ...] = said(
        "תהליך התכנון", "How the plan is made, step by step.", "כיצד נבנית התוכנית, שלב אחר שלב.", ()
    )
    sources: tuple[Source, ...] = said(
        "מקורות תקציביים", "The register of funding sources.", "פנקס המקורות התקציביים.", ()
    )
    transfers: tuple[Transfer, ...] = said(
        "העברות", "Transfers between sources, in order.", "העברות בין מקורות, לפי הסדר.", ()
    )
    signed: Signed | None = said(
        "סכומים חתומים",
        "The treasurer's own figures; a plan that comes to something else is in error.",
        "הסכומים שהגזבר/ית חתום/ה עליהם; תוכנית שמסתכמת אחרת שגויה.",
        alias="assert",
    )
    accounts: Export | None = said(
        "הנהלת החשבונות", "How the accounts' export is read.", "כיצד קוראים את הקובץ של הנהלת החשבונות."
    )
