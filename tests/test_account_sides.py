"""Debit and credit in what accounts export: in a column of letters, and in two columns of amounts."""

from decimal import Decimal

import pytest

from test_accounts import booked, payments, read, the_plan, wrong

SIDES = "תאריך,מקור,ח/ז,סכום\n5/1/2026,waste,{},1000\n6/1/2026,waste,{},400\n"
BY_SIDE = {"ח/ז": "sign"}


@pytest.mark.parametrize("words", [("ח", "ז"), ("ח'", "ז'"), ("חובה", "זכות"), ("D", "c"), ("Dr.", "Cr."), ("ח", "")])
def test_a_column_of_debit_and_credit_is_not_passed_over(words: tuple[str, str]) -> None:
    ((rule, line, said),) = wrong(read(SIDES.format(*words), payments()))
    assert (rule, line, "ח/ז" in said) == ("missing-key", 1, True)
    to_nothing = read(SIDES.format(*words), the_plan(columns={"ח/ז": "nothing"}, kind="payment"))
    assert [one.amount for one in booked(to_nothing)] == [1000, 400]


def test_what_is_not_all_debit_or_credit_or_has_no_sign_to_give_is_passed_over() -> None:
    for words in (("", ""), ("ח", "א")):
        assert [one.amount for one in booked(read(SIDES.format(*words), payments()))] == [1000, 400]
    found = read("date,source,סוג יתרה,payment\n2026-01-05,waste,ח,7\n")
    assert [one.amount for one in booked(found)] == [7]


@pytest.mark.parametrize(
    ("kind", "amounts"), [("payment", [1000, -400]), ("commitment", [1000, -400]), ("receipt", [-1000, 400])]
)
def test_the_other_side_than_a_kinds_own_is_taken_off(kind: str, amounts: list[int]) -> None:
    found = read(SIDES.format("ח", "ז"), the_plan(columns=BY_SIDE, kind=kind))
    assert [one.amount for one in booked(found)] == amounts


def test_debit_and_credit_may_be_two_kinds() -> None:
    mapped = the_plan(columns={"ח/ז": "kind"}, kinds={"ח": "payment", "ז": "receipt"})
    assert [one.kind for one in booked(read(SIDES.format("ח", "ז"), mapped))] == ["payment", "receipt"]
    helps = [one.help for one in read(SIDES.format("ח", "ז"), the_plan(columns={"ח/ז": "kind"})).diagnostics]
    assert ["sign" in help for help in helps] == [True, True]


@pytest.mark.parametrize(("cells", "rule"), [("x,7", "wrong-value"), (",7", "missing-key"), ("ז,-7", "wrong-value")])
def test_a_sign_that_is_none_or_stands_twice_is_refused(cells: str, rule: str) -> None:
    text = f"date,source,ח/ז,amount\n2026-01-05,waste,ח,-7\n2026-01-05,waste,,0\n2026-01-05,waste,{cells}\n"
    found = read(text, the_plan(columns=BY_SIDE, kind="payment"))
    assert [(told, line) for told, line, _ in wrong(found)] == [(rule, 4)]
    assert [one.amount for _, one in found.reading.movements] == [-7, 0]


def test_what_a_column_takes_off_is_below_zero() -> None:
    columns = {"חובה": "payment", "זכות": "less-payment", "הכנסה": "receipt", "ביטול": "less-commitment"}
    head, into = "date,source,חובה,זכות,הכנסה,ביטול", the_plan(columns=columns)
    rows = '2026-01-05,waste,100,,,\n2026-01-06,waste,0,"1,200.50",,\n2026-01-07,waste,,0,3,4\n'
    assert [(one.kind, one.amount) for one in booked(read(f"{head}\n{rows}", into))] == [
        ("payment", Decimal(100)),
        ("payment", Decimal("-1200.50")),
        ("receipt", Decimal(3)),
        ("commitment", Decimal(-4)),
    ]
    ((rule, _, said),) = wrong(read(f"{head}\n2026-01-05,waste,,-5,,\n", into))
    assert (rule, "-5" in said) == ("wrong-value", True)


def test_a_sign_contends_with_columns_of_kinds() -> None:
    into = the_plan(columns={"ח/ז": "sign", "חובה": "payment"})
    ((rule, _, said),) = wrong(read("date,source,חובה,ח/ז\n2026-01-05,waste,7,ח\n", into))
    assert (rule, "sign" in said) == ("conflicting-keys", True)
