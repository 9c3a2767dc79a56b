"""An export into `actuals.csv`: workbooks, files that are no export, what is new, and that twice adds nothing."""

import csv
import io
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clusterkit.accounts import Import, read_export
from clusterkit.accounts.additions import with_rows
from clusterkit.accounts.doubts import Answers
from clusterkit.accounts.rows import Booked
from clusterkit.accounts.sheet import clean
from clusterkit.diagnostics import WrongValue
from clusterkit.files import replace_whole
from clusterkit.load.accounts import read_actuals
from clusterkit.load.read import Reading
from clusterkit.messages import message
from clusterkit.model.plan import Plan
from test_accounts import booked, the_plan

HEAD = ("תאריך", 'תב"ר', "סוג", "סכום", "אסמכתה")
PAID = Booked(date(2026, 1, 5), "waste", "w-1", None, "payment", Decimal(10), "חשבונית 7")


def workbook(*sheets: Sequence[Sequence[object]]) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(sheets, 1):
        sheet = book.create_sheet(f"גיליון {number}")
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_workbook_keeps_what_its_cells_hold() -> None:
    rows = [
        ("דוח תנועות",),
        (),
        HEAD,
        (datetime.combine(date(2026, 3, 31), datetime.min.time()), 214, "תשלום", 85995.1, "0012"),
        (date(2026, 4, 1), "214", "תקבול", -0.1, 12),
        ("2.4.2026", 1613000750, "הזמנה", "1,000.50-", None),
        (None, None, None, "=SUM(D4:D6)", None),
        ('סה"כ', None, None, 86995.5, None),
    ]
    found = read_export(workbook(rows), "x.xlsx", the_plan())
    assert [tuple(map(str, movement)) for movement in booked(found)] == [
        ("2026-03-31", "waste", "None", "None", "payment", "85995.1", "0012"),
        ("2026-04-01", "waste", "None", "None", "receipt", "-0.1", "12"),
        ("2026-04-02", "regular", "None", "None", "commitment", "-1000.50", "None"),
    ]
    assert [number for number, _ in found.reading.movements] == [4, 5, 6]
    assert [one.number for one in found.reading.left_out] == [8]


def test_a_fault_in_a_workbook_has_its_row_and_column() -> None:
    rows = [HEAD, (date(2026, 1, 5), 999, "תשלום", 85.995, "r")]
    found = read_export(workbook(rows), "x.xlsx", the_plan())
    assert [(one.rule, one.place[:3]) for one in found.diagnostics] == [
        ("unknown-source", ("x.xlsx", 2, 2)),
        ("wrong-value", ("x.xlsx", 2, 4)),
    ]


