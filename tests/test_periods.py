"""Periods of a plan: read, written back, ordered, and inside one another."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterkit.diagnostics import WrongValue
from clusterkit.periods import Period, read_period

READ = [
    ("2026", Period(2026, 1, 12)),
    ("2026-H1", Period(2026, 1, 6)),
    ("2026-H2", Period(2026, 7, 6)),
    ("2026-Q1", Period(2026, 1, 3)),
    ("2026-Q4", Period(2026, 10, 3)),
    ("2026-01", Period(2026, 1, 1)),
    ("2026-12", Period(2026, 12, 1)),
]


@pytest.mark.parametrize(("written", "period"), READ)
def test_a_period_is_read_and_written(written: str, period: Period) -> None:
    assert read_period(written) == period
    assert str(period) == written


REFUSED = ["", "26", "2026-", "2026-H3", "2026-H0", "2026-Q5", "2026-00", "2026-13", "2026-1", "2026-h1", "2026-Q1-Q2"]
REFUSED += ["H1-2026", "2026/01", "2026-01-01", " 2026", "2026 ", "2026\n", "02026", "חציון 1", "Q1"]


@pytest.mark.parametrize("written", REFUSED)
def test_what_is_no_period_is_refused(written: str) -> None:
    with pytest.raises(WrongValue):
        read_period(written)


DAYS = [
    ("2026", "2026-01-01", "2026-12-31"),
    ("2026-H2", "2026-07-01", "2026-12-31"),
    ("2026-Q2", "2026-04-01", "2026-06-30"),
    ("2026-02", "2026-02-01", "2026-02-28"),
    ("2028-02", "2028-02-01", "2028-02-29"),
    ("0000-02", "0001-02-01", "0001-02-28"),
]


@pytest.mark.parametrize(("written", "first", "last"), DAYS)
def test_a_period_has_a_first_and_a_last_day(written: str, first: str, last: str) -> None:
    period = read_period(written)
    assert (period.first_day.isoformat(), period.last_day.isoformat()) == (first, last)


@given(st.text() | st.text("0123456789-HQ", max_size=8))
def test_no_text_raises_anything_but_a_refusal(text: str) -> None:
    try:
        period = read_period(text)
    except WrongValue:
        return
    assert read_period(str(period)) == period


def test_periods_stand_in_order_the_longer_first() -> None:
    ordered = ["2025-12", "2026", "2026-H1", "2026-Q1", "2026-01", "2026-02", "2026-Q2", "2026-H2", "2026-12", "2027"]
    assert all(first.order < second.order for first, second in pairwise(map(read_period, ordered)))


COVERS = [
    ("2026", "2026", True),
    ("2026", "2026-H2", True),
    ("2026-H1", "2026-Q2", True),
    ("2026-Q2", "2026-06", True),
    ("2026-H1", "2026-Q3", False),
    ("2026-Q2", "2026-H1", False),
    ("2026", "2025-12", False),
    ("2026-06", "2026-Q2", False),
]


@pytest.mark.parametrize(("outer", "inner", "covers"), COVERS)
def test_a_period_covers_what_lies_inside_it(outer: str, inner: str, covers: bool) -> None:
    assert read_period(outer).covers(read_period(inner)) is covers
