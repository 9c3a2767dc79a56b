"""An export that is imported again: what is there already, what is filled in, and what somebody has to say."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given

from clusterkit.accounts.rows import Booked
from clusterkit.diagnostics import WrongValue
from test_imports import PAID, added, exported, of, several, understood


def test_rows_that_are_equal_are_as_many_as_the_export_has() -> None:
    once = added(None, exported(PAID, PAID))
    assert of(once) == {PAID: 2}
    assert of(added(once, exported(PAID, PAID, PAID))) == {PAID: 3}


def test_a_task_that_somebody_filled_in_is_no_new_movement() -> None:
    bare = PAID._replace(task=None)
    filled = added(None, exported(PAID))
    assert added(filled, exported(bare)) == filled
    assert of(added(filled, exported(bare, PAID))) == {PAID: 1, bare: 1}


FULL = PAID._replace(line="survey")
LESS_SAID = [FULL._replace(task=None), FULL._replace(line=None), FULL._replace(task=None, line=None)]


@pytest.mark.parametrize("bare", LESS_SAID)
def test_a_column_that_is_mapped_later_fills_in_what_is_there(bare: Booked) -> None:
    other = Booked(date(2026, 1, 4), "waste", None, None, "receipt", Decimal(3), 'מכתב "א", ב')
    once = added(None, exported(other, bare))
    found = understood(once, exported(FULL))
    assert (found.merge.new, found.merge.there, found.refused) == ((), 1, False)
    assert [one.line for one in found.merge.filled] == [3]
    after = added(once, exported(FULL))
    assert of(after) == {other: 1, FULL: 1}
    assert after.splitlines()[:2] == once.splitlines()[:2]
    assert added(after, exported(FULL)) == after


@given(several)
def test_columns_that_are_mapped_one_by_one_add_nothing(drawn: list[Booked]) -> None:
    drawn = [one._replace(reference=one.reference or "r") for one in drawn]
    bare = [one._replace(task=None, line=None) for one in drawn]
    content: bytes | None = None
    for said in (bare, [one._replace(line=None) for one in drawn], drawn):
        content = added(content, exported(*said)) or None
        assert (of(content) if content else Counter()) == Counter(said)
    assert (added(content, exported(*bare)) or None) == content


def test_one_document_of_several_tasks_finds_each_its_row() -> None:
    tasks = [("w-1", "survey"), ("w-2", None)]
    rows = [PAID._replace(task=task, line=line) for task, line in tasks]
    content = added(None, exported(*rows))
    anyone, of_the_first = PAID._replace(task=None), PAID._replace(task="w-1")
    assert added(content, exported(anyone, of_the_first)) == content
    assert of(added(content, exported(anyone, of_the_first, PAID))) == {**dict.fromkeys(rows, 1), PAID: 1}


DOUBTFUL = [
    # what is there and what is exported differ in     the row that is there       and after --same
    (PAID._replace(reference=None), PAID._replace(task=None, reference=None), PAID._replace(reference=None)),
    (PAID._replace(task=None, reference=None), PAID._replace(reference=None), PAID._replace(reference=None)),
    (PAID._replace(reference=None), PAID, PAID),
    (PAID, PAID._replace(reference=None), PAID),
    (PAID, PAID._replace(task="w-2"), PAID),
    (PAID._replace(line="survey"), PAID._replace(task="w-2", line=None), PAID._replace(line="survey")),
]


@pytest.mark.parametrize(("there", "found", "after"), DOUBTFUL)
def test_a_movement_that_may_be_there_is_refused_until_somebody_says(
    there: Booked, found: Booked, after: Booked
) -> None:
    content, export = added(None, exported(there)), exported(found._replace(amount=Decimal(7)), found)
    asked = understood(content, export)
    ((rule, place),) = [(one.rule, one.place[:2]) for one in asked.diagnostics]
    assert (rule, place, asked.refused) == ("repeated-line", ("x.csv", 3), True)
    assert asked.diagnostics[0].values["all"] == "3"
    seven = found._replace(amount=Decimal(7))
    assert of(added(content, export, new=[3])) == Counter([there, found, seven])
    assert of(added(content, export, same=[3])) == Counter([after, seven])
    again = added(content, export, new=[3])
    assert added(again, export) == again


def test_movements_that_may_be_there_are_told_in_one_finding() -> None:
    nameless = [PAID._replace(reference=None, date=date(2026, 1, day)) for day in (5, 6, 7, 9)]
    content = added(None, exported(*nameless))
    asked = understood(content, exported(*(one._replace(task=None) for one in nameless)))
    (told,) = asked.diagnostics
    assert [told.values[name] for name in ("all", "rows", "lines", "differ")] == ["2-5", "3 4 5", "2 3 4 5", "task"]
    assert [place.line for place in told.also] == [2, 3, 4, 5]


def test_what_is_said_of_a_row_must_be_so() -> None:
    content = added(None, exported(PAID))
    seven = exported(PAID, PAID._replace(amount=Decimal(7)))
    assert [(one.place.line, one.values) for one in understood(content, seven, same=[2, 3]).diagnostics] == [
        (3, {"row": 3})
    ]
    assert added(content, exported(PAID), new=[2]) == content
    for new, same, said in ([1], [], "no row {rows}"), ([], [9], "no row {rows}"), ([2], [2], "both"):
        with pytest.raises(WrongValue, match=said):
            understood(content, seven, new, same)


def test_a_movement_of_another_document_is_new_and_told() -> None:
    content = added(None, exported(PAID))
    other = PAID._replace(reference="חשבונית 8")
    found = understood(content, exported(PAID, other)).merge
    assert (found.new, found.there, found.alike) == (((3, other),), 1, ())
    found = understood(content, exported(other, PAID._replace(amount=Decimal(11)))).merge
    assert ([number for number, _ in found.alike], found.doubtful) == ([2], ())
