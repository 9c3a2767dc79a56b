"""An invented paper with every kind of block, and ways to ask it for all that it says."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from clusterkit.cli.paper_forms import PAPER_FORMS
from clusterkit.reports.booklet.rows import Heading, Phrase
from clusterkit.reports.booklet.view import Grid, Picture, PictureRow, Stroke
from clusterkit.reports.paper import Block, Chapter, Figure, Figures, Listing, Paper, Prose

HOSTILE = '<script>alert(1)</script> | *x* #panic() $y$ {{ z }} \\q "r" & [s](t) `u`'

PARTNERS = 25
SERVICES = ("פסולת", "ביוב", "נוף", "גביה", "רכש", "וטרינריה", "GIS", "תיירות", "חינוך", "بيئة")


def paper(language: str = "he", **changes: object) -> Paper:
    """A quarterly report of nobody."""
    made = Paper(
        document="quarterly",
        name="quarterly-2026-Q3",
        language=language,
        direction="ltr" if language == "en" else "rtl",
        title=Phrase("דוח רבעוני למועצה: ביצוע 2026"),
        subject=Phrase("אשכול הדמיון · רבעון 3"),
        facts=(
            ("תקופה", Phrase("1 ביולי 2026 – 30 בספטמבר 2026")),
            ("נכון ליום", Phrase("1 באוקטובר 2026")),
            ("Prepared by", Phrase("Office of the Director", "en")),
        ),
        chapters=(_summary(), _money(), _cooperation(), _ladder(), _empty(), _hostile()),
        invented=True,
    )
    return made._replace(**changes)  # type: ignore[arg-type] # a test names fields as they are


@cache
def made(form: str, language: str = "he") -> bytes:
    """The sample paper in a form."""
    return PAPER_FORMS[form](paper(language), None)


def matrix() -> Grid:
    """A wide table: partners by services, with a mark where they work together."""
    rows = tuple(
        (
            Phrase(f"משרד {row + 1} לפיתוח המרחב והסביבה"),
            *(Phrase("✓") if (row * 7 + column * 3) % 4 == 0 else None for column in range(len(SERVICES))),
        )
        for row in range(PARTNERS)
    )
    return Grid((Heading("text", "שותף"), *(Heading("count", name) for name in SERVICES)), rows)


def _summary() -> Chapter:
    figures = (
        Figure("משימות שהושלמו", "12 מתוך 41", Phrase("29.3% מן המשימות")),
        Figure("באיחור", "5"),
        Figure("הוקצה", "34,654,305\u00a0₪", Phrase("מזה 117,471\u00a0₪ בעין")),
        Figure("שינוי מאשתקד", "-2.5%", Phrase("compared with 2025", "en")),
        Figure("מדדים ללא דיווח", "טרם ידוע"),
    )
    told = (Phrase("הרבעון עמד בסימן המעבר של GIS אזורי ושל مركز الشباب."), Phrase("Two calls were won.", "en"))
    points = (Phrase("מכרז הפסולת פורסם."), Phrase("הקמת מאגר 2026-Q3 נדחתה ל-2027."), Phrase("نقص في القوى", "ar"))
    return Chapter(
        "summary",
        Phrase("תקציר"),
        (Figures(figures), Prose(told), Prose(points, "list"), Prose((Phrase("נכון ליום הדוח."),), "note")),
    )


def _money() -> Chapter:
    columns = (Heading("text", "מקור"), Heading("money", "אושר"), Heading("money", "בוצע"), Heading("percent", "שיעור"))
    approved = (Decimal(1250000), Decimal("85995.50"), Decimal(0), None)
    executed = (Decimal(310000), None, Decimal(-15), Decimal(7))
    shown = ("1,250,000\u00a0₪", "85,995.50\u00a0₪", "0\u00a0₪", None)
    done = ("310,000\u00a0₪", "טרם ידוע", "-15\u00a0₪", "7\u00a0₪")
    names = ("קול קורא פנים", 'תב"ר 412', "הכנסות עצמיות", "תקצוב ישיר")
    rows = tuple(
        (Phrase(name), Phrase(one) if one else None, Phrase(other), Phrase("24.8%") if index == 0 else None)
        for index, (name, one, other) in enumerate(zip(names, shown, done, strict=True))
    )
    numbers = tuple(
        (None, one, other, Decimal("24.8") if index == 0 else None)
        for index, (one, other) in enumerate(zip(approved, executed, strict=True))
    )
    total = (Phrase('סה"כ'), Phrase("1,335,995.50\u00a0₪"), Phrase("309,992\u00a0₪"), Phrase("23.2%"))
    totals = (None, Decimal("1335995.50"), Decimal(309992), Decimal("23.2"))
    by_source = Listing("הכספים לפי מקור, בש״ח", Grid(columns, rows, numbers, total, totals))
    note = Prose((Phrase("סכום שלא דווח אינו אפס."), Phrase("המקור: הנהלת החשבונות.")), "note")
    return Chapter(
        "money", Phrase("הכספים"), (by_source, note), (Chapter("picture", Phrase("לפי סוג"), (_picture(),)),)
    )


def _picture() -> Picture:
    rows = (
        PictureRow(
            Phrase("ממשלה"),
            (Stroke("planned", "100.0"), Stroke("executed", "24.8")),
            (Phrase("1,250,000\u00a0₪"), Phrase("310,000\u00a0₪"), Phrase("24.8%")),
            Phrase("שני קולות קוראים"),
        ),
        PictureRow(
            Phrase("Own income", "en"),
            (Stroke("planned", "6.9"),),
            (Phrase("85,995.50\u00a0₪"), None, Phrase("טרם ידוע")),
        ),
    )
    columns = (Heading("money", "אושר"), Heading("money", "בוצע"), Heading("percent", "מן המאושר"))
    return Picture(
        "pic-kinds",
        "אושר ובוצע לפי סוג מקור",
        Heading("text", "סוג מקור"),
        columns,
        rows,
        (Phrase("1,335,995.50\u00a0₪"), Phrase("310,000\u00a0₪"), Phrase("23.2%")),
        (("planned", "אושר"), ("executed", "בוצע")),
    )


def _cooperation() -> Chapter:
    return Chapter(
        "cooperation",
        Phrase("שותפים ושירותים"),
        (
            Prose((Phrase("כל שותף, והשירותים שבהם הוא לוקח חלק."),)),
            Listing("שותפים לפי שירות", matrix()),
            Prose((Phrase("תא ריק: לא נאמר."),), "note"),
        ),
    )


def _ladder() -> Chapter:
    steps = Grid(
        (Heading("count", "שלב"), Heading("text", "מה נעשה"), Heading("text", "מצב")),
        tuple(
            (Phrase(str(step)), Phrase(f"צעד {step} בהקמת השירות"), Phrase("הושלם") if step < 4 else None)
            for step in range(1, 14)
        ),
        tuple((step, None, None) for step in range(1, 14)),
    )
    deepest = Chapter("waste-steps", Phrase("השלבים עד כה"), (Listing("שלבי הסולם", steps),))
    inner = Chapter("waste", Phrase("Waste collection", "en"), (Prose((Phrase("שירות ליבה."),)),), (deepest,))
    other = Chapter("sewage", Phrase("ביוב"), (Prose((Phrase("טרם החל."),)),))
    return Chapter("services", Phrase("שירותי הליבה"), (), (inner, other))


def _empty() -> Chapter:
    return Chapter("calls", Phrase("קולות קוראים"), ())


def _hostile() -> Chapter:
    grid = Grid(
        (Heading("text", HOSTILE), Heading("money", "=1+1")),
        ((Phrase(HOSTILE), Phrase("=1+1")), (Phrase("+1"), None), (None, Phrase("@sum")), (Phrase("\u202eabc"), None)),
    )
    return Chapter(
        "hostile",
        Phrase(HOSTILE),
        (
            Figures((Figure(HOSTILE, HOSTILE, Phrase(HOSTILE)),)),
            Prose((Phrase(HOSTILE), Phrase("- א"), Phrase("# ב"))),
            Listing(HOSTILE, grid),
        ),
    )


def all_chapters(chapters: tuple[Chapter, ...]) -> Iterator[Chapter]:
    """Every chapter, each before those under it."""
    for chapter in chapters:
        yield chapter
        yield from all_chapters(chapter.chapters)


def texts(of: Paper) -> Iterator[str]:
    """All that a paper says."""
    yield from (str(of.title), str(of.subject))
    yield from (said for name, fact in of.facts for said in (name, str(fact)))
    for chapter in all_chapters(of.chapters):
        yield str(chapter.title)
        for block in chapter.blocks:
            yield from _block_texts(block)


def _block_texts(block: Block) -> Iterator[str]:
    if isinstance(block, Prose):
        yield from map(str, block.texts)
    elif isinstance(block, Figures):
        for one in block.figures:
            yield from (one.label, one.shown, *([str(one.note)] if one.note else []))
    elif isinstance(block, Listing):
        yield block.caption
        yield from (column.title for column in block.grid.columns)
        yield from (str(said) for row in (*block.grid.rows, block.grid.total) for said in row if said)
    else:
        yield from (block.title, block.first.title, *(column.title for column in block.columns))
        for row in block.rows:
            yield from (str(said) for said in (row.name, row.note, *row.cells) if said)
        yield from (str(said) for said in block.total if said)
