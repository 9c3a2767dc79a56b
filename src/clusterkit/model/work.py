"""The work of a plan: sections, goals, tasks with their milestones and schedule, and indicators."""

from typing import Annotated, Literal

from clusterkit.model.entity import Entity, Placed
from clusterkit.model.fields import PERIOD_SCHEMA, TEXT_SCHEMA, Id, Number, Owners, Pairs, When, Words, said
from clusterkit.model.sources import Line

IndicatorKind = Literal["readiness", "output", "outcome"]
SectionKind = Literal["theme", "division", "department", "domain"]


class Milestone(Placed):
    """What will stand at the end of a period."""

    period: When
    text: Words


class Indicator(Entity):
    """A measure of a section, a goal or a task. A numeric one has a target and its unit."""

    id: Id | None = said("מזהה", "The id that progress is reported by.", "המזהה שבו מדווחים התקדמות.")
    kind: IndicatorKind = said(
        "סוג",
        "readiness: מדד התארגנות; output: מדד תפוקה; outcome: מדד תוצאה.",
        "readiness: התארגנות; output: תפוקה; outcome: תוצאה.",
        ...,
    )
    title: Words = said("מדד", "What is measured.", "מה נמדד.", ...)
    target: Number | None = said("ערך יעד", "The number to be reached.", "המספר שיש להגיע אליו.")
    target_to: Number | None = said(
        "עד", "The upper end, where the target is a range.", "הקצה העליון, כשהיעד הוא טווח."
    )
    unit: Words | None = said(
        "יחידה", "What the number counts: %, participants, authorities.", "מה המספר סופר: %, משתתפים, רשויות."
    )
    of: Words | None = said("מתוך", "What a percentage is a percentage of.", "ממה מחושב האחוז.")
    qualifier: Literal["at-least", "up-to", "about"] | None = said(
        "סייג", "at-least: לפחות; up-to: עד; about: כ-.", "at-least: לפחות; up-to: עד; about: כ-."
    )
    baseline: Number | None = said("ערך בסיס", "The value before the work.", "הערך לפני העבודה.")
    direction: Literal["up", "down"] | None = said(
        "כיוון", "up: more is better; down: less is better.", "up: עלייה רצויה; down: ירידה רצויה."
    )
    due: When | None = said("מועד", "The period at whose end the target is due.", "התקופה שבסופה היעד נדרש.")
    measured_by: Words | None = said("אופן המדידה", "How and from what it is measured.", "איך ומתוך מה מודדים.")


class Task(Entity):
    """One piece of work with one accountable owner."""

    id: Id = said("מזהה", "Its id, one in the plan.", "מזהה יחיד בתוכנית.", ...)
    title: Words = said("משימה", "What is to be done.", "מה יש לעשות.", ...)
    details: Words | None = said("פירוט", "What it consists of.", "ממה היא מורכבת.")
    previous: Words | None = said("ביצוע בשנה הקודמת", "What was done last year.", "מה נעשה בשנה הקודמת.")
    owner: Owners = said(
        "אחראי",
        "The one accountable officer or member of staff. A list is what a document with several says.",
        "האחראי האחד, אדם או תפקיד, מבעלי התפקידים והצוות. רשימה היא מה שאומר מסמך שיש בו כמה.",
        (),
    )
    contributors: tuple[Id, ...] = said("מסייעים", "People and posts who help.", "אנשים ותפקידים מסייעים.", ())
    funders: tuple[Id, ...] = said("גורמים מממנים", "Partners who pay.", "השותפים המממנים.", ())
    partners: tuple[Id, ...] = said("שותפים", "Partners who take part.", "השותפים למשימה.", ())
    potential_partners: tuple[Id, ...] = said(
        "שותפים פוטנציאליים", "Partners who may take part.", "שותפים אפשריים.", ()
    )
    after: tuple[Id, ...] = said("אחרי", "Tasks that must be done first.", "משימות שיש לסיים קודם.", ())
    milestones: Annotated[tuple[Milestone, ...], Pairs("period", "text", PERIOD_SCHEMA, TEXT_SCHEMA)] = said(
        "אבני דרך",
        "What will stand at the end of a period: `2026-H1: …`.",
        "מה יעמוד בסוף תקופה: `2026-H1: …`.",
        (),
    )
    schedule: tuple[When, ...] = said("גאנט", "The periods in which it is worked on.", "התקופות שבהן עובדים עליה.", ())
    budget: tuple[Line, ...] = said("תקציב", "Its budget lines.", "סעיפי התקציב שלה.", ())
    indicators: tuple[Indicator, ...] = said("מדדים", "Its measures.", "המדדים שלה.", ())


class Goal(Entity):
    """What is to be reached; holds tasks."""

    id: Id = said("מזהה", "Its id, one in the plan.", "מזהה יחיד בתוכנית.", ...)
    title: Words = said("יעד", "What is to be reached.", "מה יש להשיג.", ...)
    tasks: tuple[Task, ...] = said("משימות", "Its tasks.", "משימותיו.", ())
    budget: tuple[Line, ...] = said("תקציב", "Budget lines of the goal as a whole.", "סעיפי תקציב של היעד כולו.", ())
    indicators: tuple[Indicator, ...] = said("מדדים", "Its measures.", "המדדים שלו.", ())


class Section(Entity):
    """A theme, division, department or domain; sections nest."""

    id: Id = said("מזהה", "Its id, one in the plan.", "מזהה יחיד בתוכנית.", ...)
    title: Words = said("כותרת", "Its name.", "שם הפרק.", ...)
    kind: SectionKind | None = said(
        "סוג",
        "theme: נושא ליבה; division: אגף; department: מחלקה; domain: תחום.",
        "theme: נושא ליבה; division: אגף; department: מחלקה; domain: תחום.",
    )
    introduction: Words | None = said("הקדמה", "A short opening for the reader.", "פתיח קצר לקורא.")
    purpose: Words | None = said("מטרה", "What the section is for.", "לשם מה הפרק.")
    topics: tuple[Words, ...] = said("נושאים מרכזיים", "Its main subjects.", "נושאיו המרכזיים.", ())
    principles: tuple[Words, ...] = said("עקרונות מנחים", "What guides its work.", "מה מנחה את עבודתו.", ())
    partners: tuple[Id, ...] = said("שותפים", "Partners of the whole section.", "השותפים של הפרק כולו.", ())
    goals: tuple[Goal, ...] = said("יעדים", "Its goals.", "יעדיו.", ())
    budget: tuple[Line, ...] = said("תקציב", "Budget lines of the section as a whole.", "סעיפי תקציב של הפרק כולו.", ())
    indicators: tuple[Indicator, ...] = said("מדדים", "Its measures.", "המדדים שלו.", ())
    sections: tuple["Section", ...] = said("תתי פרקים", "Sections inside this one.", "פרקים בתוך פרק זה.", ())
