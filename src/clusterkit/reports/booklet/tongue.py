"""Numbers, money and dates as each of a booklet's languages prints them, by Babel."""

from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from babel import Locale

LOCALES = {"he": "he_IL", "ar": "ar_JO", "en": "en_IL"}
"""Arabic has the months' names that are used here (آذار, not مارس), and Western digits, as public bodies print them."""

_MARKS = str.maketrans("", "", "\u200e\u200f")


def direction(language: str) -> Literal["rtl", "ltr"]:
    """The way that a language runs."""
    return "ltr" if language == "en" else "rtl"


def number(amount: Decimal, language: str) -> str:
    """A number that is not money: its thousands parted, no needless zeros."""
    return _in_pattern("#,##0.##########", amount, language)


def money(amount: Decimal, language: str) -> str:
    """Shekels without their sign; agorot only where there are any."""
    return _in_pattern("#,##0.00" if amount % 1 else "#,##0", amount, language)


def shekels(amount: Decimal, language: str) -> str:
    """Shekels with their sign, on the side where the language has it."""
    pattern = _locale(language).currency_formats["standard"].pattern
    return _in_pattern(pattern if amount % 1 else pattern.replace(".00", ""), amount, language)


def day(when: date, language: str) -> str:
    """A date in words."""
    from babel.dates import format_date

    return format_date(when, "long", _locale(language))


def month(of_year: int, language: str) -> str:
    """The name of a month, counted from 1."""
    return str(_locale(language).months["format"]["wide"][of_year])


def _in_pattern(pattern: str, amount: Decimal, language: str) -> str:
    """A number in a CLDR pattern. Its invisible marks are left out: each document isolates numbers in its own way."""
    from babel.numbers import parse_pattern

    said = parse_pattern(pattern).apply(amount, _locale(language), currency="ILS", currency_digits=False)
    return str(said).translate(_MARKS)


@cache
def _locale(language: str) -> "Locale":
    from babel import Locale

    return Locale.parse(LOCALES[language])
