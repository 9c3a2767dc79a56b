"""What accounts export: headings and names as programs write them, and what cannot be placed."""

import io
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from clusterkit.accounts import Import, read_export
from clusterkit.accounts.rows import Booked
from clusterkit.messages import message
from clusterkit.model.plan import Plan
from plans import plan

SOURCES = [
    {"id": "waste", "name": 'תב"ר הפרדת פסולת', "aliases": ["הפרדה במקור"], "kind": "tabar", "number": "214"},
    {"id": "old-waste", "name": "הפרדה במקור", "kind": "tabar", "number": "114"},
    {"id": "regular", "name": {"he": "תקציב שוטף", "en": "Regular budget"}, "kind": "regular", "number": "1613000750"},
    {"id": "a-1", "name": "קרן א", "kind": "other"},
    {"id": "a.1", "name": "קרן ב", "kind": "other"},
]
TASKS = [
    {"id": "w-1", "title": "סקר פסולת", "budget": [{"id": "survey", "amount": "10"}]},
    {"id": "w-2", "title": "הסברה"},
    {"id": "w-3", "title": "הסברה"},
]
SECTION = {"id": "s", "title": "סביבה", "goals": [{"id": "g", "title": "יעד", "tasks": TASKS}]}
MAPPING = {
    "columns": {"ת. רישום": "date", "חשבון": "source", 'זכות (ש"ח)': "receipt", "חובה": "payment", "תאריך": "nothing"},
    "sources": {"7-214": "waste", "7/214": "regular", "שוטף": "regular"},
    "tasks": {"7001": "w-1"},
    "kinds": {"חשבונית": "payment"},
    "kind": "payment",
}


def the_plan(**accounts: object) -> Plan:
    return plan([SECTION], "c", sources=SOURCES, accounts=accounts)


def payments() -> Plan:
    return the_plan(kind="payment")


def read(text: str, into: Plan | None = None, encoding: str = "utf-8") -> Import:
    return read_export(text.encode(encoding), "x.csv", into or the_plan())


def booked(found: Import) -> list[Booked]:
    assert [message(one, "en") for one in found.diagnostics if one.severity == "error"] == []
    return [movement for _, movement in found.reading.movements]


def wrong(found: Import) -> list[tuple[str, int, str]]:
    return [(one.rule, one.place.line, message(one, "en")) for one in found.diagnostics]


CALLED = {
    "waste": "waste",
    "WASTE": "waste",
    '״תב"ר״ הפרדת־פסולת': "waste",
    "תב''ר הפרדת פסולת": "waste",
    "214": "waste",
    'תב"ר 214': "waste",
    'תב"ר 214 – הפרדת פסולת': None,
    '214 - תב"ר הפרדת פסולת': "waste",
    "1613000750": "regular",
    "Regular budget": "regular",
    "a-1": "a-1",
    "a.1": "a.1",
    "a 1": None,
    "הפרדה במקור": None,
    "0214": None,
    "2140": None,
    "21": None,
}


@pytest.mark.parametrize(("written", "source"), CALLED.items())
def test_a_source_is_known_by_its_id_its_names_and_its_number(written: str, source: str | None) -> None:
    found = read_export(
        text_of(["date", "source", "kind", "amount"], ["2026-01-05", written, "payment", "1"]), "x", the_plan()
    )
    rules = [one.rule for one in found.diagnostics]
    assert [movement.source for _, movement in found.reading.movements] == ([source] if source else [])
    assert rules == ([] if source else ["unknown-source"])


def text_of(*rows: Sequence[str]) -> bytes:
    import csv

    stream = io.StringIO()
    csv.writer(stream).writerows(rows)
    return stream.getvalue().encode()


MAPPED = """\
ת רישום;תאריך;חשבון;משימה;חובה;זכות (שח);הערה
5/1/2026;9/9/2029;7-214;7001;10.50;0;
6/1/2026;9/9/2029;7/214;סקר פסולת;;20;
7/1/2026;9/9/2029;"שוטף";000;1;2;
8/1/2026;9/9/2029;שוטף;-;0.00;0;
"""


