"""Every way to write an amount that the documents use, and every way that is refused."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterkit.diagnostics import WrongValue
from clusterkit.money import TBD, Amount, Share, Unknown, read_amount, read_share, show

READ = [
    # bare numbers
    ("85995", 85995),
    ("85,995", 85995),
    ("1,250,000", 1250000),
    ("0", 0),
    ("007", 7),
    ("85,995.50", "85995.50"),
    ("85995.5", "85995.5"),
    ("0.01", "0.01"),
    ("9.90", "9.90"),
    # shekels, after and before
    ("85,995 ₪", 85995),
    ("85,995₪", 85995),
    ("₪85,995", 85995),
    ("₪ 85,995", 85995),
    ('85995 ש"ח', 85995),
    ("85995 NIS", 85995),
    ("85995 ils", 85995),
    # thousands, in every kind of quote
    ('282 אלש"ח', 282000),
    ('282 אש"ח', 282000),
    ("282 אש״ח", 282000),
    ("282 אש''ח", 282000),
    ("282 אש”ח", 282000),
    ("282 אש“ח", 282000),
    ("282 אש׳׳ח", 282000),
    ("282 אשח", 282000),
    ("282 אלפי ₪", 282000),
    ('282 אלפי ש"ח', 282000),
    ("282 אלף", 282000),
    ("282 אלף ₪", 282000),
    ("282K", 282000),
    ("282 k", 282000),
    ('0.5 אש"ח', 500),
    ('85.995 אש"ח', 85995),
    ('1,250 אש"ח', 1250000),
    # millions
    ("27 מיליון", 27000000),
    ("27 מליון", 27000000),
    ("27 מיליון ₪", 27000000),
    ('27 מיליון ש"ח', 27000000),
    ('4.7 מלש"ח', 4700000),
    ("4.7 מלש״ח", 4700000),
    ("1.5M", 1500000),
    ("1.5 m", 1500000),
    ("1.234567 מיליון", 1234567),
    ("1.234 מיליון", 1234000),
    ("₪1.5M", 1500000),
    # below zero
    ("-15", -15),
    ("\u221215", -15),
    ("(15)", -15),
    ("(15 ₪)", -15),
    ("(1,250.50)", "-1250.50"),
    ('-282 אש"ח', -282000),
    # digits of Arabic, spaces around
    ("٨٥٩٩٥", 85995),
    ("٨٥,٩٩٥ ₪", 85995),
    ("  85,995  ", 85995),
    ("85,995\u00a0₪", 85995),
    # said in words
    ("tbd", TBD),
    (" TBD ", TBD),
]


@pytest.mark.parametrize(("written", "shekels"), READ)
def test_an_amount_is_read(written: str, shekels: str | int | Amount) -> None:
    assert read_amount(written) == (shekels if shekels is TBD else Decimal(str(shekels)))


AMBIGUOUS = "{written} may mean {thousands}, or a fraction of a shekel"
UNLIKELY = "{written} may mean {whole}, or a fraction of a shekel"
FINER = "{written} is finer than an agora"
LONG = "{written} is too long to be an amount"
NO_AMOUNT = "{written} is not an amount"

REFUSED = [
    ("85.995", AMBIGUOUS),
    ("85.995 ₪", AMBIGUOUS),
    ("₪85.995", AMBIGUOUS),
    ("1.250.000", AMBIGUOUS),
    ("1.250.000 K", AMBIGUOUS),
    ("-85.995", AMBIGUOUS),
    ("0.500", UNLIKELY),
    ("0,500", NO_AMOUNT),
    ("1234.567", FINER),
    ("0.0001", FINER),
    ("1.123456789M", FINER),
    ("9" * 21, LONG),
    ("", NO_AMOUNT),
    ("₪", NO_AMOUNT),
    ("הרבה", NO_AMOUNT),
    ("לפי צורך", NO_AMOUNT),
    ("כ-15,000", NO_AMOUNT),
    ("15,000 בערך", NO_AMOUNT),
    ("85,99", NO_AMOUNT),
    ("85,9955", NO_AMOUNT),
    ("1,25,000", NO_AMOUNT),
    ("85,995,", NO_AMOUNT),
    ("1.250,00", NO_AMOUNT),
    (".5", NO_AMOUNT),
    ("5.", NO_AMOUNT),
    ("1e3", NO_AMOUNT),
    ("0x1F", NO_AMOUNT),
    ("1_000", NO_AMOUNT),
    ("12:30", NO_AMOUNT),
    ("NaN", NO_AMOUNT),
    ("inf", NO_AMOUNT),
    ("+15", NO_AMOUNT),
    ("--15", NO_AMOUNT),
    ("(15", NO_AMOUNT),
    ("15)", NO_AMOUNT),
    ("1,000-2,000", NO_AMOUNT),
    ("282 אש", NO_AMOUNT),
    ("10%", NO_AMOUNT),
    ("$10", NO_AMOUNT),
    ('1001834039 תב"ר 30,000', NO_AMOUNT),
]


@pytest.mark.parametrize(("written", "message"), REFUSED)
def test_what_is_no_amount_is_refused(written: str, message: str) -> None:
    with pytest.raises(WrongValue) as refused:
        read_amount(written)
    assert refused.value.message == message
    assert refused.value.rule == ("ambiguous-amount" if message in (AMBIGUOUS, UNLIKELY) else "wrong-value")
    assert refused.value.values["written"] == written


@given(st.decimals(-(10**12), 10**12, places=2) | st.integers(-(10**12), 10**12).map(Decimal))
def test_what_is_shown_is_read_as_the_same(amount: Decimal) -> None:
    assert read_amount(show(amount)) == amount


def said_of(text: str) -> str:
    """The amount that a text says as printed, or what is wrong with it and how to put it right."""
    try:
        amount = read_amount(text)
    except WrongValue as refused:
        return (refused.message + refused.help).format_map(refused.values)
    return str(amount) if isinstance(amount, Unknown) else show(amount)


@given(st.text() | st.text('0123456789.,-()₪ אשלחמיוןפKM"״٣\u221a²½Ⅷ\u200f\n', max_size=12))
def test_no_text_raises_anything_but_a_refusal(text: str) -> None:
    assert said_of(text)


@given(st.from_regex(r"[0-9]{1,3}(\.[0-9]{3})+", fullmatch=True))
def test_a_dot_and_three_digits_is_ambiguous_and_the_help_can_be_read(written: str) -> None:
    with pytest.raises(WrongValue) as refused:
        read_amount(written)
    assert refused.value.rule == "ambiguous-amount"
    thousands = str(refused.value.values["whole" if written.startswith("0") else "thousands"])
    if len(thousands) <= 20:
        assert read_amount(thousands) == int(re.sub(r"\D", "", written))


SHOWN = [
    ("0", "0"),
    ("1250000", "1,250,000"),
    ("1250000.00", "1,250,000"),
    ("0.5", "0.50"),
    ("-1234.5", "-1,234.50"),
    ("1E+3", "1,000"),
]


@pytest.mark.parametrize(("amount", "shown"), SHOWN)
def test_an_amount_is_shown(amount: str, shown: str) -> None:
    assert show(Decimal(amount)) == shown


SHARES = [
    ("40%", None, "0.4"),
    ("100 %", None, "1"),
    ("0%", None, "0"),
    ("33.333333%", None, "0.33333333"),
    ("12,000", "12000", None),
    ('12 אש"ח', "12000", None),
]


@pytest.mark.parametrize(("written", "amount", "fraction"), SHARES)
def test_a_share_is_read(written: str, amount: str | None, fraction: str | None) -> None:
    assert read_share(written) == Share(amount and Decimal(amount), fraction and Decimal(fraction))  # type: ignore[arg-type]


@pytest.mark.parametrize("written", ["101%", "100.1%", "-5%", "%", "חצי", "tbd", "85.995", "", "1.1234567%", "1,0%"])
def test_what_is_no_share_is_refused(written: str) -> None:
    with pytest.raises(WrongValue):
        read_share(written)
