"""Days and amounts as people and accounting programs write them."""

import re
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from clusterkit.accounts.sheet import Cell, shown
from clusterkit.diagnostics import WrongValue
from clusterkit.money import Unknown, read_amount

_TIME = r"(?:[ T]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AP]M)?)?"
_YEAR_FIRST = re.compile(rf"(?P<year>\d{{4}})(?P<mark>[-/.]?)(?P<month>\d\d)(?P=mark)(?P<day>\d\d){_TIME}", re.ASCII)
_DAY_FIRST = re.compile(
    rf"(?P<day>\d{{1,2}})(?P<mark>[-/.])(?P<month>\d{{1,2}})(?P=mark)(?P<year>\d{{4}}|\d\d){_TIME}", re.ASCII
)
_MINUS = str.maketrans({"\u2212": "-", "\u2013": "-", "\u2011": "-", "\u2010": "-"})
_SIGNED = re.compile(r"(?P<before>₪?) *(?P<sign>[-+]) *(?P<rest>[^-+]+)|(?P<amount>[^-+]+)(?P<after>-)(?P<unit> *₪?)")
_SPACED = re.compile(r"(?<=\d) (?=\d{3}(?:\D|$))")
_COMMA_DECIMALS = re.compile(r"(?<![\d.,])(?P<whole>\d{1,3}(?:\.\d{3})+|\d+),(?P<agorot>\d{1,2})(?![\d.,])")
_DOT_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_THREE_DECIMALS = re.compile(r"[-(]?₪? *(?:0|\d{4,}|\d{1,3}(?:,\d{3})+)\.\d{3} *₪?\)?")
_BARE_POINT = re.compile(r"(?<![\d.,])\.(?=\d)")
_LAST_POINT = re.compile(r"(?<![\d.,])(\d[\d,]*)\.(?![\d.,])")
_NO_AMOUNT = "{written} is not an amount"
_TOO_FINE = "{written} is finer than an agora"
_HELP = "write shekels, such as 85995, 85,995.50 or, below zero, -15"
_ROUND = "round it in the sheet with =ROUND(…, 2) and save it again: a format with two digits only shows it so"


class Shekels(NamedTuple):
    """An amount in shekels; `thousands` where a dot and three digits were read as thousands, though they may not be."""

    amount: Decimal
    thousands: bool = False


def read_day(cell: Cell) -> date:
    """The day of a movement; WrongValue for what is no day. Day before month, as in Israel.

    `26-11-06` is refused: with hyphens and two digits of a year it may stand in the order of 2026-11-06 too.
    """
    if isinstance(cell, date):
        return cell
    written = shown(cell)
    match = _YEAR_FIRST.fullmatch(written) or _DAY_FIRST.fullmatch(written)
    if match and match["mark"] == "-" and len(match["year"]) == len("26"):
        message = "{written} may begin with the day or with the year"
        raise WrongValue(message, "write the year with four digits, 31/03/2026 or 2026-03-31", written=written)
    try:
        year = int(match["year"]) if match else 0
        return date(year + 2000 if match and len(match["year"]) == 2 else year, *_month_and_day(match))
    except ValueError:
        help = "write day, month and year, 31/03/2026, or 2026-03-31"
        raise WrongValue("{written} is not a date", help, written=written) from None


def read_shekels(cell: Cell) -> Shekels:
    """The shekels of a movement, exactly; WrongValue for what is no amount.

    Beside what a plan may hold: `1,234.50-`, `₪ -15`, `+15`, `1 234,50`, `1.234,50`, `.50`, `1000.`; `85.995` is read
    as thousands.
    """
    if isinstance(cell, Decimal):
        return Shekels(_exact(cell))
    written = shown(cell)
    text = _SPACED.sub("", written.translate(_MINUS))
    signed = _SIGNED.fullmatch(text)
    if signed:
        negative = "-" in (signed["sign"], signed["after"])
        text = ("-" if negative else "") + (signed["rest"] or signed["amount"] + signed["unit"]).strip()
        text += f" {signed['before']}" if signed["before"] else ""
    text = _COMMA_DECIMALS.sub(lambda found: f"{found['whole'].replace('.', '')}.{found['agorot']}", text)
    text = _LAST_POINT.sub(r"\1", _BARE_POINT.sub("0.", text))
    try:
        return _shekels(text, written)
    except WrongValue as error:
        if error.rule != "ambiguous-amount" or not _DOT_THOUSANDS.search(text):
            raise
        return _shekels(_DOT_THOUSANDS.sub(lambda found: found[0].replace(".", ""), text), written)._replace(
            thousands=True
        )


def _shekels(text: str, written: str) -> Shekels:
    if _THREE_DECIMALS.fullmatch(text):  # what the same export prints as 85.995 is then no thousands
        message = "{written} has three digits after the point"
        help = "export amounts with two digits after the point, or with none"
        raise WrongValue(message, help, written=written)
    try:
        amount = read_amount(text)
    except WrongValue as error:
        help = _HELP if error.message == _NO_AMOUNT else _ROUND if error.message == _TOO_FINE else error.help
        raise WrongValue(error.message, help, error.rule, **{**error.values, "written": written}) from None
    if isinstance(amount, Unknown):
        raise WrongValue(_NO_AMOUNT, _HELP, written=written)
    return Shekels(amount)


def _month_and_day(match: re.Match[str] | None) -> tuple[int, int]:
    return (int(match["month"]), int(match["day"])) if match else (0, 0)


def _exact(number: Decimal) -> Decimal:
    """A number of a workbook that is shekels and agorot."""
    if number * 100 % 1:
        raise WrongValue(_TOO_FINE, _ROUND, written=f"{number:f}")
    return number