@pytest.mark.parametrize("encoding", ["cp1255", "utf-8", "utf-8-sig", "utf-16"])
def test_the_mapping_says_what_columns_and_words_are(encoding: str) -> None:
    found = read(MAPPED, the_plan(**MAPPING), encoding)
    assert booked(found) == [
        Booked(date(2026, 1, 5), "waste", "w-1", None, "payment", Decimal("10.50"), None),
        Booked(date(2026, 1, 6), "regular", "w-1", None, "receipt", Decimal(20), None),
        Booked(date(2026, 1, 7), "regular", None, None, "payment", Decimal(1), None),
        Booked(date(2026, 1, 7), "regular", None, None, "receipt", Decimal(2), None),
    ]
    assert [one.number for one in found.reading.left_out] == [5]
    assert dict(found.columns.understood())["תאריך"] == ""


def test_what_the_export_does_not_say_the_mapping_says_for_all_rows() -> None:
    text = "תאריך\tמקור\tסוג\tסכום\n5/1/2026\twaste\t\t1\n6/1/2026\twaste\tהזמנה\t2\n"
    assert [one.kind for one in booked(read(text, the_plan(kind="receipt")))] == ["receipt", "commitment"]
    assert [rule for rule, _, _ in wrong(read(text))] == ["missing-key"]


HEADINGS = [
    'תאריך ערך,סעיף תקציבי,משימה,סוג תנועה,"סכום (ש""ח)",מס\' אסמכתה',
    'ת.ז,תאריך,"מס\' תב""ר",מזהה משימה,סוג,סכום,אסמכתא,פרטים',
    "DATE,Source,Task,Type,Amount,Reference,Details",
]


@pytest.mark.parametrize("headings", HEADINGS)
def test_common_headings_are_known_by_themselves(headings: str) -> None:
    found = read(f"{headings}\n")
    assert {"date", "source", "task", "kind", "amount", "reference"} <= set(found.columns.roles)
    assert wrong(found) == []
    assert set(found.columns.understood()) & {("ת.ז", "date"), ("פרטים", "reference")} == set()


REFUSED = [
    # row                                        rule             what the message has
    ("32/1/2026,waste,w-1,,payment,10,r", "wrong-value", "32/1/2026"),
    (",waste,w-1,,payment,10,r", "missing-key", "date"),
    ("2026-01-05,lost,w-1,,payment,10,r", "unknown-source", "lost"),
    ("2026-01-05,הפרדה במקור,,,payment,10,r", "unknown-source", "waste, old-waste"),
    ("2026-01-05,,w-1,,payment,10,r", "missing-key", "source"),
    ("2026-01-05,waste,w-9,,payment,10,r", "unknown-task", "w-9"),
    ("2026-01-05,waste,הסברה,,payment,10,r", "unknown-task", "w-2, w-3"),
    ("2026-01-05,waste,w-1,lost,payment,10,r", "unknown-line", "lost"),
    ("2026-01-05,waste,w-1,survey,refund,10,r", "wrong-value", "refund"),
    ("2026-01-05,waste,w-1,survey,,10,r", "missing-key", "kind"),
    ("2026-01-05,waste,w-1,survey,payment,ten,r", "wrong-value", "ten"),
    ("2026-01-05,waste,w-1,survey,payment,,r", "missing-key", "amount"),
]  # fmt: skip


@pytest.mark.parametrize(("row", "rule", "said"), REFUSED)
def test_what_cannot_be_placed_is_refused(row: str, rule: str, said: str) -> None:
    head, sound = "date,source,task,line,kind,amount,reference", "2026-01-05,waste,w-1,survey,payment,10,r"
    found = read(f"{head}\n{sound}\n{row}\n{sound}\n{row}\n")
    ((told, line, text),) = wrong(found)
    assert (told, line, said in text, found.refused) == (rule, 3, True, True)
    assert [place.line for place in found.diagnostics[0].also] == [5]


