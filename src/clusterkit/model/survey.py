"""The yearly questionnaire behind the national status report, and what holds for all the clusters of a year.

What a survey leaves out is unknown. An empty list says that there is nothing.
"""

from typing import Literal

from clusterkit.model.entity import Entity
from clusterkit.model.fields import Count, Day, Flag, Id, Money, Number, Words, said
from clusterkit.model.sources import SourceKind

PostKind = Literal["ceo", "assistant", "cadet", "secretary", "other"]
Step = Literal[
    "idea",
    "board-decision",
    "planning-submitted",
    "planning-approved",
    "mapping",
    "feasibility",
    "execution-submitted",
    "execution-approved",
    "tender-documents",
    "tender-published",
    "winner-chosen",
    "authorities-approved",
    "started",
]
WorkTime = Literal["over-12", "up-to-12", "up-to-6", "up-to-3"]
Sign = Literal["idea", "consulting", "authorities", "decision", "budget", "executing"]
FigureKind = Literal["ministries-on-average", "percent-of-ministries", "road-shows", "posts-on-state-money"]


class Holder(Entity):
    """Somebody who holds a post."""

    name: Words = said("שם", "The name.", "השם.", ...)
    field: Words | None = said("תחום", "What they deal with.", "התחום שבו הם עוסקים.")


class Post(Entity):
    """A paid post of the cluster's staff: who holds it, and who pays."""

    post: PostKind = said(
        "תפקיד",
        "ceo, assistant (to the CEO), cadet, secretary or other.",
        'ceo: מנכ"ל; assistant: עוזר מנכ"ל; cadet: צוער; secretary: מזכירות; other: אחר.',
        ...,
    )
    holders: tuple[Holder, ...] = said(
        "מאיישים", "Who holds it; unknown where nobody stands here and it is not vacant.", "מי מאייש אותו.", ()
    )
    vacant: Flag = said("לא מאויש", "true: nobody holds such a post.", "true: אין מי שמאייש תפקיד כזה.", False)
    funders: tuple[Id, ...] = said("גורמים מממנים", "Who pays for it besides the cluster.", "מי מממן מלבד האשכול.", ())
    own: Literal["budget", "matching"] | None = said(
        "חלק האשכול",
        "budget: the cluster's own budget pays; matching: it adds to what the funders pay.",
        "budget: מתקציב האשכול; matching: מצ'ינג של האשכול לצד המממנים.",
    )


class YearOfPartners(Entity):
    """The government bodies that the cluster worked with in a year, on plans of work of its own."""

    year: Count = said("שנה", "The year.", "השנה.", ...)
    partners: tuple[Id, ...] = said("שותפים", "The bodies, by partner id.", "הגופים, לפי מזהה השותף.", ())


class Grant(Entity):
    """A grant that was approved for the cluster."""

    title: Words = said("כותרת", "What it is for.", "לשם מה.", ...)
    year: Count = said("שנה", "The year of the approval.", "שנת האישור.", ...)
    amount: Money | None = said("סכום", "Shekels.", "שקלים.")
    funders: tuple[Id, ...] = said("גורמים מממנים", "Who gives it.", "מי נותן אותו.", ())


class Income(Entity):
    """Money that came to the cluster in the year, of one kind."""

    kind: SourceKind = said(
        "סוג",
        "tabar, ministry, regular, call, overhead, authorities, own, partner or other.",
        'תב"ר, משרד, שוטף, קול קורא, תקורה, רשויות, עצמי, שותף, אחר.',
        ...,
    )
    title: Words | None = said("כותרת", "What it is.", "מהו.")
    amount: Money | None = said("סכום", "Shekels.", "שקלים.")
    one_off: Flag | None = said(
        "חד-פעמי", "true: once, for a project; false: it comes every year.", "true: חד-פעמי, לפרויקט; false: מתמשך."
    )


class CoreService(Entity):
    """A municipal service that the cluster is to give for its authorities, and how far it climbed on the ladder."""

    title: Words = said("שירות", "The service.", "השירות.", ...)
    reached: Step | None = said(
        "שלב",
        "The last of the ladder's thirteen steps that was made, from idea to started.",
        "השלב האחרון שהושלם בסולם שלושה-עשר השלבים, מ-idea עד started.",
    )
    suspended: Flag = said("מושהה", "true: work on it is suspended.", "true: קידום השירות מושהה.", False)


class Activity(Entity):
    """Something that the cluster does besides the core services."""

    title: Words = said("פעילות", "The activity.", "הפעילות.", ...)
    time: WorkTime | None = said(
        "משך העיסוק",
        "For how long by the end of the year: up-to-3, up-to-6, up-to-12 or over-12 months.",
        "כמה זמן עד סוף השנה: עד 3, 6 או 12 חודשים, או מעל 12.",
    )
    signs: tuple[Sign, ...] | None = said(
        "סימנים",
        "What there is: idea, consulting or planning, authorities involved, board decision, budget, executing.",
        "מה קיים: גיבוש הרעיון, ייעוץ או תכנון, מעורבות הרשויות, החלטת דירקטוריון, תקציב, ביצוע.",
    )


