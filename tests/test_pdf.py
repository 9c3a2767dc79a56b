"""The booklet as a PDF: tagged, the same each time, in its own direction; a plan's text is never a program."""

import os
import re
import subprocess
import sys
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from booklets import ROOT, demo, goals, small
from clusterkit.budget import amount_of
from clusterkit.documents.pdf import LABELS, NO_SIGN, pdf
from clusterkit.load import load
from clusterkit.money import show
from clusterkit.reports.booklet import booklet
from clusterkit.reports.booklet.rows import Phrase

HOSTILE = '#read("/etc/passwd") #panic() $x$ *b* _i_ @a <c> // d \\ [e] {f} `g`'
TEMPLATES = ROOT / "templates" / "booklet"
MARKS = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u2066\u2067\u2068\u2069"), " ")
RIGHT_TO_LEFT = re.compile("[\u0590-\u07ff]")
SECOND_RUN = (
    "import sys; from booklets import demo; from clusterkit.documents.pdf import pdf;"
    " from clusterkit.reports.booklet import booklet; sys.stdout.buffer.write(pdf(booklet(demo())).content)"
)


@cache
def demo_pdf() -> bytes:
    """The demo's booklet."""
    return pdf(booklet(demo())).content


def unpacked(content: bytes) -> bytes:
    """A PDF with what is compressed in it laid open."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL)
    return content + b"".join(zlib.decompressobj().decompress(one) for one in streams if one[:1] == b"\x78")


def in_pdf(text: str) -> bytes:
    """A text as bookmarks have it."""
    return text.encode("utf-16-be").hex().upper().encode()


@dataclass(frozen=True)
class Word:
    """A word on a page, and its place: from the left and from the top, in points."""

    text: str
    page: int
    left: float
    right: float
    bottom: float


@pytest.fixture
def text_of(program: Callable[[str], str], tmp_path: Path) -> Callable[..., str]:
    """The text of a PDF as a reader copies it, on one line, without the marks of direction."""

    def read(content: bytes, *options: str) -> str:
        (tmp_path / "read.pdf").write_bytes(content)
        command = [program("poppler"), *options, str(tmp_path / "read.pdf"), "-"]
        done = subprocess.run(command, capture_output=True, check=True, timeout=60)
        return " ".join(done.stdout.decode().translate(MARKS).split())

    return read


def words(laid_out: str) -> list[Word]:
    """The words that `pdftotext -bbox` names, of which it has those from right to left in the order of the eye."""
    found = []
    for page, laid in enumerate(laid_out.split("<page ")[1:], start=1):
        for left, right, bottom, said in re.findall(
            r'<word xMin="([\d.-]+)" yMin="[\d.-]+" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>', laid
        ):
            logical = said[::-1] if RIGHT_TO_LEFT.search(said) else said
            found.append(Word(logical, page, float(left), float(right), float(bottom)))
    return found


def test_the_same_plan_gives_the_same_bytes_anywhere() -> None:
    assert pdf(booklet(demo())).content == demo_pdf()
    elsewhere = {**os.environ, "TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "99"}
    elsewhere["PYTHONPATH"] = str(ROOT / "tests")
    done = subprocess.run([sys.executable, "-c", SECOND_RUN], env=elsewhere, capture_output=True, check=True, cwd="/")
    assert done.stdout == demo_pdf()
    assert not re.search(rb"CreationDate|ModDate|xmp:\w+Date", unpacked(demo_pdf()))


def test_it_is_tagged_and_says_its_language_title_and_direction() -> None:
    laid_open = unpacked(demo_pdf())
    for said in (b"/Marked true", b"/Lang(he)", b"/Direction/R2L", b"/DisplayDocTitle true", b"<pdfuaid:part>1<"):
        assert said in laid_open
    for tag in (b"/TOC", b"/Table", b"/Caption", b"/TH", b"/THead", b"/H1", b"/H2", b"/H3"):
        assert tag in laid_open
    assert in_pdf(str(booklet(demo()).cover.title)) in laid_open
    assert {float(side) for box in re.findall(rb"/MediaBox\[0 0 ([\d.]+) ([\d.]+)\]", laid_open) for side in box} == {
        841.8898,
        595.2756,
    }


def test_its_letters_come_from_the_fonts_that_are_carried() -> None:
    used = {name.partition(b"-")[0] for name in re.findall(rb"/BaseFont/[A-Z]+\+([\w-]+)", unpacked(demo_pdf()))}
    assert used == {b"Assistant"}


def test_every_section_is_a_bookmark() -> None:
    laid_open = unpacked(demo_pdf())
    titles = [str(path[-1].title.pick("he")[0]) for path in demo().all_sections]
    assert [title for title in titles if in_pdf(title) not in laid_open] == []


@pytest.mark.poppler
@pytest.mark.parametrize("plan", ["demo/2026", "mifratz/2021", "mishor-hahof/2026"])
def test_everything_of_a_plan_is_there(plan: str, text_of: Callable[..., str]) -> None:
    (read,) = load([ROOT / "workplans" / plan]).plans
    printed = pdf(booklet(read))
    assert printed.unprintable == ()
    text = text_of(printed.content)
    numbers = {show(amount) for spot in read.lines if isinstance(amount := amount_of(spot.line), Decimal)}
    assert [number for number in sorted(numbers) if number not in text] == []
    all_words = set(re.findall(r"\w+", text))
    titles = [str(path[-1].title.pick("he")[0]) for path in read.all_sections] + [
        str(task.title.pick("he")[0]) for task in read.tasks
    ]
    lost = [word for title in titles for word in re.findall(r"\w+", title) if word not in all_words]
    assert lost == []


@pytest.mark.poppler
def test_nothing_reaches_out_of_its_page(text_of: Callable[..., str]) -> None:
    found = words(text_of(demo_pdf(), "-bbox"))
    assert found
    assert [word for word in found if word.left < 0 or word.right > 842 or word.bottom > 596] == []


@pytest.mark.poppler
def test_each_run_of_words_has_its_own_direction(tmp_path: Path, text_of: Callable[..., str]) -> None:
    plan = small(tmp_path, {"purpose": "קורס Smart City עם مركز شباب בצפון"})
    found = words(text_of(pdf(booklet(plan)).content, "-bbox"))
    left = {word.text: word.left for word in found if word.page == 3}
    assert left["קורס"] > left["City"] > left["Smart"] > left["עם"]
    assert left["עם"] > left["مركز"] > left["شباب"] > left["בצפון"]


@pytest.mark.poppler
@pytest.mark.parametrize("language", ["he", "en"])
def test_columns_and_periods_begin_at_the_side_where_reading_does(
    language: str, tmp_path: Path, text_of: Callable[..., str]
) -> None:
    task = {"details": "פירוט", "schedule": ["2026-01"]}
    plan = small(tmp_path, {"goals": goals({"amount": "5", "source": "s"}, title="משימה-א", **task)}, language)
    found = words(text_of(pdf(booklet(plan)).content, "-bbox"))
    first, last = (next(word for word in found if word.page == 4 and word.text == month) for month in ("10", "12"))
    assert (first.left > last.left) == (language == "he")


@pytest.mark.poppler
def test_ranges_shares_and_numbers_after_a_period_are_read_from_the_left(
    tmp_path: Path, text_of: Callable[..., str]
) -> None:
    measure = {"id": "m", "title": "מדד", "kind": "output", "target": "40", "target_to": "60", "unit": "%"}
    milestones = {f"2026-Q{number}": "שכבות" for number in range(1, 4)} | {"2026-H1": "ב", "2026-Q4": "12 שכבות"}
    section = {"indicators": [measure], "goals": goals(milestones=milestones)}
    content = pdf(booklet(small(tmp_path, section))).content
    assert "40–60%" in text_of(content)
    found = words(text_of(content, "-bbox"))
    twelve = next(word for word in found if word.text == "12")
    number = next(word for word in found if word.text.strip(":") == "4" and abs(word.bottom - twelve.bottom) < 1)
    assert number.left > twelve.left


@pytest.mark.poppler
def test_a_text_of_the_plan_is_never_typst(tmp_path: Path, text_of: Callable[..., str]) -> None:
    section = {"title": HOSTILE, "purpose": HOSTILE, "topics": [HOSTILE], "goals": goals(title=HOSTILE)}
    printed = pdf(booklet(small(tmp_path, section, "en", title=HOSTILE)))
    text = text_of(printed.content)
    assert text.replace(" ", "").count(HOSTILE.replace(" ", "")) >= 4
    assert "root:" not in text


@pytest.mark.poppler
def test_a_row_longer_than_a_page_goes_on_over_the_page(tmp_path: Path, text_of: Callable[..., str]) -> None:
    details = " ".join(f"word{number}" for number in range(2500))
    plan = small(tmp_path, {"goals": goals(details=details)})
    found = words(text_of(pdf(booklet(plan)).content, "-bbox"))
    numbered = [word for word in found if re.fullmatch(r"word\d+", word.text)]
    assert len(numbered) == 2500
    assert max(word.bottom for word in numbered) < 596


def test_a_letter_that_no_font_has_is_shown_and_told(tmp_path: Path) -> None:
    printed = pdf(booklet(small(tmp_path, {"title": "א 😀 ב \U0010fffd → ✓"})))
    assert set(printed.unprintable) == {"😀", "\U0010fffd"}
    assert in_pdf(f"א {NO_SIGN} ב {NO_SIGN} → ✓") in unpacked(printed.content)


@settings(max_examples=20)
@given(st.text(min_size=1, max_size=30))
@example("\u2066\ufeff\u202e")
@example('"\\\u20dd')
def test_any_text_can_be_printed(text: str) -> None:
    view = booklet(demo())
    cover = view.cover._replace(title=Phrase(text), facts=(("א", Phrase(text)),))
    content = pdf(view._replace(cover=cover, parts=(), budget=None, execution=None, review=None)).content
    assert content.startswith(b"%PDF-1.7")


@pytest.mark.parametrize("language", ["he", "ar", "en"])
def test_every_language_is_printed(language: str, tmp_path: Path) -> None:
    sections: dict[str, Any] = {"goals": goals({"amount": "5"})}
    for number in range(7):
        sections = {"sections": [{**sections, "id": f"s{number}", "title": "פרק"}]}
    laid_open = unpacked(pdf(booklet(small(tmp_path, sections, language))).content)
    assert f"/Lang({language})".encode() in laid_open
    assert (b"/Direction/R2L" in laid_open) == (language != "en")


def test_an_empty_plan_is_printed(tmp_path: Path) -> None:
    plan = small(tmp_path, {})
    assert pdf(booklet(replace(plan, sections=()))).content


def test_the_templates_words_are_in_the_catalogs() -> None:
    used = {
        word for file in TEMPLATES.glob("*.typ") for word in re.findall(r'word\("(.*?)"\)', file.read_text("utf-8"))
    }
    assert used == set(LABELS)


def test_without_the_extra_it_says_what_to_install(tmp_path: Path) -> None:
    code = "import sys; sys.modules['typst'] = None; from clusterkit.__main__ import main; sys.exit(main())"
    command = [sys.executable, "-c", code, "render", str(ROOT / "workplans" / "demo"), "--to", "md,pdf", "-o"]
    done = subprocess.run([*command, str(tmp_path / "out")], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "clusterkit: --to pdf needs more than is installed: install clusterkit[pdf]\n"
    assert not (tmp_path / "out").exists()
