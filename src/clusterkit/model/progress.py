"""What happened: the reported state of tasks and indicators, and the money movements of the accounts."""

from typing import Annotated, Literal

from clusterkit.model.entity import Entity, Placed
from clusterkit.model.fields import (
    ATTAINED_SCHEMA,
    PERIOD_SCHEMA,
    Day,
    Id,
    Met,
    Money,
    Number,
    Pairs,
    When,
    Word,
    Words,
    said,
)
from clusterkit.model.sources import CallState

TaskState = Literal["not-started", "in-progress", "done", "late", "blocked", "dropped"]
ActualKind = Literal["commitment", "payment", "receipt"]


class MilestoneReport(Placed):
    """Whether a milestone of a task was met; the milestone is known by its period in the plan."""

    period: When
    attained: Met


class TaskReport(Entity):
    """The state of one task at the end of a period."""

    task: Id = said("משימה", "The task, by its id.", "המשימה, לפי מזהה.", ...)
    state: TaskState = said(
        "מצב",
        "not-started, in-progress, done, late, blocked or dropped.",
        "לא התחילה, בביצוע, הושלמה, באיחור, תקועה, בוטלה.",
        ...,
    )
    report: Words | None = said("דיווח", "What was done, or what stands in the way.", "מה נעשה, או מה מעכב.")
    evidence: Word | None = said("אסמכתה", "A document or an address that shows it.", "מסמך או כתובת המראים זאת.")
    new_date: When | None = said("מועד חדש", "The period that it has moved to.", "התקופה שאליה נדחתה.")
    milestones: Annotated[tuple[MilestoneReport, ...], Pairs("period", "attained", PERIOD_SCHEMA, ATTAINED_SCHEMA)] = (
        said(
            "אבני דרך",
            "Milestones by their period in the plan: met, not-met, or the day that it was met: `2026-Q2: 2026-06-18`.",
            "אבני דרך לפי תקופתן בתוכנית: met: הושגה; not-met: לא הושגה; או היום שבו הושגה: `2026-Q2: 2026-06-18`.",
            (),
        )
    )


class IndicatorReport(Entity):
    """The value of one indicator at the end of a period."""

    indicator: Id = said("מדד", "The indicator, by its id.", "המדד, לפי מזהה.", ...)
    value: Number = said("ערך", "The measured value.", "הערך שנמדד.", ...)
    measured_by: Word | None = said("מי מדד", "Who measured it.", "מי מדד.")
    how: Words | None = said("אופן המדידה", "How, and from what, it was measured.", "איך ומתוך מה נמדד.")


class CallReport(Entity):
    """How far a call for proposals has come, and its answer once it came."""

    call: Id = said("קול קורא", "The call, by its id.", "הקול הקורא, לפי מזהה.", ...)
    state: CallState = said("סטטוס", "How far it has come.", "עד היכן הגיע.", ...)
    decided: Day | None = said("מועד החלטה", "The day of the answer, once it came.", "יום התשובה, לאחר שהגיעה.")
    approved: Money | None = said("מאושר", "Shekels that were approved.", "שקלים שאושרו.")


class Progress(Entity):
    """One period's report, `progress/<period>.yaml`; the approved plan is not edited."""

    period: When = said(
        "תקופה", "The period reported on; the same as the file's name.", "התקופה המדווחת; כשם הקובץ.", ...
    )
    date: Day | None = said("תאריך", "The day of the report.", "יום הדיווח.")
    tasks: tuple[TaskReport, ...] = said("משימות", "The tasks reported on.", "המשימות המדווחות.", ())
    indicators: tuple[IndicatorReport, ...] = said("מדדים", "The indicators measured.", "המדדים שנמדדו.", ())
    calls: tuple[CallReport, ...] = said(
        "קולות קוראים",
        "The calls for proposals that came further.",
        "הקולות הקוראים שהתקדמו.",
        (),
    )


class Actual(Placed):
    """A row of `actuals.csv`: a commitment, a payment or a receipt, in shekels."""

    date: Day = said("תאריך", "The day of the movement.", "יום התנועה.", ...)
    source: Id = said("מקור תקציבי", "The source, by its id.", "המקור, לפי מזהה.", ...)
    task: Id | None = said("משימה", "The task that it belongs to, if one.", "המשימה שאליה שייכת התנועה, אם יש.")
    line: Id | None = said("סעיף", "The budget line that it belongs to, if one.", "סעיף התקציב של התנועה, אם יש.")
    kind: ActualKind = said("סוג", "commitment, payment or receipt.", "התחייבות, תשלום או תקבול.", ...)
    amount: Money = said("סכום", "Shekels.", "שקלים.", ...)
    reference: Word | None = said("אסמכתה", "The document in the accounts.", "האסמכתה בהנהלת החשבונות.")