class Activities(Entity):
    """Activities besides the core services, by kind; a kind that is left out is unknown."""

    planning: tuple[Activity, ...] | None = said("תשתיות תכנון", "Mapping and planning.", "מיפוי ותכנון.")
    ongoing: tuple[Activity, ...] | None = said(
        "שירותים אזוריים שוטפים", "Regional services that go on.", "שירותים אזוריים שוטפים ומתמשכים."
    )
    other: tuple[Activity, ...] | None = said(
        "תחומי פעילות אחרים", "Projects, of other fields.", "פרויקטים, בתחומים אחרים."
    )


class Survey(Entity):
    """A cluster's answers to the yearly questionnaire, `survey.yaml`. What is left out is unknown."""

    year: Count = said("שנה", "The year; the same as its folder's name.", "השנה; כשם התיקייה.", ...)
    date: Day | None = said("תאריך", "The day that the answers hold for.", "היום שהתשובות נכונות לו.")
    document: Words | None = said("מסמך המקור", "The document that they come from.", "המסמך שממנו הועברו התשובות.")
    staff: tuple[Post, ...] | None = said("צוות", "The paid posts.", "בעלי התפקידים בשכר.")
    government: tuple[YearOfPartners, ...] | None = said(
        "שותפים בממשלה",
        "The government bodies worked with, by year; an empty list says that there were none.",
        "גופי הממשלה שעבדו עם האשכול, לפי שנים; רשימה ריקה פירושה שלא היו כאלה.",
    )
    road_shows: tuple[Id, ...] = said(
        "ימי היכרות", "Bodies whose heads met the cluster at a road show.", "גופים שקיימו עם האשכול road show.", ()
    )
    grants: tuple[Grant, ...] | None = said("מענקים", "Grants approved.", "מענקים שאושרו.")
    income: tuple[Income, ...] | None = said("הכנסות", "Money that came in, by kind.", "כספים שהתקבלו, לפי סוג.")
    services: tuple[CoreService, ...] | None = said(
        "שירותי ליבה", "The core services, in order: first, second.", "שירותי הליבה, לפי הסדר: ראשון, שני."
    )
    activities: Activities | None = said(
        "פעילות נוספת", "What is done besides the core services.", "מה נעשה מלבד שירותי הליבה."
    )


class Support(Entity):
    """Money that the programme gives to every cluster alike."""

    title: Words = said("כותרת", "What it is for.", "לשם מה.", ...)
    amount: Money = said("סכום", "Shekels for each cluster.", "שקלים לכל אשכול.", ...)
    yearly: Flag = said("שנתי", "true: every year.", "true: מדי שנה.", False)
    years: Count | None = said("מספר שנים", "For how many years.", "למשך כמה שנים.")
    funders: tuple[Id, ...] = said("גורמים מממנים", "Who gives it.", "מי נותן אותו.", ())


class Printed(Entity):
    """A figure that the text of the report gives, which is computed again from the surveys."""

    figure: FigureKind = said(
        "נתון",
        "ministries-on-average: per cluster; percent-of-ministries: of all; road-shows; posts-on-state-money: "
        "how many kinds of post the state pays for alone.",
        "ממוצע משרדים לאשכול; אחוז ממשרדי הממשלה; מספר ימי היכרות; מספר סוגי התפקידים שהמדינה לבדה מממנת.",
        ...,
    )
    year: Count = said("שנה", "The year that it is of.", "השנה שהנתון מתייחס אליה.", ...)
    value: Number = said("ערך", "The number that is printed.", "המספר המודפס.", ...)
    about: Flag = said("בקירוב", "true: the text says about, close to.", "true: הטקסט אומר בקירוב, קרוב ל-.", False)


class National(Entity):
    """What holds for all the clusters of a year, `national/<year>.yaml`, and what the report itself says."""

    year: Count = said("שנה", "The year; the same as the file's name.", "השנה; כשם הקובץ.", ...)
    document: Words | None = said("מסמך המקור", "The report that it comes from.", "הדוח שממנו הועבר.")
    clusters: tuple[Id, ...] = said(
        "אשכולות", "The clusters of the report, in its order.", "האשכולות שבדוח, לפי הסדר.", ()
    )
    partners: tuple[Id, ...] = said(
        "גופי ממשלה",
        "The bodies that the report's table lists, in its order, also those that no cluster works with.",
        "הגופים שבטבלת הדוח, לפי הסדר, גם כאלה שאין להם קשר עם אף אשכול.",
        (),
    )
    road_shows: tuple[Id, ...] = said(
        "ימי היכרות", "Bodies whose heads met all the clusters.", "גופים שקיימו road show עם כל האשכולות.", ()
    )
    all_ministries: Count | None = said(
        "משרדי ממשלה", "How many ministries the government has.", "כמה משרדים יש בממשלה."
    )
    support: tuple[Support, ...] = said(
        "סיוע", "What the programme gives to every cluster.", "מה התוכנית נותנת לכל אשכול.", ()
    )
    printed: tuple[Printed, ...] = said("נתונים מודפסים", "Figures of the report's text.", "נתונים שבטקסט הדוח.", ())
