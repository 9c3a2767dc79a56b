"""Money as planners and accountants write it: text to exact shekels (`Decimal`), and back to print."""

import re
from collections.abc import Sequence
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from math import floor
from typing import NamedTuple

from clusterkit.diagnostics import WrongValue


class Unknown(Enum):
    """An amount that is named but not yet known (`tbd`)."""

    TBD = "tbd"

    def __str__(self) -> str:
        return self.value


TBD = Unknown.TBD

Amount = Decimal | Unknown
"""Shekels, or `TBD`. No amount at all is `None`; zero is `Decimal(0)`."""

AGORA = Decimal("0.01")
"""The smallest amount."""


def known(amount: Amount | None) -> Decimal | None:
    """The shekels of an amount; None where nothing is said of it, or where it is not yet known."""
    return amount if isinstance(amount, Decimal) else None


_QUOTE = "(?:\"|״|''|”|“|׳׳)"
_UNITS: tuple[tuple[str, int], ...] = (
    (rf"אל?ש{_QUOTE}ח|אל?שח|אלפי (?:₪|ש{_QUOTE}ח)|אלף(?: ₪| ש{_QUOTE}ח)?|K", 1_000),
    (rf"מלש{_QUOTE}ח|מלשח|(?:מיליון|מליון)(?: ₪| ש{_QUOTE}ח)?|M", 1_000_000),
    (rf"₪|ש{_QUOTE}ח|NIS|ILS", 1),
)
_NUMBER = r"(?!0)\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{1,3}(?:\.\d{3})+|\d+(?:\.\d+)?"
_WRITTEN = re.compile(
    rf"(?P<open>\()?(?P<sign>[-\u2212])?\s*(?P<before>₪)?\s*(?P<number>{_NUMBER})\s*"
    + "(?:"
    + "|".join(f"(?P<unit{index}>{pattern})" for index, (pattern, _) in enumerate(_UNITS))
    + r")?\s*(?P<close>\))?",
    re.IGNORECASE,
)
_DOT_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")

_LONGEST = 20  # digits and commas: Decimal counts exactly to 28 digits

HINT = 'write 85995, 85,995, 282 אש"ח, 27 מיליון, 1.5M, or tbd where it is not yet known'


def read_amount(text: str) -> Amount:
    """The shekels that a text says, exactly, or TBD; WrongValue where it says no amount.

    `85.995` breaks `ambiguous-amount`: a dot and three digits is how these documents write thousands.
    """
    written = text.strip()
    if written.lower() == TBD.value:
        return TBD
    match = _WRITTEN.fullmatch(written)
    if not match or bool(match["open"]) != bool(match["close"]):
        raise WrongValue("{written} is not an amount", HINT, written=text)
    number, times = match["number"], _multiplier(match)
    if _DOT_THOUSANDS.fullmatch(number) and (times == 1 or number.count(".") > 1):
        raise _ambiguous(text, number)
    if len(number) > _LONGEST:
        raise WrongValue("{written} is too long to be an amount", HINT, written=text)
    shekels = Decimal(number.replace(",", "")) * times
    if shekels * 100 % 1:
        raise WrongValue("{written} is finer than an agora", "write at most two digits after the point", written=text)
    return -shekels if match["open"] or match["sign"] else shekels


def _ambiguous(written: str, number: str) -> WrongValue:
    if number.startswith("0"):
        return WrongValue(
            "{written} may mean {whole}, or a fraction of a shekel",
            "write {whole}, or two digits after the point",
            rule="ambiguous-amount",
            written=written,
            whole=f"{int(number.replace('.', '')):,}",
        )
    return WrongValue(
        "{written} may mean {thousands}, or a fraction of a shekel",
        "write {thousands}",
        rule="ambiguous-amount",
        written=written,
        thousands=number.replace(".", ","),
    )


def _multiplier(match: re.Match[str]) -> int:
    return next((times for index, (_, times) in enumerate(_UNITS) if match[f"unit{index}"]), 1)


def show(amount: Decimal) -> str:
    """An amount as it is printed: thousands parted by commas, agorot only where there are any (`1,250,000`, `0.50`)."""
    return f"{amount:,.0f}" if amount == amount.to_integral_value() else f"{amount:,.2f}"


class Share(NamedTuple):
    """A part of a line: shekels, or a fraction of the whole (0 to 1)."""

    amount: Decimal | None
    fraction: Decimal | None


def read_share(text: str) -> Share:
    """`40%` or an amount of shekels, as one source's part of a line; WrongValue for anything else, `tbd` included."""
    written = text.strip()
    if not written.endswith("%"):
        amount = read_amount(written)
        if isinstance(amount, Unknown):
            raise WrongValue("a split says how much each source pays", "write a share (40%) or an amount (12,000)")
        return Share(amount, None)
    percent = written[:-1].strip()
    if not re.fullmatch(r"\d{1,3}(\.\d{1,6})?", percent) or Decimal(percent) > 100:
        raise WrongValue("{written} is not a share", "write a percentage from 0% to 100%", written=text)
    return Share(None, Decimal(percent) / 100)


def rounded(amount: Decimal, quantum: Decimal = AGORA) -> Decimal:
    """An amount rounded half up to a multiple of `quantum`."""
    return _units(amount, quantum) * quantum


def _units(amount: Decimal, quantum: Decimal) -> int:
    return floor(Fraction(amount) / Fraction(quantum) + Fraction(1, 2))


def apportion(whole: Decimal, weights: Sequence[Decimal], quantum: Decimal = AGORA) -> list[Decimal]:
    """A whole parted by weights, each part a multiple of `quantum`; they come to the whole, rounded half up to it.

    ValueError where the weights come to nothing. By largest remainder, ties by order; a weight of zero gets zero.
    """
    total = sum(map(Fraction, weights), Fraction(0))
    if not total:
        raise ValueError(weights)
    exact = [Fraction(whole) * Fraction(weight) / total for weight in weights]
    return settle(exact, _units(whole, quantum), quantum)


def settle(exact: Sequence[Decimal | Fraction], units: int, quantum: Decimal = AGORA) -> list[Decimal]:
    """Amounts rounded to multiples of `quantum` that come to so many `units` of it, which is their own sum, rounded.

    Each is rounded down, and those that lose most by it are rounded up instead (the largest remainder), ties by order.
    """
    scaled = [Fraction(part) / Fraction(quantum) for part in exact]
    floors = [floor(part) for part in scaled]
    by_remainder = sorted(range(len(floors)), key=lambda index: (floors[index] - scaled[index], index))
    raised = by_remainder[: units - sum(floors)]
    return [quantum * (part + (index in raised)) for index, part in enumerate(floors)]
