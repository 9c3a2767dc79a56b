"""Hebrew words that rules look for, and one form for words that are spelled in several ways.

Patterns stand here as text: `re` compiles one when it is first used, and keeps it.
"""

import re

BEFORE, AFTER = "(?<![א-ת])", "(?![א-ת])"
"""The edges of a Hebrew word. `\\b` would find one beside the quotes inside an abbreviation."""

_PREFIX = "[ושהכלבמ]{0,3}"

SPELLINGS: tuple[tuple[str, str, str], ...] = (
    ("תכני", "תוכני", "(?=ו?ת)"),
    ("מליו", "מיליו", "(?=[ןנ])"),
    ("פרוייקט", "פרויקט", ""),
    ("קרית", "קריית", AFTER),
    ("יעו", "ייעו", "(?=[ץצ])"),
    ("ישו", "יישו", "(?=[םמ])"),
    ("אוכלוסיה", "אוכלוסייה", AFTER),
    ("תעשיה", "תעשייה", AFTER),
    ("עיריה", "עירייה", AFTER),
    ("בניה", "בנייה", AFTER),
    ("איזור", "אזור", ""),
    ("אירגו", "ארגו", "(?=[ןנ])"),
    ("בטחו", "ביטחו", "(?=[ןנ])"),
    ("נקיו", "ניקיו", "(?=[ןנ])"),
    ("מיחשוב", "מחשוב", ""),
    ("הצטידות", "הצטיידות", ""),
)
"""How a word begins in one spelling, and in the one that the rules of full spelling prefer; and what must follow."""

VAGUE_DATE = (
    f"{BEFORE}[וש]?(?:בהקדם|בקרוב(?= *(?:[,.;)–-]|$))|בעתיד הקרוב|בתקופה הקרובה|בזמן הקרוב"
    r"|בהמשך(?= *(?:[,.;)–-]|$)| השנה| הדרך)|ב(?:מועד|שלב) מאוחר יותר|ל?כשיתאפשר|ככל שיתאפשר"
    f"|ה?מועד ייקבע|טרם נקבע מועד|עד להודעה חדשה){AFTER}"
    r"|(?i:\b(?:soon|as soon as possible|in due course|in the near future)\b)|في أقرب وقت|قريب[ًا]+\b|لاحق[ًا]+\b"
)
"""Words that promise a time and name none."""

REFERENCE = f"(?:{BEFORE}ה?כ?מפורט|{BEFORE}ראו?|{BEFORE}ראה|{BEFORE}ש?יפורט|{BEFORE}להלן) בהמשך"
"""`as detailed below`: a place in the text, not a time."""

DATE = (
    r"\d|רבעון|חציון|ינואר|פברואר|מרץ|מרס|אפריל|מאי|יוני|יולי|אוגוסט|ספטמבר|אוקטובר|נובמבר|דצמבר"
    r"|תשרי|חשוון|כסלו|טבת|שבט|אדר|ניסן|אייר|סיוון|תמוז|אלול|תחילת ה?שנה|סוף ה?שנה"
)
"""What a text that names a time holds."""

VAGUE_VERB = f"^(?:לקדם|קידום|לבחון|בחינה|בחינת|לפעול|להמשיך|המשך){AFTER}"
"""A title that begins with a verb for which nothing need ever be finished."""

PRODUCT = (
    f'{BEFORE}{_PREFIX}(?:תו?כני(?:ת|ות)|מסמ(?:ך|כי|כים)|דו"?ח(?:ות)?|סקר(?:ים)?|מכרז(?:ים|י)?|הסכ(?:ם|מי|מים)|כנס(?:ים)?'
    f"|קורס(?:ים)?|אתר(?:ים)?|מערכ(?:ת|ות)|מפ(?:ה|ות|ת)|הכשר(?:ה|ות)|סדנ(?:ה|אות)|חו?ק|נוהל|החלט(?:ה|ת|ות)){AFTER}"
)
"""Nouns for a thing that stands there in the end."""

