"""Amounts and days as people and accounting programs write them."""

from datetime import date
from decimal import Decimal

import pytest

from clusterkit.accounts.cells import Shekels, read_day, read_shekels
from clusterkit.accounts.sheet import Cell, clean
from clusterkit.diagnostics import WrongValue
from test_accounts import read, wrong

AMOUNTS: dict[str, str] = {
    "1234.5": "1234.5",
    "1,234.50": "1234.50",
    "1,234.50-": "-1234.50",
    "(15)": "-15",
    "(1,234.50)": "-1234.50",
    "−15": "-15",
    "- 15": "-15",
    "+15": "15",
    "₪ 1,234.50": "1234.50",
    "₪ -15": "-15",
    "-₪15": "-15",
    "1,234.50-₪": "-1234.50",
    "\u200f1,234.50\u00a0₪\u200e": "1234.50",
    '12 ש"ח': "12",
    "1 234 567.50": "1234567.50",
    "1\u00a0234": "1234",
    "1.234,50": "1234.50",
    "1234,5": "1234.5",
    "1,234": "1234",
    "1.5M": "1500000",
    '282 אש"ח': "282000",
    "4.715 מיליון": "4715000",
    "0": "0",
    "-0.05": "-0.05",
    ".50": "0.50",
    "(.5)": "-0.5",
    ".50-": "-0.50",
    "₪ .50": "0.50",
    "1000.": "1000",
    "1,000.": "1000",
    "-1000. ₪": "-1000",
}


@pytest.mark.parametrize(("written", "expected"), AMOUNTS.items())
def test_amounts_as_people_and_programs_write_them(written: str, expected: str) -> None:
    assert read_shekels(clean(written)) == Shekels(Decimal(expected))


@pytest.mark.parametrize("written", ["85.995", "85.995 ₪", "(85.995)", "-85.995", "85.995-"])
def test_a_dot_and_three_digits_are_thousands_and_it_is_said(written: str) -> None:
    found = read_shekels(written)
    assert (abs(found.amount), found.thousands) == (Decimal(85995), True)
    told = read(f'date,source,kind,amount\n2026-01-05,waste,payment,"{written}"\n')
    ((rule, line, said),) = wrong(told)
    assert (rule, line, "85,995" in said, told.refused) == ("ambiguous-amount", 2, True, False)


NO_AMOUNTS = ["tbd", "abc", "1e3", "12,34,5", "1,234,50", "1.2.3", "--5", "5--", "12-03", "0.125", "1234.500", "0.500"]
NO_DECIMALS = [".500", ".", "1..5", "1.2."]


@pytest.mark.parametrize(
    "written", [*NO_AMOUNTS, *NO_DECIMALS, "1,234.500", "1'234", Decimal("85.995"), date(2026, 3, 31)]
)
def test_what_is_no_amount_is_refused(written: Cell) -> None:
    with pytest.raises(WrongValue):
        read_shekels(written)


DAYS = ["2026-03-05", "2026/03/05", "20260305", "05/03/2026", "5/3/2026", "5.3.26", "05-03-2026", "5.3.2026 10:22"]


@pytest.mark.parametrize("written", [*DAYS, "2026-03-05T10:22:15", "5/3/26 10:22:15 AM", date(2026, 3, 5)])
def test_days_have_the_day_before_the_month(written: Cell) -> None:
    assert read_day(written) == date(2026, 3, 5)


NO_DAYS = ["03/31/2026", "2026-02-30", "31/3-2026", "260331", "46112", "מרץ 2026", "0000-01-01", Decimal(46112)]
TWO_WAYS = ["26-11-06", "06-11-26", "6-1-26", "31-12-26 10:22"]


@pytest.mark.parametrize("written", [*NO_DAYS, *TWO_WAYS])
def test_what_is_no_day_is_refused(written: Cell) -> None:
    with pytest.raises(WrongValue) as raised:
        read_day(written)
    assert ("four digits" in raised.value.help) == (written in TWO_WAYS)


@pytest.mark.parametrize("written", [Decimal("33.3333333333333"), "33.3333333333333", Decimal("85.995")])
def test_what_a_formula_left_is_to_be_rounded_in_the_sheet(written: Cell) -> None:
    with pytest.raises(WrongValue) as raised:
        read_shekels(written)
    assert "ROUND" in raised.value.help
