"""Texts in pieces of one direction: each word and number in its own, and nothing lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterkit.documents.word.directions import MARKS, Direction, pieces

LTR, RTL = MARKS["ltr"], MARKS["rtl"]

CASES: list[tuple[str, list[str]]] = [
    ("מס' 214", [">מס' 214"]),
    ("“מס' 214”", [">“מס' 214”"]),
    ("עולה 60% ו־5,000 ₪", [">עולה 60% ו־5,000 ₪"]),
    ("טלפון 04-6123456", [">טלפון ", f"<{LTR}04-6123456"]),
    ("מכתב 2025-101733, ב-17.3.2025", [">מכתב ", f"<{LTR}2025-101733", ">, ב-17.3.2025"]),
    ("رسالة 2025-101733.", ["a>رسالة ", f"<{LTR}2025-101733", ">."]),
    ("بين 10:30–12:00", ["a>بين ", f"<{LTR}10:30–12:00"]),
    ("تقرير 9/2025 في 1.1.2026", ["a>تقرير 9/2025 في 1.1.2026"]),
    ("תקן ISO 27001-2 חדש", [">תקן ", "<ISO 27001-2", "> חדש"]),
    ("עד 1.1.2026.", [">עד 1.1.2026."]),
    ("אשכול Demo Cluster (invented)", [">אשכול ", f"<Demo Cluster (invented){LTR}"]),
    ("מערכת (GIS) חדשה", [">מערכת (", "<GIS", ">) חדשה"]),
    ("ה-GIS של האשכול.", [">ה-", "<GIS", "> של האשכול."]),
    ("אתר: https://x.gov.il/a-1", [">אתר: ", "<https://x.gov.il/a-1"]),
    ("בתקופה 2026-Q1 בלבד", [">בתקופה ", f"<{LTR}2026-Q1", "> בלבד"]),
    ("ירידה של -5% בשנה", [">ירידה של ", f"<{LTR}-5%{LTR}", "> בשנה"]),
    ("2–3 ימים", [f"<{LTR}2–3", "> ימים"]),
    ("חייגו +972-4-6123456", [">חייגו ", f"<{LTR}+972-4-6123456"]),
    ("Smart City 2026", ["<Smart City 2026"]),
    ("60% Demo", [">60% ", "<Demo"]),
    ("אשכול تخطيط סוף", [">אשכול ", "a>تخطيط ", ">סוף"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_hebrew_paragraph(text: str, expected: list[str]) -> None:
    arrows = {"hebrew": ">", "arabic": "a>", "latin": "<"}
    assert [arrows[piece.script] + piece.text for piece in pieces(text, "rtl")] == expected


def test_an_english_paragraph() -> None:
    found = pieces("The plan of אשכול 5 (draft)", "ltr")
    assert [(piece.text, piece.direction) for piece in found] == [
        ("The plan of ", "ltr"),
        ("אשכול 5", "rtl"),
        (" (draft)", "ltr"),
    ]


def test_an_english_name_in_a_hebrew_paragraph_is_of_one_piece() -> None:
    assert [piece.text for piece in pieces("(Phase 1) plan!", "ltr", "rtl")] == [f"{LTR}(Phase 1) plan!{LTR}"]


@given(st.text(st.sampled_from("אב تخ ab 12 ()[]-–.,%₪\"' +")), st.sampled_from(["ltr", "rtl"]))
def test_pieces_say_what_the_text_says(text: str, base: Direction) -> None:
    assert "".join(piece.text.strip(LTR + RTL) for piece in pieces(text, base)) == text
    for piece in pieces(text, base):
        strong = {"rtl" if "\u0590" <= letter <= "\u08ff" else "ltr" for letter in piece.text if letter.isalpha()}
        assert strong <= {piece.direction}