def test_of_several_sheets_the_one_with_movements_is_read() -> None:
    cover, summary = [("דוח", "לשנת", "2026")], [("מקור", "סכום", "הערה"), ("waste", 10, "עד כה")]
    moves = [HEAD, (date(2026, 1, 5), 214, "תשלום", 10, "r")]
    found = read_export(workbook(cover, summary, moves, []), "x.xlsx", the_plan())
    assert (found.columns.sheet.how, len(booked(found))) == (("גיליון 3",), 1)
    with pytest.raises(WrongValue, match="several sheets"):
        read_export(workbook(moves, cover, moves), "x.xlsx", the_plan())


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100)
NO_EXPORTS = {
    "empty": (b"", "empty"),
    "a mark alone": (b"\xef\xbb\xbf", "no table"),
    "a word": ("שלום\n".encode(), "no table"),
    "prose": (b"One, two, three and more.\nFour.\nFive, six.\n", "no table"),
    "old Excel": (OLE, "old kind"),
    "locked": (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    "a broken zip": (b"PK\x03\x04 and so on", "workbook cannot be read"),
    "a web page": (b" <HTML><table><tr><td>1</td></tr></table>", "web page"),
    "XML": (b'\xef\xbb\xbf<?xml version="1.0"?>', "XML"),
    "bytes": (bytes(range(256)), "no spreadsheet"),
    "another encoding": (bytes([0xD9, 0xDA, 0x81]), "neither UTF-8 nor Windows-1255"),
    "an open quote": (b'date,source,kind,amount\n2026-01-05,"waste,payment,1\n', "row 2"),
    "an empty workbook": (workbook([]), "no table"),
}


@pytest.mark.parametrize(("content", "said"), NO_EXPORTS.values(), ids=NO_EXPORTS.keys())
def test_what_is_no_export_is_told_in_one_line(content: bytes, said: str) -> None:
    with pytest.raises(WrongValue) as raised:
        read_export(content, "x", the_plan())
    assert said in raised.value.message.format_map(raised.value.values)


@given(st.binary(max_size=300) | st.text("date,source;amount\n\t\"'01./-₪ א", max_size=200).map(str.encode))
def test_any_bytes_are_read_or_told(content: bytes) -> None:
    try:
        found = read_export(content, "x.csv", the_plan())
    except WrongValue:
        return
    assert {movement.source for _, movement in found.reading.movements} <= the_plan().sources.keys()
    assert found.refused or found.columns.of("source") is not None


def exported(*movements: Booked, columns: Sequence[str] = Booked._fields, separator: str = ",") -> str:
    """Movements as a program writes them, with some of their columns."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=separator)
    writer.writerow(columns)
    for movement in movements:
        cells = {name: "" if value is None else str(value) for name, value in movement._asdict().items()}
        writer.writerow([cells[name] for name in columns])
    return stream.getvalue()


def loaded(content: bytes) -> Plan:
    """The plan with these accounts, read as every command reads them."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "actuals.csv")
        file.write_bytes(content)
        reading = Reading()
        rows = read_actuals(reading, file)
    assert [message(one, "en") for one in reading.diagnostics] == []
    return replace(the_plan(), actuals=rows)


def understood(content: bytes | None, export: str, new: Sequence[int] = (), same: Sequence[int] = ()) -> Import:
    """An export beside these accounts, with what somebody says of its rows."""
    plan = loaded(content) if content else the_plan()
    return read_export(export.encode(), "x.csv", plan, Answers(frozenset(new), frozenset(same)))


def added(content: bytes | None, export: str, new: Sequence[int] = (), same: Sequence[int] = ()) -> bytes:
    """The accounts after an import."""
    found = understood(content, export, new, same)
    booked(found)
    return with_rows(content, (movement for _, movement in found.merge.new), found.merge.filled)


def of(content: bytes) -> Counter[Booked]:
    """What the accounts say."""
    rows = loaded(content).actuals
    return Counter(
        Booked(row.date, row.source, row.task, row.line, row.kind, row.amount, row.reference)
        for row in rows
        if isinstance(row.amount, Decimal)
    )


letters = st.text("אבגת\"'“,;|- abz019().:#=@%/\n", max_size=12).map(clean)
movements = st.builds(
    Booked,
    st.dates(date(2025, 1, 1), date(2027, 12, 31)),
    st.sampled_from(["waste", "old-waste", "regular", "a-1", "a.1"]),
    st.sampled_from([None, "w-1", "w-2"]),
    st.sampled_from([None, "survey"]),
    st.sampled_from(["commitment", "payment", "receipt"]),
    st.integers(-(10**9), 10**12).map(lambda agorot: Decimal(agorot) / 100),
    letters.map(lambda text: text or None),
)
several = st.lists(movements, max_size=8)
DAYS: list[Callable[[date], str]] = [str, lambda day: f"{day:%d/%m/%Y}", lambda day: f"{day:%d.%m.%y}"]
AMOUNTS: list[Callable[[Decimal], str]] = [
    str,
    lambda amount: f"{amount:,.2f}",
    lambda amount: f"{-amount:,.2f}-" if amount < 0 else f"{amount:,.2f} ₪",
    lambda amount: f"({-amount:.2f})" if amount < 0 else f"\u200e₪ {amount:.2f}",
    lambda amount: f"{amount:,.2f}".translate(str.maketrans(",.", ".,")),
]


@given(st.data(), several, st.sampled_from(DAYS), st.sampled_from(AMOUNTS))
def test_what_is_exported_is_imported_however_it_is_written(
    data: st.DataObject, drawn: list[Booked], day: Callable[[date], str], amount: Callable[[Decimal], str]
) -> None:
    columns = data.draw(st.permutations(Booked._fields))
    separator, encoding = data.draw(st.sampled_from(",;\t|")), data.draw(st.sampled_from(["utf-8", "cp1255", "utf-16"]))
    written = [movement._replace(date=day(movement.date), amount=amount(movement.amount)) for movement in drawn]  # type: ignore[arg-type]
    text = "דוח\n\n" + exported(*written, columns=columns, separator=separator)
    found = read_export(text.encode(encoding), "x.csv", the_plan())
    assert booked(found) == drawn


@settings(max_examples=25)
@given(several)
def test_a_workbook_is_imported_as_it_is(drawn: list[Booked]) -> None:
    drawn = [one._replace(reference=one.reference and f"r {one.reference}") for one in drawn]  # no formula
    rows = [(*one[:5], float(one.amount), one.reference) for one in drawn]
    assert booked(read_export(workbook([Booked._fields, *rows]), "x.xlsx", the_plan())) == drawn


@given(several, several, st.randoms())
def test_an_export_that_overlaps_adds_what_is_new_and_twice_adds_nothing(
    first: list[Booked], later: list[Booked], random: Random
) -> None:
    once = added(None, exported(*first))
    both = [*first, *later]
    random.shuffle(both)
    after = added(once or None, exported(*both))
    assert after.startswith(once)
    assert (of(after) if after else Counter()) == Counter(both)
    assert added(after or None, exported(*both)) == after
    assert added(after or None, exported(*later)) == after


KEPT = [
    # the accounts as they are                                               and the row that is added to them
    ("date,source,kind,amount\n2026-01-01,waste,payment,1.00\n", "2026-01-05,waste,payment,10\n"),
    ("\ufeffdate,source,kind,amount\r\n2026-01-01,waste,payment,1", "\r\n2026-01-05,waste,payment,10\r\n"),
    ("amount,kind,task,date,source\n\n,,,,\n", "10,payment,,2026-01-05,waste\n"),
]


@pytest.mark.parametrize(("before", "row"), KEPT)
def test_what_the_accounts_have_is_kept_to_the_byte(before: str, row: str) -> None:
    new = PAID._replace(task=None, reference=None)
    assert with_rows(before.encode(), [new]).decode() == before + row
    assert with_rows(before.encode(), []).decode() == before


def test_a_column_that_is_lacking_is_added_to_every_row() -> None:
    head, full = "date,source,kind,amount,task", '2026-01-01,waste,payment,1,"w\r\n-1"'
    short = "2026-01-02,waste,receipt,2"
    before = f"{head}\r\n{full}\r\n\r\n{short}\r\n"
    after = f"{head},line,reference\r\n{full},,\r\n\r\n{short}\r\n"
    row = '2026-01-05,waste,payment,10,w-1,survey,"""א"", ב"\r\n'
    assert with_rows(before.encode(), [PAID._replace(line="survey", reference='"א", ב')]).decode() == after + row


def test_what_is_filled_in_leaves_the_rest_of_the_file_to_the_byte() -> None:
    before = (
        "\ufeffdate,source,kind,amount,reference\r\n"
        '2026-01-04,waste,payment,1.00,"r\r\n1"\r\n'
        '2026-01-05,"waste","payment","10.00","חשבונית 7"\r\n'
        '\r\n"2026-01-06",waste,payment,10,a'
    )
    after = added(before.encode(), exported(PAID)).decode()
    head, first, filled, *rest = after.removeprefix("\ufeff").split("\r\n2026-01-0")
    assert head == "date,source,kind,amount,reference,task"
    assert first == '4,waste,payment,1.00,"r\r\n1",'
    assert (filled, rest) == ('5,waste,payment,10.00,חשבונית 7,w-1\r\n\r\n"2026-01-06",waste,payment,10,a,', [])


def test_new_rows_stand_in_the_order_of_their_days() -> None:
    days = [PAID._replace(date=date(2026, month, 1)) for month in (3, 1, 2)]
    text = added(None, exported(*days)).decode()
    assert [line[:10] for line in text.splitlines()] == ["date,sourc", "2026-01-01", "2026-02-01", "2026-03-01"]


def test_accounts_that_have_changed_meanwhile_are_left_as_they_are(tmp_path: Path) -> None:
    file = tmp_path / "actuals.csv"
    replace_whole(file, None, b"one")
    for old in (None, b"two"):
        with pytest.raises(OSError, match="changed"):
            replace_whole(file, old, b"three")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("actuals.csv", b"one")]
