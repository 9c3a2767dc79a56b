"""Texts: which are the same name, how one is set apart, and which language a reader gets."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterkit.messages import fill
from clusterkit.money import HINT
from clusterkit.texts import INVISIBLE, Text, alike, invisible, isolate, without_invisible

ALIKE = [
    ('תב"ר מאגר מכרזים', "תב״ר מאגר מכרזים"),
    ('תב"ר', "תב''ר"),
    ('תב"ר', "תב”ר"),
    ("ג'וליס", "ג׳וליס"),
    ("ג'וליס", "ג’וליס"),
    ("אום אל-פחם", "אום אל־פחם"),
    ("2025-2026", "2025–2026"),
    ("קול  קורא ", " קול קורא"),
    ("קול\u00a0קורא", "קול קורא"),
    ("\u200fקול קורא\u200e", "קול קורא"),
    ("\u2068קול\u2069 קורא", "קול קורא"),
    ("שָׁלוֹם", "שלום"),
    ("KD", "kd"),
    ("GIS", "ＧＩＳ"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_two_spellings_of_one_name_are_alike(one: str, other: str) -> None:
    assert alike(one) == alike(other)


DIFFERENT = [("תוכנית", "תכנית"), ('תב"ר 1', 'תב"ר 2'), ("ש", "שׁם"), ("אב", "א ב"), ("قول", "قول قارئ")]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_names_are_not_alike(one: str, other: str) -> None:
    assert alike(one) != alike(other)


@given(st.text())
def test_alike_is_a_last_word(text: str) -> None:
    assert alike(alike(text)) == alike(text)
    assert alike(f"  {text} ") == alike(text)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])))
def test_only_what_is_not_ascii_is_set_apart(text: str) -> None:
    assert isolate(text) == (text if text.isascii() else f"\u2068{text}\u2069")


@given(st.text())
def test_no_control_character_is_left(text: str) -> None:
    assert not re.search(r"[\0-\x1f\x7f]", isolate(text))
    assert len(isolate(text).strip("\u2068\u2069")) <= len(text)


PICKED = [
    # what is said                          reader  gets
    ("אב", "en", ("אב", "")),
    ({"he": "אב", "en": "father"}, "en", ("father", "en")),
    ({"he": "אב", "en": "father"}, "ar", ("אב", "he")),
    ({"ar": "أب", "en": "father"}, "he", ("أب", "ar")),
    ({"en": "father"}, "he", ("father", "en")),
    ({}, "he", ("", "he")),
]


@pytest.mark.parametrize(("said", "reader", "expected"), PICKED)
def test_a_reader_gets_a_language_that_is_there(
    said: dict[str, str] | str, reader: str, expected: tuple[str, str]
) -> None:
    assert Text(said).pick(reader) == expected


def test_a_text_is_what_it_says() -> None:
    assert Text("אב") == Text({"": "אב"})
    assert hash(Text("אב")) == hash(Text({"": "אב"}))
    assert Text("אב") != "אב"
    assert str(Text({"he": "אב", "en": "father"})) == "אב"
    assert Text({"he": "אב", "en": "father"}).languages == ("he", "en")


def test_a_value_to_write_is_set_apart_outside_of_its_quotes_so_that_it_can_be_copied() -> None:
    said = fill(HINT, {}, "he", apart=True)
    values = re.findall("\u2068`([^`]*)`\u2069", said)
    assert "85,995" in values
    assert not re.search(INVISIBLE, "".join(values))
    assert fill(HINT, {}, "he") == re.sub(INVISIBLE, "", said)
    assert fill("write `key: value`", {}, "en", apart=True) == "write `key: value`"


def test_what_nobody_sees_is_named_once_and_taken_out() -> None:
    written = "\u200f1\u00a0000\u200f"
    assert invisible(written) == "U+200F RIGHT-TO-LEFT MARK, U+00A0 NO-BREAK SPACE"
    assert without_invisible(written) == "1 000"
    assert invisible("1 000") == ""
