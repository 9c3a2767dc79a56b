"""The booklet in its three languages: numbers and dates, runs of other scripts, and texts that a plan does not have."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booklets import demo, goals, small
from clusterkit.documents.booklet import html, markdown
from clusterkit.documents.escaping import clean, css_string, html_numbers, html_phrase
from clusterkit.reports.booklet import booklet, tongue
from clusterkit.reports.booklet.rows import Phrase


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("he", ["1,234,567.5", "1,250,000\u00a0₪", "-0.50\u00a0₪", "1 במרץ 2026", "מרץ"]),
        ("ar", ["1,234,567.5", "1,250,000\u00a0₪", "-0.50\u00a0₪", "1 آذار 2026", "آذار"]),
        ("en", ["1,234,567.5", "₪1,250,000", "-₪0.50", "1 March 2026", "March"]),
    ],
)
def test_numbers_money_and_dates_are_those_of_the_language(language: str, said: list[str]) -> None:
    assert said == [
        tongue.number(Decimal("1234567.50"), language),
        tongue.shekels(Decimal(1250000), language),
        tongue.shekels(Decimal("-0.5"), language),
        tongue.day(date(2026, 3, 1), language),
        tongue.month(3, language),
    ]


@pytest.mark.parametrize(
    ("language", "text", "marked"),
    [
        ("he", "מערכת GIS אזורית", 'מערכת <bdi lang="en" dir="ltr">GIS</bdi> אזורית'),
        ("he", "חברת Blue & Green, נצרת", 'חברת <bdi lang="en" dir="ltr">Blue &amp; Green</bdi>, נצרת'),
        ("he", "תקן ISO 27001", 'תקן <bdi lang="en" dir="ltr">ISO</bdi> 27001'),
        ("he", "אתר https://a.il/b", 'אתר <bdi lang="en" dir="ltr">https://a.il/b</bdi>'),
        ("he", "הדפסת 3D", 'הדפסת <bdi lang="en" dir="ltr">3D</bdi>'),
        ("he", "מתנ״ס الأمل והסביבה", 'מתנ״ס <bdi lang="ar" dir="rtl">الأمل</bdi> והסביבה'),
        ("he", "GIS", '<bdi lang="en" dir="ltr">GIS</bdi>'),
        ("he", "רק עברית, 5%", "רק עברית, 5%"),
        ("he", "27,001", "27,001"),
        ("ar", "مركز יד ביד في الناصرة", 'مركز <bdi lang="he" dir="rtl">יד ביד</bdi> في الناصرة'),
        ("en", 'The מתנ"ס of Haifa', 'The <bdi lang="he" dir="rtl">מתנ&#34;ס</bdi> of Haifa'),
        ("en", "דפוס הדמיון (בדויה)", '<bdi lang="he" dir="rtl">דפוס הדמיון (בדויה)</bdi>'),
    ],
)
def test_a_run_in_another_script_has_its_own_language_and_direction(language: str, text: str, marked: str) -> None:
    assert html_phrase(text, language) == marked


@given(st.text(st.sampled_from("אב aF1 –'<}\n\\" + '"')))
def test_a_string_in_a_style_sheet_says_what_the_text_says(text: str) -> None:
    said = css_string(text)
    assert not re.search(r"[\"'\n<}]", said)
    assert re.sub(r"\\([0-9a-f]{1,6})\s?", lambda code: chr(int(code[1], 16)), said) == clean(text)


def test_a_fallback_is_marked_with_the_runs_inside_it() -> None:
    said = html_phrase(Phrase("מערכת GIS", "he"), "en")
    assert said == '<bdi class="fallback" lang="he" dir="rtl">מערכת <bdi lang="en" dir="ltr">GIS</bdi></bdi>'


def test_numbers_in_a_text_of_another_script_are_set_apart_in_it() -> None:
    assert html_numbers("40–50 עסקים", "en") == '<bdi lang="he" dir="rtl"><bdi>40–50</bdi> עסקים</bdi>'


@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_the_plan_lacks_in_a_language_stands_in_its_own_and_says_so(language: str, tmp_path: Path) -> None:
    title = {"he": "פרק", "ar": "فصل", "en": "Chapter"}
    plan = small(tmp_path, {"title": title, "goals": goals(title="סקר")})
    own, other = booklet(plan), booklet(plan, language)
    assert (own.language, own.fallback, own.parts[0].title) == ("he", "", Phrase("פרק"))
    assert (other.language, other.parts[0].title) == (language, Phrase(title[language]))
    assert other.parts[0].tasks is not None
    assert other.parts[0].tasks.groups[0].rows[0].title == Phrase("סקר", "he")
    assert other.fallback
    assert other.fallback in html(other).decode()
    assert other.fallback in markdown(other).decode()


@pytest.mark.parametrize("language", ["he", "ar", "en"])
def test_in_every_language_the_sums_are_the_same(language: str) -> None:
    view = booklet(demo(), language)
    own = booklet(demo())
    assert view.budget is not None
    assert own.budget is not None
    assert view.budget.by_source.numbers == own.budget.by_source.numbers
    assert [row.strokes for picture in view.budget.pictures for row in picture.rows] == [
        row.strokes for picture in own.budget.pictures for row in picture.rows
    ]
