"""The treasurer's workbook is live: another program comes to every figure, and the figures follow what is changed."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from booklets import demo
from clusterkit.labels import label
from clusterkit.model.plan import Plan
from clusterkit.reports.ask import Ask
from clusterkit.spreadsheets.ledger.control import COLUMNS
from clusterkit.spreadsheets.ledger.workbook import workbook
from ledgers import BOOKS, CONTROL, DAY, FRONT, KIND, LINES, MOVEMENTS, SECTION, SOURCE, rows, written
from plans import accounts, plans, with_accounts
from workbooks import formulas, opened, recalculated, settled, values


@pytest.mark.libreoffice
def test_another_program_comes_to_every_figure(program: Callable[[str], str], tmp_path: Path) -> None:
    made = {name: workbook(found(), Ask(as_of=DAY)) for name, found in BOOKS.items()}
    made["english"] = written(demo(), language="en")
    _agree(made, recalculated(made, program("libreoffice"), tmp_path))
    assert len(formulas(made["demo"])) > 500


@st.composite
def kept(draw: st.DrawFn, cluster: str) -> Plan:
    """A random plan with random accounts."""
    drawn = draw(plans(cluster))
    return with_accounts(drawn.plan, draw(accounts(*(task.id for task in drawn.plan.tasks))))


@pytest.mark.libreoffice
@settings(
    max_examples=5,
    phases=[Phase.generate],  # to make a failing example smaller takes LibreOffice minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(kept("c"), kept("d"))
def test_another_program_comes_to_every_figure_of_any_plans(
    program: Callable[[str], str], tmp_path: Path, first: Plan, second: Plan
) -> None:
    made = {str(len(some)): workbook(some, Ask()) for some in ([first], [first, second])}
    _agree(made, recalculated(made, program("libreoffice"), tmp_path))


def _agree(made: Mapping[str, bytes], counted: Mapping[str, bytes]) -> None:
    for name, content in made.items():
        book, stored = opened(counted[name], values=True), values(content)
        found = {place: settled(book[place[0]][place[1]].value) for place in stored}
        apart = {place: (stored[place], found[place]) for place in stored if found[place] != stored[place]}
        assert apart == {}, name


def _saved(book: Workbook) -> bytes:
    content = BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.mark.libreoffice
def test_the_figures_follow_a_line(program: Callable[[str], str], tmp_path: Path) -> None:
    """One amount is changed, and one line is added under the last: totals move by these, and nothing else does."""
    changed, added = opened(written(demo())), opened(written(demo()))
    sheet = changed.worksheets[LINES]
    heads = list(rows(sheet)[0])
    at = {name: heads.index(label(name, "he")) for name in ("Source", "Section", "Allocated")}
    row = next(one for one in sheet.iter_rows(min_row=5) if one[at["Source"]].value == "regular")
    more = Decimal("1000.25")
    row[at["Allocated"]].value = float(Decimal(str(row[at["Allocated"]].value)) + more)
    section = str(row[at["Section"]].value)
    _append(added.worksheets[LINES], [cell.value for cell in row], at["Allocated"], float(more))
    made = {"as-is": _saved(opened(written(demo()))), "changed": _saved(changed), "added": _saved(added)}
    counted = recalculated(made, program("libreoffice"), tmp_path)
    for name in ("changed", "added"):
        moved = {(place, key): _moved(counted["as-is"], counted[name], place, key) for place, key in _PLACES}
        assert moved[SOURCE, 2] == {"regular": more, label("Total", "he"): more}
        assert moved[SECTION, 2] == {section: more, label("Total", "he"): more}
        assert moved[KIND, 1] == {label("source kind: regular", "he"): more, label("Total", "he"): more}
        assert moved[CONTROL, _control("allocated")] == {"regular": more, label("Total", "he"): more}
        assert moved[CONTROL, _control("free")] == {"regular": -more, label("Total", "he"): -more}
        assert moved[CONTROL, _control("available")] == {}
        assert moved[FRONT, 1] == {
            label("Allocated", "he"): more,
            label("of which on approved money", "he"): more,
            label("Free", "he"): -more,
        }


@pytest.mark.libreoffice
def test_the_figures_follow_a_movement(program: Callable[[str], str], tmp_path: Path) -> None:
    """A payment is added under the last movement: what was ordered for its work is executed, and no more committed."""
    added = opened(written(demo()))
    sheet = added.worksheets[MOVEMENTS]
    heads = list(rows(sheet)[0])
    amount, kind, source = (heads.index(label(name, "he")) for name in ("Amount", "Movement", "Source"))
    wanted = [row for row in sheet.iter_rows(min_row=4) if row[source].value == "tabar-waste"]
    row = next(one for one in reversed(wanted) if one[kind].value == label("Commitment", "he"))
    cells = [cell.value for cell in row]
    cells[kind] = label("Payment", "he")
    _append(sheet, cells, amount, 1000.25)
    made = {"as-is": _saved(opened(written(demo()))), "added": _saved(added)}
    counted = recalculated(made, program("libreoffice"), tmp_path)
    more, total = Decimal("1000.25"), label("Total", "he")
    moved = {key: _moved(counted["as-is"], counted["added"], CONTROL, _control(key)) for key in _USED}
    assert moved["executed"] == {"tabar-waste": more, total: more}
    assert moved["committed"] == {"tabar-waste": -more, total: -more}
    assert moved["available"] == moved["free"] == moved["allocated"] == {}


_USED = ("executed", "committed", "available", "free", "allocated")


def _control(key: str) -> int:
    return [one.key for one in COLUMNS].index(key)


_PLACES = [(SOURCE, 2), (SECTION, 2), (KIND, 1), (FRONT, 1)]
_PLACES += [(CONTROL, _control(key)) for key in ("allocated", "free", "available")]


def _append(sheet: Worksheet, cells: Sequence[Any], money_at: int, amount: float) -> None:
    """A row under the last one of a table, as Excel takes it into the table."""
    (table,) = sheet.tables.values()
    corner, last = table.ref.split(":")
    letters, number = last.rstrip("0123456789"), int(last.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) + 1
    for place, value in enumerate(cells, start=1):
        sheet.cell(number, place).value = amount if place == money_at + 1 else value
    table.ref = f"{corner}:{letters}{number}"
    assert table.autoFilter
    table.autoFilter.ref = table.ref


def _moved(before: bytes, after: bytes, place: int, column: int) -> dict[str, Decimal]:
    """By how much each figure of a column moved, by its row's first cell, where it did."""
    first, second = (opened(content, values=True).worksheets[place] for content in (before, after))
    found = {}
    for old, new in zip(first.iter_rows(), second.iter_rows(), strict=True):
        pair = settled(old[column].value), settled(new[column].value)
        if pair[0] != pair[1]:
            assert isinstance(pair[0], Decimal)
            assert isinstance(pair[1], Decimal)
            found[str(old[0].value)] = pair[1] - pair[0]
    return found
