"""The two real plans say what their documents print, amount by amount.

`printed/*.tsv` was copied from the documents by hand, apart from the plans: a row for each printed amount, in order.
"""

import csv
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from clusterkit.budget import add_up, amount_of, charges, up_to_of
from clusterkit.load import load
from clusterkit.model.plan import Plan
from clusterkit.model.sources import Line

ROOT = Path(__file__).resolve().parents[1]
PRINTED = Path(__file__).parent / "printed"
PLANS = {"mifratz-2021": "mifratz/2021", "mishor-hahof-2026": "mishor-hahof/2026"}

Amount = tuple[str, str, Decimal]
"""A section, what kind of amount, and how many shekels."""


def printed(name: str) -> list[Amount]:
    with (PRINTED / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [(row["section"], row["kind"], Decimal(row["shekels"])) for row in rows]


def plan(name: str) -> Plan:
    (found,) = load([ROOT / "workplans" / PLANS[name]]).plans
    return found


def kind(line: Line) -> str:
    if line.same_as:
        return "repeated"
    if line.up_to is not None:
        return "up_to"
    return "in_kind" if line.in_kind else "allocated"


@pytest.mark.parametrize("name", PLANS)
def test_every_section_has_the_amounts_that_are_printed_in_it(name: str) -> None:
    said = [(spot, amount_of(spot.line), up_to_of(spot.line)) for spot in plan(name).lines]
    found = [
        (spot.sections[-1].id, kind(spot.line), amount if amount is not None else up_to)
        for spot, amount, up_to in said
        if amount is not None or up_to is not None
    ]
    assert Counter(found) == Counter(printed(name))


@pytest.mark.parametrize("name", PLANS)
def test_the_total_is_the_sum_of_what_is_printed(name: str) -> None:
    found, rows = add_up(charges(plan(name))), printed(name)
    sums = {key: sum(shekels for _, kind, shekels in rows if kind == key) for key in ("allocated", "in_kind", "up_to")}
    assert found.allocated == sums["allocated"] + sums["in_kind"]
    assert found.in_kind == sums["in_kind"]
    assert found.up_to == sums["up_to"]
    assert found.income == 0


TOTALS = [
    # plan                allocated   in kind  up to
    ("mifratz-2021", 34_654_305, 0, 0),
    ("mishor-hahof-2026", 4_463_471, 117_471, 352_410),
]


@pytest.mark.parametrize(("name", "allocated", "in_kind", "up_to"), TOTALS)
def test_the_known_totals(name: str, allocated: int, in_kind: int, up_to: int) -> None:
    found = add_up(charges(plan(name)))
    assert [found.allocated, found.in_kind, found.up_to] == [Decimal(one) for one in (allocated, in_kind, up_to)]