def test_every_fault_of_a_row_is_told() -> None:
    found = read("date,source,task,line,kind,amount\nx,y,z,v,u,w\n")
    assert [one.place.column for one in found.diagnostics] == [1, 3, 5, 7, 9, 11]


TOTALS = [
    'סה"כ,,,100',
    ",,סך הכול,100",
    "Total,,,100",
    ",,,,סה''כ לתקופה",
    "הופק ביום 5/1/2026,,,",
    "date,source,kind,amount",
]


@pytest.mark.parametrize("row", TOTALS)
def test_totals_remarks_and_headings_that_stand_again_are_left_out(row: str) -> None:
    found = read(f"date,source,kind,amount\n2026-01-05,waste,payment,100\n{row}\n\n,,,\n")
    assert len(booked(found)) == 1
    assert [one.number for one in found.reading.left_out] == [3]


def test_an_amount_without_a_date_is_no_total() -> None:
    assert [rule for rule, _, _ in wrong(read("date,source,kind,amount\n,waste,payment,100\n,,,100\n"))] == [
        "missing-key", "missing-key", "missing-key",
    ]  # fmt: skip


FAULTS = [
    # headings                                           what is said of them
    ("a,b,c", ["missing-key"] * 3),
    ("date,source,c", ["missing-key"]),
    ("date,source", ["missing-key"]),
    ("date,source,amount", ["missing-key"]),
    ("date,source,payment", []),
    ("date,source,type,payment", []),
    ("date,source,amount,payment", ["conflicting-keys"]),
    ("date,source,kind,amount,סכום", ["conflicting-keys"]),
    ("date,value date,source,payment", ["conflicting-keys"]),
    ("date,source,תב\"ר,payment,details,reference", []),
    ("date,source,less-payment", ["missing-key"]),
]  # fmt: skip


@pytest.mark.parametrize(("headings", "rules"), FAULTS)
def test_columns_that_are_lacking_or_contend_are_told(headings: str, rules: list[str]) -> None:
    found = read(f"{headings}\n1,2,3,4,5\n")
    at_heading = [one for one in found.diagnostics if one.place.line == 1]
    assert [one.rule for one in at_heading] == rules
    assert (found.reading.rows == 0) == bool(rules)


def test_a_column_that_the_plan_names_contends_with_none() -> None:
    text = "date,value date,source,amount,payment\n2026-01-05,2026-02-05,waste,7,8\n"
    assert [rule for rule, _, _ in wrong(read(text))] == ["conflicting-keys", "conflicting-keys"]
    by_date = booked(read(text, the_plan(columns={"Value-Date": "date", "payment": "payment"})))
    by_nothing = booked(read(text, the_plan(columns={"date": "nothing", "amount": "nothing"})))
    assert [(str(one.date), one.amount) for one in by_date] == [("2026-02-05", Decimal(8))]
    assert by_nothing == by_date


def test_a_source_that_a_mapping_makes_up_is_not_known() -> None:
    text = "date,source,payment\n2026-01-05,9,8\n"
    assert [rule for rule, _, _ in wrong(read(text, the_plan(sources={"9": "lost"})))] == ["unknown-source"]


def test_a_row_without_any_amount_is_refused() -> None:
    text = "date,source,payment,receipt\n2026-01-05,waste,,\n2026-01-06,waste,0,\n"
    found = read(text)
    assert [(rule, line) for rule, line, _ in wrong(found)] == [("missing-key", 2)]
    assert [one.number for one in found.reading.left_out] == [3]


@pytest.mark.parametrize(("cell", "line"), [("survey", "survey"), ("", None), ("0", None), ("-", None)])
def test_a_line_is_known_by_its_id_and_zero_is_none(cell: str, line: str | None) -> None:
    found = read(f"date,source,line,payment\n2026-01-05,waste,{cell},8\n")
    assert [one.line for one in booked(found)] == [line]
