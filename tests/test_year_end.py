"""The demo plan at the end of its year, worked out by hand from its plan.yaml, its sections and its actuals.csv.

Every figure stands as the sum that a treasurer would write, amount by amount; the reports come to it, to the agora.
"""

from datetime import date
from decimal import Decimal

import pytest

from booklets import demo
from clusterkit.reports.ask import Ask
from clusterkit.reports.control import control
from clusterkit.reports.table import Cell, Table

BY_SOURCE = """\
tabar-waste     approved     1850000
tabar-waste     spent_before 64000
tabar-waste     allocated    85995 + 38400 + 1200000 + 282000
tabar-waste     committed    85995 - 85995 + 38400 - 38400 + 1140000 - 285000
tabar-waste     executed     85995 + 285000 + 38400
tabar-waste     received     400000 + 300000 + 350000
tabar-waste     free         1850000 - 64000 - 1606395
tabar-waste     available    1850000 - 64000 - 855000 - 409395
tabar-industry  allocated    700000 + 250000
tabar-industry  committed    420000 - 273000 + 187200 - 93600
tabar-industry  executed     273000 + 93600
tabar-industry  received     400000
tabar-industry  free         1000000 - 950000
tabar-industry  available    1000000 - 240600 - 366600
tabar-survey    free         167600 - 167600
moi-support     allocated    90000 + 80000 + 190000 + 280000
moi-support     committed    182500 - 91250 + 251640 - 125820
moi-support     executed     91250 + 125820
moi-support     free         640000 - 640000
moi-support     available    640000 - 217070 - 217070
moi-2025        allocated    72000
moi-2025        committed    70200 - 70200
moi-2025        executed     70200
moi-2025        received     96000
moi-2025        available    96000 - 70200
regular         transferred  20000 + 18000
regular         allocated    75000 + 48000 + 40000 + 168000 + 24000 + 12345.50 + 0 + 18000
regular         committed    12345.50 - 12345.50 + 168000 - 84000
regular         executed     12345.50 + 84000
regular         received     130000 + 130000 + 130000 + 130000
regular         free         520000 + 38000 - 385345.50
regular         available    520000 + 38000 - 84000 - 96345.50
participation   transferred  -30000
participation   allocated    36000 + 48000 + 64500
participation   committed    46000 - 23000 + 64500 - 32250
participation   executed     23000 + 32250
participation   received     120000
participation   available    260000 - 30000 - 55250 - 55250
aging-grant     allocated    192000 + 210000
aging-grant     committed    184000 - 92000 + 198000 - 99000
aging-grant     executed     92000 + 99000
aging-grant     available    480000 - 191000 - 191000
overhead        transferred  -20000 + 12000
overhead        allocated    45000 + 60000
overhead        committed    39780
overhead        executed     0
overhead        received     31250.40 + 42118.75
overhead        available    150000 - 8000 - 39780
bridge-fund     allocated    0
bridge-fund     committed    24000 - 8000
bridge-fund     executed     8000
bridge-fund     received     20000
energy-request  allocated    180000
(unsplit)       allocated    60000
(none)          allocated    120000
total           approved     1850000 + 1000000 + 167600 + 640000 + 96000 + 520000 + 260000 + 480000 + 150000 + 100000
total           transferred  38000 - 30000 - 8000
total           spent_before 64000 + 167600
total           allocated    4669240.50
total           committed    855000 + 240600 + 217070 + 0 + 84000 + 55250 + 191000 + 39780 + 16000
total           executed     409395 + 366600 + 217070 + 70200 + 96345.50 + 55250 + 191000 + 0 + 8000
total           free         179605 + 50000 + 0 + 0 + 24000 + 172654.50 + 81500 + 78000 + 37000 + 100000
"""

BY_QUARTER = """\
2026-Q1  commitments  70200 + 85995 + 12345.50 + 39780 + 420000 + 184000 + 46000
2026-Q1  payments     12345.50 + 85995
2026-Q1  receipts     130000 + 120000 + 240000 + 400000 + 320000 + 300000
2026-Q2  commitments  38400 + 198000 + 64500 + 182500 + 24000 + 187200
2026-Q2  payments     70200 + 92000 + 23000
2026-Q2  receipts     130000 + 31250.40
2026-Q3  commitments  168000 + 251640 + 1140000
2026-Q3  payments     91250 + 273000 + 285000 + 8000 + 84000
2026-Q3  receipts     130000 + 350000 + 42118.75 + 20000
2026-Q4  commitments  0
2026-Q4  payments     99000 + 32250 + 125820 + 93600 + 38400
2026-Q4  receipts     130000
2026-Q4  executed     98340.50 + 185200 + 741250 + 389070
total    committed    858320.50 + 694600 + 1559640 - 1413860.50
"""

UNKNOWN = [
    ("energy-request", "free"),
    ("energy-request", "available"),
    ("(unsplit)", "committed"),
    ("tabar-signs", "approved"),
]


def table(by: str) -> Table:
    return control([demo()], Ask((by,), as_of=date(2026, 12, 31)))


def cell(found: Table, key: str, column: str) -> Cell:
    row = found.total if key == "total" else next(row for row in found.rows if row[0] == key)
    return row[[one.key for one in found.columns].index(column)]


def worked(text: str) -> list[tuple[str, str, Decimal]]:
    """Rows of a key, a column, and the sum that it comes to."""
    rows = (line.split(maxsplit=2) for line in text.splitlines())
    return [
        (key, column, sum(map(Decimal, written.replace("- ", "+ -").split(" + ")), Decimal(0)))
        for key, column, written in rows
    ]


@pytest.mark.parametrize(("by", "text"), [("source", BY_SOURCE), ("quarter", BY_QUARTER)])
def test_the_year_comes_to_what_was_worked_out_by_hand(by: str, text: str) -> None:
    found = table(by)
    assert {(key, column): cell(found, key, column) for key, column, _ in worked(text)} == {
        (key, column): amount for key, column, amount in worked(text)
    }


@pytest.mark.parametrize(("key", "column"), UNKNOWN)
def test_what_nobody_says_is_not_zero(key: str, column: str) -> None:
    assert cell(table("source"), key, column) is None
