"""Totals and balances in what accounts export, with a date and without: left out, asked about, or no totals at all."""

import pytest

from clusterkit.accounts import read_export
from clusterkit.accounts.doubts import Answers
from plans import plan
from test_accounts import booked, payments, read, text_of, wrong

CALLED_TOTALS = {
    # a description, and what becomes of a dated row that has neither reference nor kind, either of them, and both
    'סה"כ': "out ask ask ask",
    "סה״כ לחודש 11/2026": "out ask ask ask",
    "סה''כ לסעיף 214": "out ask ask ask",
    "סך הכול": "out ask ask ask",
    "*** סה”כ כללי ***": "out ask ask ask",
    "סיכום": "out ask ask ask",
    "יתרה": "out ask ask ask",
    "יתרת פתיחה": "out ask ask ask",
    "יתרת־סגירה ליום 30.11.2026": "out ask ask ask",
    "יתרה קודמת": "out ask ask ask",
    "Opening balance": "out ask ask ask",
    "Balance b/f": "out ask ask ask",
    "balance carried forward": "out ask ask ask",
    'סה"כ חשבון 3': "ask ask ask book",
    "יתרת תשלום לספק": "ask ask ask book",
    "סיכום פגישה": "ask ask ask book",
    "סיכום שנה": "ask ask ask book",
    "יתרות ציוד": "ask ask ask book",
    "יתר הציוד": "book book book book",
    "סהר בעמ": "book book book book",
    "תשלום יתרת הזמנה": "book book book book",
    "balanced scorecard": "book book book book",
}


@pytest.mark.parametrize(("text", "expected"), CALLED_TOTALS.items())
def test_a_row_with_a_date_that_is_called_a_total_is_never_booked_unasked(text: str, expected: str) -> None:
    becomes = {"out": (0, 1, []), "ask": (1, 0, ["wrong-value"]), "book": (1, 0, [])}
    shows = [("", ""), ("9", ""), ("", "תשלום"), ("9", "תשלום")]
    for (reference, kind), wanted in zip(shows, expected.split(), strict=True):
        rows = (
            ["date", "source", "amount", "note", "reference", "kind"],
            ["5/1/2026", "waste", "1", text, reference, kind],
        )
        found = read(text_of(*rows).decode(), payments())
        rules = [rule for rule, *_ in wrong(found)]
        assert (len(found.reading.movements), len(found.reading.left_out), rules) == becomes[wanted]


@pytest.mark.parametrize("heading", ["source", "kind", "reference", "note"])
def test_a_total_is_known_in_whichever_column_it_is_called_so(heading: str) -> None:
    row = {"date": "2026-01-05", "source": "waste", "kind": "", "reference": "000", "note": "", "amount": "7"}
    row[heading] = "יתרת פתיחה"
    found = read(f"{','.join(row)}\n{','.join(row.values())}\n", payments())
    assert (wrong(found), booked(found), [one.number for one in found.reading.left_out]) == ([], [], [2])


def test_a_source_that_is_called_what_is_left_is_no_balance() -> None:
    sources = [{"id": "rest", "name": "יתרת תמיכת המשרד", "kind": "other", "aliases": ['סה"כ תמיכה']}]
    into = plan([], "c", sources=sources, accounts={"kind": "payment"})
    found = read('date,source,שם,amount\n2026-01-05,יתרת תמיכת המשרד,"סה""כ תמיכה",7\n', into)
    assert [one.source for one in booked(found)] == ["rest"]


def test_a_row_of_which_somebody_says_that_it_is_new_is_a_movement() -> None:
    texts = enumerate(("סיכום", "סיכום פגישה", "סיכום דיון"), 7)
    rows = [("date", "source", "amount", "note"), *(("2026-01-05", "waste", str(sum), text) for sum, text in texts)]
    asked = read(text_of(*rows).decode(), payments())
    assert [(one.place[:3], one.values["all"], one.values["rows"]) for one in asked.diagnostics] == [
        (("x.csv", 3, 20), "3-4", "4")
    ]
    found = read_export(text_of(*rows), "x.csv", payments(), Answers(frozenset({2, 3, 4})))
    assert [one.amount for one in booked(found)] == [7, 8, 9]


def test_balances_without_a_date_are_left_out_and_a_rest_that_is_paid_is_not() -> None:
    found = read("date,source,kind,amount\nיתרה,,,5\n,,יתרת פתיחה,5\nסיכום,,,5\n,waste,יתרת תשלום,5\n")
    assert [one.number for one in found.reading.left_out] == [2, 3, 4]
    assert {line for _, line, _ in wrong(found)} == {5}
