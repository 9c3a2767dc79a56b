"""Tables in thousands and millions: what is printed adds up, and nothing is silently off by one."""

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterkit.formats.cells import notes, plain, title, totals
from clusterkit.reports.ask import Ask
from clusterkit.reports.budget import budget
from clusterkit.reports.cross import cross
from clusterkit.reports.rounding import UNITS, Unit, in_unit
from clusterkit.reports.table import Cell, Column, Note, Table
from plans import Drawn, plan, plans

AMOUNT = Column("amount", "Allocated", "money")

amounts = st.one_of(
    st.integers(-(10**11), 10**11).map(lambda agorot: Decimal(agorot) / 100),
    st.integers(-2000, 2000).map(lambda halves: Decimal(halves) * 500),
    st.sampled_from([Decimal(0), Decimal("-0.01"), Decimal(500), Decimal(-500), Decimal(5000), Decimal(1500)]),
)
cells = st.lists(st.one_of(st.none(), st.just("tbd"), amounts), max_size=12)
units = st.sampled_from(list(UNITS.values()))


def table(column: Sequence[Cell], total: Cell, more: tuple[Note, ...] = ()) -> Table:
    rows = tuple((str(number), cell) for number, cell in enumerate(column))
    columns = (Column("row", "Place", "key"), AMOUNT)
    return Table("Budget by {by}", "c", ("row",), columns, rows, ("", total), "en", notes=more)


def summed(column: Sequence[Cell]) -> Decimal:
    return sum((cell for cell in column if isinstance(cell, Decimal)), Decimal(0))


def printed(shown: Table) -> tuple[list[str], str]:
    """The amounts of a table as a reader sees them, and their total."""
    return [plain(row[1], shown.columns[1]) for row in shown.rows], totals(shown)[1]


def read(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


@given(cells, units)
def test_a_printed_column_adds_up_to_its_printed_total(column: list[Cell], unit: Unit) -> None:
    texts, whole = printed(in_unit(table(column, summed(column)), unit))
    assert sum((read(text) for text in texts if text not in ("", "tbd")), Decimal(0)) == read(whole)


@given(cells, units)
def test_every_figure_is_within_one_of_what_it_was(column: list[Cell], unit: Unit) -> None:
    shown = in_unit(table(column, summed(column)), unit)
    for was, now in zip((*column, summed(column)), (*shown.column("amount"), shown.total[1]), strict=True):
        if isinstance(was, Decimal):
            assert isinstance(now, Decimal)
            assert abs(was / unit.shekels - now) < unit.smallest
            assert now % unit.smallest == 0
            assert now == 0 or was != 0
        else:
            assert now == was


@given(cells, units)
def test_figures_that_rounding_alone_would_show_otherwise_are_counted(column: list[Cell], unit: Unit) -> None:
    shown = in_unit(table(column, summed(column)), unit)
    alone = [in_unit(table([cell], None), unit).column("amount")[0] for cell in column]
    moved = sum(1 for one, other in zip(alone, shown.column("amount"), strict=True) if one != other)
    told = [note.values["count"] for note in shown.notes if note.text.startswith("figures moved")]
    assert told == ([moved] if moved else [])


@given(plans(), units)
def test_every_column_of_the_budget_that_adds_up_still_does(drawn: Drawn, unit: Unit) -> None:
    exact = budget([drawn.plan], Ask(("source",)))
    shown = in_unit(exact, unit)
    for at, column in enumerate(exact.columns):
        if column.kind == "money" and exact.rows and exact.total[at] == summed([row[at] for row in exact.rows]):
            assert shown.total[at] == summed([row[at] for row in shown.rows])
        elif column.kind != "money":
            assert [row[at] for row in shown.rows] == [row[at] for row in exact.rows]
    assert [exact.columns[at].key for at in exact.shown()] == [shown.columns[at].key for at in shown.shown()]


ROUNDED: list[tuple[str, list[Cell], list[str], str, list[str]]] = [
    ("thousands", [Decimal(1400), Decimal(1400), Decimal(1400)], ["2", "1", "1"], "4", ["moved: 1"]),
    ("thousands", [Decimal(1500), Decimal(1500)], ["2", "1"], "3", ["moved: 1"]),
    ("thousands", [Decimal(500)], ["1"], "1", []),
    ("thousands", [Decimal(400), Decimal(2600)], ["0", "3"], "3", ["small: 1"]),
    ("thousands", [Decimal(0), None, "tbd", Decimal(2_600_400)], ["0", "", "tbd", "2,600"], "2,600", []),
    ("thousands", [Decimal(-1500), Decimal(1500)], ["-2", "2"], "0", []),
    ("thousands", [Decimal(-1400), Decimal(-1400)], ["-1", "-2"], "-3", ["moved: 1"]),
    ("millions", [Decimal(1_850_000), Decimal(950_000)], ["1.85", "0.95"], "2.80", []),
    ("millions", [Decimal(1_000_000), Decimal(0)], ["1.00", "0"], "1.00", []),
    ("millions", [Decimal(27_004_999), Decimal(4_999)], ["27.01", "0"], "27.01", ["moved: 1", "small: 1"]),
]


@pytest.mark.parametrize(("unit", "column", "expected", "total", "told"), ROUNDED)
def test_how_amounts_are_rounded(
    unit: str, column: list[Cell], expected: list[str], total: str, told: list[str]
) -> None:
    shown = in_unit(table(column, summed(column)), UNITS[unit])
    assert printed(shown) == (expected, total)
    words = {"figures moved by one in their last digit": "moved", "amounts too small for this unit": "small"}
    assert [f"{words[note.split(', ')[0]]}: {note.split(': ')[1]}" for note in notes(shown)] == told


def test_a_column_without_a_total_is_rounded_figure_by_figure() -> None:
    shown = in_unit(table([Decimal(1400)] * 3, None), UNITS["thousands"])
    assert printed(shown) == (["1", "1", "1"], "")
    assert shown.notes == ()


def test_the_title_says_the_unit_and_notes_keep_their_shekels() -> None:
    note = Note("approved {approved} · allocated {allocated} · free {free}", dict.fromkeys(FIGURES, Decimal(1234)))
    shown = in_unit(table([Decimal(1000)], Decimal(1000), (note,)), UNITS["thousands"])
    assert title(shown) == "Budget by Place · c · thousands of shekels"
    assert notes(shown) == [
        "approved 1,234 · allocated 1,234 · free 1,234",
        "the amounts in these notes are in shekels",
    ]


FIGURES = ("approved", "allocated", "free")


def test_rows_that_no_longer_add_up_across_are_counted() -> None:
    lines = [{"amount": "1400", "source": name} for name in ("a", "b")]
    crossed = plan(
        [{"id": section, "title": section, "budget": lines} for section in ("s", "t")],
        sources=[{"id": name, "name": name, "kind": "own"} for name in ("a", "b")],
    )
    shown = in_unit(cross([crossed], Ask(("section",), "source", language="en")), UNITS["thousands"])
    assert [row[2:5] for row in shown.rows] == [(2, 2, 3), (1, 1, 3)]
    assert shown.total[2:5] == (3, 3, 6)
    assert notes(shown)[-1] == "rows that do not add up across after rounding: 2"