_CHOSEN = "(?:נבחרו?|ייבחרו?|בחירת|בחירה של|בחרה|לבחור)"
_WINNER = "ה?(?:קבלן|קבלנים|ספק|ספקים|מפעיל|זוכה|זוכים|זכיין)(?! ב(?:תחרות|פרס|הגרלה|חידון))"
_TENDER = "ה?מכרז(?:ים|י)?"
_OUT = "(?:י?פורסם|י?פורסמו|מפורסם|מפורסמים|יי?צאו?)"

PUBLISHED = (
    f"{BEFORE}(?:{_OUT}|פרסום|פרסומו של|לפרסם|הוצאת|יציאת) {_TENDER}{AFTER}"
    f"|{BEFORE}{_TENDER}(?: [א-ת\"'-]+){{0,3}} ?{_OUT}{AFTER}"
)
"""A tender is published; preparing for it (היערכות לפרסום) is not."""

WON = (
    f"{BEFORE}{_CHOSEN} {_WINNER}{AFTER}|{BEFORE}{_WINNER}(?: [א-ת\"'-]+){{0,2}} {_CHOSEN}{AFTER}"
    f"|{BEFORE}(?:נחתם|נחתמו|חתימת|חתימה על) (?:חוזה|חוזים|הסכם|הסכמים|הסכמי מסגרת) עם {_WINNER}{AFTER}"
)
"""A supplier is chosen or signs. Consultants and planners are left out: they are often chosen to write the tender."""

_BEGAN = "(?:החלה?|החלו|התחילה?|התחילו|יחלו?|תחל|יתחילו?|תתחיל)"
_STRUCTURE = (
    "(?:מבנ(?:ה|ים|י)|בניי?(?:ן|ני)|אול(?:ם|מות)|מרכז|תחנ(?:ה|ת|ות)|אגף|מתקן|מתקנים|מפעל|בית|בתי|בריכ(?:ה|ת)|ספריי?(?:ה|ת)"
    "|ג[ןנ]י?|כיתות|מגרשי?|כביש|גשר|חניון|מסוף|אצטדיון|היכל|מוזיאון|קיר|טיילת|פארק|קמפוס|מעון|מעונות|מועדון|ביתן"
    "|סככ(?:ה|ת|ות)|מחסן|מחסנים|מעבד(?:ה|ת)|מרפא(?:ה|ת)|שוק|מטמנה|מקווה|אתר)"
)
_WORKS = f"(?:ה?בניי?ה|ה?הקמה|הקמת ה?{_STRUCTURE}|עבודות ה?(?:בניי?ה|הקמה|ביצוע|עפר|שלד))"
_ALONE = "ה?עבודות(?= *(?:[,.;:)–-]|$)| ב(?!תכנון))"

WORK = f"{BEFORE}(?:{_BEGAN}|תחילת) (?:{_WORKS}{AFTER}|{_ALONE})|{BEFORE}(?:{_WORKS}|ה?עבודות) {_BEGAN}{AFTER}"
"""Building begins. What is set up need not be a structure: a team, an administration."""

_GIVEN = "(?:התקבלו?|יתקבלו?|ניתן|ניתנו|יינתן|יינתנו|הוצאו?)"
PERMIT = f"{BEFORE}(?:{_GIVEN}|קבלת|הוצאת) ה?היתרי? ה?בניי?ה{AFTER}|{BEFORE}ה?היתרי? ה?בניי?ה {_GIVEN}{AFTER}"
"""A building permit is given."""

GENERIC = frozenset(("פרויקט", "מיזם", "הקמת", "נושא", "עבור", "של", "את", "-"))
"""Words that a name may have or lack and still be the same name."""


def spelled(text: str, stem: str, rest: str) -> list[str]:
    """The words of a text that begin with a stem of SPELLINGS, without the letters before it."""
    return re.findall(f"{BEFORE}{_PREFIX}({stem}{rest}[א-ת]*)", text) if stem in text else []


def respelled(text: str) -> str:
    """A text in which every word of two spellings has the preferred one."""
    for variant, standard, rest in SPELLINGS:
        if variant in text:
            text = re.sub(f"({BEFORE}{_PREFIX}){variant}{rest}", rf"\g<1>{standard}", text)
    return text
