"""The money of a plan: counted once, and the same total to the agora whatever it is grouped by."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise, permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clusterkit.budget import NONE, UNSPLIT, Sum, add_up, charges
from clusterkit.model.plan import Plan
from clusterkit.model.work import Section
from clusterkit.reports.ask import Ask
from clusterkit.reports.budget import budget
from clusterkit.reports.cross import CROSSED, cross
from clusterkit.reports.dimensions import DIMENSIONS
from clusterkit.reports.lines import keys, lines
from clusterkit.reports.table import Cell, Table
from plans import MONEY, SOURCES, Drawn, plan_of, plans, read, shekels, splits

GROUPINGS = [*((one,) for one in DIMENSIONS), *permutations(DIMENSIONS, 2)]


def total(plan: Plan) -> Sum:
    return add_up(charges(plan))


def by_source(plan: Plan) -> dict[str, Decimal | None]:
    return {charge.source: charge.amount for charge in charges(plan)}


@given(plans())
def test_the_total_is_what_the_lines_say(drawn: Drawn) -> None:
    found = total(drawn.plan)
    assert {name: getattr(found, name) for name in MONEY} == drawn.sums
    assert found.lines == drawn.lines


@settings(max_examples=30)
@given(plans(), plans("d"))
def test_every_grouping_comes_to_the_total(first: Drawn, second: Drawn) -> None:
    for by in GROUPINGS:
        for some in ([first], [first, second]):
            table = budget([drawn.plan for drawn in some], Ask(by))
            keys = [column.key for column in table.columns]
            for name in MONEY:
                expected = sum((drawn.sums[name] for drawn in some), Decimal(0))
                rows = [cell for cell in table.column(name) if isinstance(cell, Decimal)]
                assert sum(rows) == table.total[keys.index(name)] == expected, (by, name)
            assert table.total[keys.index("lines")] == sum(drawn.lines for drawn in some)


@given(plans())
def test_the_lines_behind_a_row_come_to_its_figures(drawn: Drawn) -> None:
    for dimension in DIMENSIONS:
        table = budget([drawn.plan], Ask((dimension,)))
        for row in table.rows:
            figures = dict(zip([column.key for column in table.columns], row, strict=True))
            behind = lines([drawn.plan], str(row[0]), Ask((dimension,)), {})
            assert behind.total[-4:-1] == (figures["allocated"], figures["up_to"], figures["income"])
            assert row[0] in keys([drawn.plan], dimension)


@settings(max_examples=30)
@given(plans(), plans("d"))
def test_crossing_two_dimensions_keeps_both_margins(first: Drawn, second: Drawn) -> None:
    for down, across in permutations(DIMENSIONS, 2):
        for some in ([first.plan], [first.plan, second.plan]):
            table, below = cross(some, Ask((down,), across)), budget(some, Ask((across,)))
            assert _keyed(table, "allocated", down) == _keyed(budget(some, Ask((down,))), "allocated", down)
            crossed = [at for at, column in enumerate(table.columns) if CROSSED in column.key]
            allocated = [column.key for column in table.columns].index("allocated")
            for row in (*table.rows, table.total):
                assert _sum(row[at] for at in crossed) == row[allocated]
            for at in crossed:
                assert _sum(row[at] for row in table.rows) == table.total[at]
            margin = {table.columns[at].key: table.total[at] for at in crossed}
            prefix = CROSSED.join((across, ""))
            assert {key.removeprefix(prefix): value for key, value in margin.items() if value} == {
                CROSSED.join(key): value for key, value in _keyed(below, "allocated", across).items()
            }
            assert len({column.key for column in table.columns}) == len(table.columns)


def _keyed(table: Table, key: str, last: str) -> dict[tuple[str, ...], Decimal]:
    """What a column holds by the keys of its rows, less what is zero; the last key is of the dimension `last`."""
    assert table.by[-1] == last
    rows = zip(table.rows, table.column(key), strict=True)
    return {tuple(map(str, row[: len(table.by)])): cell for row, cell in rows if isinstance(cell, Decimal) and cell}


def _sum(cells: Iterable[Cell]) -> Decimal:
    return sum((cell for cell in cells if isinstance(cell, Decimal)), Decimal(0))


@given(plans())
def test_every_row_has_a_key_of_its_own(drawn: Drawn) -> None:
    for by in GROUPINGS:
        table = budget([drawn.plan], Ask(by))
        rows = [row[: len(by)] for row in table.rows]
        assert len(set(rows)) == len(rows)
        assert all(isinstance(part, str) and part for row in rows for part in row)


@given(plans(), st.data())
def test_splitting_a_line_changes_no_sources_figure(drawn: Drawn, data: st.DataObject) -> None:
    """One line of a source in several lines that add up to it, in the same place: every source has what it had."""
    figures = budget([drawn.plan], Ask(("source",)))
    whole = data.draw(shekels)
    cuts = sorted(data.draw(st.lists(st.integers(0, int(whole * 100)), max_size=3)))
    parts = [Decimal(end - start) / 100 for start, end in pairwise([0, *cuts, int(whole * 100)])]
    one, several = (
        budget([_with(drawn.plan, *({"amount": str(part), "source": "waste"} for part in some))], Ask(("source",)))
        for some in ([whole], parts)
    )
    for name in ("allocated", "on_approved", "in_kind", "up_to", "income", "approved", "free"):
        assert one.column(name) == several.column(name)
    assert one.column("source") == several.column("source")
    rest = [at for at, key in enumerate(one.column("source")) if key != "waste"]
    before = dict(zip(figures.column("source"), figures.column("allocated"), strict=True))
    assert all(one.column("allocated")[at] == before[one.column("source")[at]] for at in rest)


def _with(before: Plan, *lines: dict[str, Any]) -> Plan:
    """A plan with one section more, which has these lines."""
    section = read(Section, "more.yaml", {"id": "more", "title": "נוסף", "budget": list(lines)})
    return replace(before, sections=(*before.sections, section))


@given(shekels, splits())
def test_splitting_a_line_changes_no_total(amount: Decimal, split: dict[str, str]) -> None:
    line = {"amount": str(amount), "source": "waste"}
    assert total(plan_of(line)).allocated == total(plan_of({"amount": str(amount), "split": split})).allocated == amount


@st.composite
def whole_shares(draw: st.DrawFn) -> dict[str, str]:
    """Shares of up to six decimals that come to 100%."""
    cuts = sorted(draw(st.lists(st.integers(0, 10**8), min_size=len(SOURCES) - 1, max_size=len(SOURCES) - 1)))
    parts = [end - start for start, end in zip([0, *cuts], [*cuts, 10**8], strict=True)]
    return {name: f"{Decimal(part) / 10**6:f}%" for name, part in zip(SOURCES, parts, strict=True)}


@given(shekels, whole_shares())
def test_shares_of_the_whole_add_up_to_the_agora(amount: Decimal, split: dict[str, str]) -> None:
    parts = by_source(plan_of({"amount": str(amount), "split": split}))
    assert sum(part or 0 for part in parts.values()) == amount
    assert list(parts) == list(SOURCES)
    for name, share in split.items():
        part = parts[name]
        assert part is not None
        assert abs(part - amount * Decimal(share[:-1]) / 100) < Decimal("0.01")
        assert part == part.quantize(Decimal("0.01"))


@given(plans(), shekels, st.integers(1, 4))
def test_a_shared_line_never_counts_twice(drawn: Drawn, amount: Decimal, times: int) -> None:
    """A line of one section that others show too, and a line of several sources: each is in every sum once."""
    line = {"id": "shared", "amount": str(amount), "sources": ["waste", "regular"]}
    shown = {"same_as": "shared", "amount": str(amount), "sources": ["waste", "regular"]}
    alone, shared = _with(drawn.plan, line), _with(_with(drawn.plan, line), *[shown] * times)
    for dimension in DIMENSIONS:
        once, again = (budget([one], Ask((dimension,))) for one in (alone, shared))
        assert once.rows == again.rows
        assert once.total == again.total
    assert total(shared).allocated == drawn.sums["allocated"] + amount


@given(shekels, st.integers(1, 4))
def test_a_repeated_line_is_counted_once(amount: Decimal, times: int) -> None:
    line = {"id": "first", "amount": str(amount), "source": "waste"}
    again = {"same_as": "first", "amount": str(amount), "source": "waste"}
    assert total(plan_of(line)) == total(plan_of(line, *[again] * times)) == total(plan_of(again, line))


@given(shekels, st.integers(1, 4))
def test_lines_that_are_told_apart_all_count(amount: Decimal, times: int) -> None:
    found = total(plan_of(*[{"amount": str(amount), "source": "waste"}] * times))
    assert (found.allocated, found.lines) == (amount * times, times)


LINES: list[tuple[dict[str, Any], Sum]] = [
    ({"amount": "0", "source": "waste"}, Sum(lines=1)),
    ({"amount": "tbd", "source": "waste"}, Sum(lines=1, tbd=1)),
    ({"up_to": "tbd", "source": "waste"}, Sum(lines=1, tbd=1)),
    ({"source": "waste"}, Sum(lines=1, no_amount=1)),
    ({"amount": "85,995", "source": "waste"}, Sum(Decimal(85995), lines=1)),
    ({"up_to": "352410", "source": "waste"}, Sum(up_to=Decimal(352410), lines=1)),
    ({"amount": "55799", "in_kind": "true"}, Sum(Decimal(55799), in_kind=Decimal(55799), lines=1)),
    ({"amount": "150000", "kind": "income", "source": "waste"}, Sum(income=Decimal(150000), lines=1)),
    ({"amount": "-15", "source": "waste"}, Sum(Decimal(-15), lines=1)),
    ({"amount": "10", "source": "moin"}, Sum(Decimal(10), on_approved=Decimal(10), lines=1)),
    ({"split": {"waste": "100", "regular": "0.50"}}, Sum(Decimal("100.50"), lines=1)),
    ({"split": {"waste": "40%", "regular": "60%"}}, Sum(lines=1, no_amount=1)),
]


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_missing_zero_unknown_on_demand_and_in_kind_differ(line: dict[str, Any], expected: Sum) -> None:
    assert total(plan_of(line)) == expected


SOURCE_OF = [
    ({"amount": "10", "source": "waste"}, {"waste": 10}),
    ({"amount": "10"}, {NONE: 10}),
    ({"amount": "10", "sources": ["waste", "regular"]}, {UNSPLIT: 10}),
    ({"amount": "10", "sources": ["waste", "waste"]}, {"waste": 10}),
    ({"amount": "10", "split": {"waste": "70%", "regular": "30%"}}, {"waste": 7, "regular": 3}),
    ({"amount": "0.01", "split": {"waste": "50%", "regular": "50%"}}, {"waste": Decimal("0.01"), "regular": 0}),
    ({"amount": "10", "split": {"waste": "60%"}}, {"waste": 6, UNSPLIT: 4}),
    ({"amount": "10", "split": {"waste": "12"}}, {"waste": 12, UNSPLIT: -2}),
    ({"amount": "tbd", "split": {"waste": "60%", "regular": "40%"}}, {UNSPLIT: None}),
]


@pytest.mark.parametrize(("line", "expected"), SOURCE_OF)
def test_who_pays_for_a_line(line: dict[str, Any], expected: dict[str, Decimal | None]) -> None:
    assert by_source(plan_of(line)) == expected
