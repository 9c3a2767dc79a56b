"""The last page in every form: who approved the plan, when and under what reference, each text in its own order."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from booklets import goals, small
from clusterkit.documents.booklet import html, markdown
from clusterkit.documents.escaping import html_phrase
from clusterkit.documents.word.booklet import word
from clusterkit.reports.booklet import Booklet, booklet
from clusterkit.reports.booklet.rows import Phrase
from clusterkit.spreadsheets.booklet import workbook
from words import W, body, said, style

BODIES = {"he": "משרד הפנים", "ar": "وزارة الداخلية", "en": "משרד הפנים"}
DAYS = {"he": "28 בדצמבר 2025", "ar": "28 كانون الأول 2025", "en": "28 December 2025"}
REFERENCE = "2025-101733"
LEFT, RIGHT = "\u200e", "\u200f"


def approved(folder: Path, language: str) -> Booklet:
    """The booklet of a plan with one approval."""
    approval = {"body": BODIES[language], "date": "2025-12-28", "reference": REFERENCE}
    return booklet(small(folder, {"goals": goals()}, language, approvals=[approval]))


@pytest.mark.parametrize("language", ["he", "ar", "en"])
def test_the_parts_of_an_approval_stay_apart(language: str, tmp_path: Path) -> None:
    view = approved(tmp_path, language)
    assert view.imprint[-1][1] == (Phrase(BODIES[language]), Phrase(DAYS[language]), Phrase(REFERENCE))


@pytest.mark.parametrize("language", ["he", "ar", "en"])
def test_each_is_set_apart_on_the_page(language: str, tmp_path: Path) -> None:
    page = html(approved(tmp_path, language)).decode()
    parts = (html_phrase(part, language) for part in (BODIES[language], DAYS[language], REFERENCE))
    assert f"<dd>{' · '.join(f'<bdi>{part}</bdi>' for part in parts)}</dd>" in page


@pytest.mark.parametrize("language", ["he", "ar", "en"])
def test_each_is_set_apart_in_markdown(language: str, tmp_path: Path) -> None:
    parts = (BODIES[language], DAYS[language], REFERENCE)
    line = " · ".join(f"\u2068{part}\u2069" for part in parts)
    assert markdown(approved(tmp_path, language)).decode().count(line) == 1


@pytest.mark.parametrize("language", ["he", "ar", "en"])
def test_each_has_a_line_of_its_own_in_the_workbook(language: str, tmp_path: Path) -> None:
    book = load_workbook(BytesIO(workbook(approved(tmp_path, language))))
    cells = {cell.value for row in book.worksheets[-1].iter_rows() for cell in row}
    assert f"{BODIES[language]}\n{DAYS[language]}\n{REFERENCE}" in cells


@pytest.mark.parametrize(("language", "mark"), [("he", RIGHT), ("ar", RIGHT), ("en", LEFT)])
def test_marks_stand_between_them_in_word(language: str, mark: str, tmp_path: Path) -> None:
    found = [one for one in body(word(approved(tmp_path, language))).iter(f"{W}p") if style(one) == "CoverFact"]
    last = found[-1]
    written = "".join(one.text or "" for one in last.iter(f"{W}t"))
    assert said(last).endswith(f"{BODIES[language]} · {DAYS[language]} · {REFERENCE}")
    assert written.count(f"{mark} · {mark}") == 2
    (number,) = [one for one in last.iter(f"{W}r") if REFERENCE in said(one)]
    assert number.find(f"{W}rPr/{W}rtl") is None


def test_numbers_with_hyphens_in_arabic_words_are_set_apart() -> None:
    assert html_phrase("رسالة 2025-101733", "ar") == "رسالة <bdi>2025-101733</bdi>"
    assert html_phrase(Phrase("في 1.1.2026 رسالة 2025-17-3", "ar"), "he") == (
        '<bdi class="fallback" lang="ar" dir="rtl">في 1.1.2026 رسالة <bdi>2025-17-3</bdi></bdi>'
    )
