"""Matching: parts that come to the whole to the agora, whatever the key; and how a whole is apportioned."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from clusterkit.matching import Demand, demands, payers
from clusterkit.model.body import Cluster, Partner
from clusterkit.model.plan import Plan
from clusterkit.money import AGORA, apportion, rounded, settle
from clusterkit.reports.ask import Ask
from clusterkit.reports.matching import BY, matching
from clusterkit.reports.table import Table
from plans import plan, read, shekels

AUTHORITIES = ("maale", "kafr", "emek", "beit")
QUANTA = (AGORA, Decimal(1), Decimal(1000))

weights = st.lists(st.integers(0, 10**7).map(Decimal) | st.just(Decimal(0)), min_size=1, max_size=8)
wholes = st.builds(lambda amount, sign: amount * sign, shekels, st.sampled_from([1, 1, -1]))


@given(wholes, weights, st.sampled_from(QUANTA))
def test_the_parts_of_a_whole_come_to_it(whole: Decimal, weights: list[Decimal], quantum: Decimal) -> None:
    assume(sum(weights))
    parts = apportion(whole, weights, quantum)
    assert sum(parts) == rounded(whole, quantum)
    for part, weight in zip(parts, weights, strict=True):
        assert part % quantum == 0
        assert abs(part - whole * weight / sum(weights)) < quantum
        assert weight or not part


@given(shekels, weights)
def test_a_greater_weight_gets_no_less(whole: Decimal, weights: list[Decimal]) -> None:
    assume(sum(weights))
    parts = apportion(whole, sorted(weights, reverse=True))
    assert parts == sorted(parts, reverse=True)


def test_ties_are_parted_by_order() -> None:
    assert apportion(Decimal("0.02"), [Decimal(1)] * 3) == [AGORA, AGORA, 0]
    assert apportion(Decimal(100), [Decimal(1)] * 3) == [Decimal("33.34"), Decimal("33.33"), Decimal("33.33")]


def test_weights_that_come_to_nothing_part_nothing() -> None:
    with pytest.raises(ValueError, match="0"):
        apportion(Decimal(10), [Decimal(0), Decimal(0)])


@pytest.mark.parametrize(
    ("amount", "quantum", "expected"),
    [
        ("0.005", "0.01", "0.01"),
        ("-0.005", "0.01", "0"),
        ("1499.99", "1000", "1000"),
        ("1500", "1000", "2000"),
        ("99999999999999999999999999.99", "1", "100000000000000000000000000"),
    ],
)
def test_half_is_rounded_up(amount: str, quantum: str, expected: str) -> None:
    assert rounded(Decimal(amount), Decimal(quantum)) == Decimal(expected)


@given(st.lists(wholes, min_size=1, max_size=6), st.sampled_from(QUANTA))
def test_what_is_settled_comes_to_its_rounded_sum(exact: list[Decimal], quantum: Decimal) -> None:
    whole = rounded(sum(exact, Decimal(0)), quantum)
    parts = settle(exact, int(whole / quantum), quantum)
    assert sum(parts) == whole
    assert all(abs(part - amount) < quantum for part, amount in zip(parts, exact, strict=True))


def asking(demand: dict[str, Any], used: Decimal, residents: list[int | None], **source: str) -> Plan:
    """A plan of one source that asks for matching, whose line takes so much of it; the cluster's members."""
    members = [
        {"authority": name, **({} if count is None else {"residents": str(count)})}
        for name, count in zip(AUTHORITIES, residents, strict=True)
    ]
    entry = {"id": "grant", "name": "grant", "kind": "call", "matching": demand, **source}
    budget = [{"amount": str(used), "source": "grant"}]
    made = plan([{"id": "s", "title": "נושא", "budget": budget}], sources=[entry])
    cluster = read(Cluster, "c/cluster.yaml", {"id": "c", "name": "אשכול", "members": members, "group": "members"})
    groups = ("members", "רשויות האשכול"), ("funds", "קופות החולים")
    partners = (read(Partner, "partners.yaml", {"id": id, "name": name, "kind": "group"}) for id, name in groups)
    return replace(made, cluster=cluster, partners=tuple(partners))


def only(plan: Plan) -> Demand:
    (demand,) = demands(plan)
    return demand


def parts(plan: Plan) -> dict[str, Decimal | None]:
    return {due.payer: due.amount for due in only(plan).dues}


def percentages() -> st.SearchStrategy[dict[str, str]]:
    """Parts in percent, of up to two decimals, that come to 100%."""
    cuts = st.lists(st.integers(0, 10_000), min_size=3, max_size=3).map(sorted)
    return cuts.map(
        lambda cuts: {
            name: f"{Decimal(end - start) / 100}%"
            for name, start, end in zip(AUTHORITIES, [0, *cuts], [*cuts, 10_000], strict=True)
        }
    )


KEYS = st.one_of(
    st.just({"divided": "residents"}),
    st.just({"divided": "equal"}),
    st.just({"by": ["members"], "divided": "residents"}),
    st.lists(st.sampled_from(AUTHORITIES), min_size=1, unique=True).map(lambda some: {"by": some}),
    percentages().map(lambda parts: {"parts": parts}),
)
SHARES = st.integers(0, 100).map(lambda percent: f"{percent}%") | shekels.map(str)


@given(SHARES, KEYS, shekels, st.lists(st.integers(1, 500_000), min_size=4, max_size=4))
def test_parts_come_to_what_is_asked(share: str, key: dict[str, Any], used: Decimal, residents: list[int]) -> None:
    made = asking({"share": share, **key}, used, [*residents], approved="1000000")
    assert sum(part or 0 for part in parts(made).values()) == only(made).asked
    assert None not in parts(made).values()


@given(SHARES, KEYS, shekels, st.lists(st.integers(1, 500_000), min_size=4, max_size=4))
def test_every_grouping_comes_to_the_same(share: str, key: dict[str, Any], used: Decimal, residents: list[int]) -> None:
    made = asking({"share": share, **key}, used, [*residents])
    for by in ((BY[0],), (BY[1],), BY, BY[::-1]):
        table = matching([made], Ask(by))
        assert sum_of(table, "due") == sum_of(table, "conditional") == only(made).asked


def sum_of(table: Table, key: str) -> Decimal:
    """What a column comes to, which its total says too."""
    whole = sum((cell for cell in table.column(key) if isinstance(cell, Decimal)), Decimal(0))
    assert table.total[[column.key for column in table.columns].index(key)] == whole
    return whole


FOUR: list[int | None] = [40, 30, 20, 10]
EQUAL: dict[str, int | None] = dict.fromkeys(AUTHORITIES, 250)

PARTED: list[tuple[dict[str, Any], list[int | None], dict[str, int | None]]] = [
    ({"share": "10%"}, FOUR, EQUAL),
    ({"share": "10%", "divided": "residents"}, FOUR, {"maale": 400, "kafr": 300, "emek": 200, "beit": 100}),
    ({"share": "10%", "by": ["emek", "beit", "emek"]}, FOUR, {"emek": 500, "beit": 500}),
    ({"share": "10%", "by": ["members"]}, FOUR, EQUAL),
    ({"share": "10%", "by": ["funds"]}, FOUR, {"funds": 1000}),
    ({"share": "10%", "by": ["funds", "members"]}, FOUR, dict.fromkeys(("funds", *AUTHORITIES), 200)),
    (
        {"share": "10%", "divided": "residents", "parts": {"emek": "75%", "beit": "25%"}},
        FOUR,
        {"emek": 750, "beit": 250},
    ),
    ({"share": "2000", "parts": {"emek": "1500", "beit": "500"}}, FOUR, {"emek": 750, "beit": 250}),
    ({"share": "10%", "by": ["emek", "beit"], "divided": "residents"}, [1, 1, 3, None], {"emek": None, "beit": None}),
    ({"share": "10%", "divided": "residents"}, [0, 0, 0, 0], dict.fromkeys(AUTHORITIES)),
    ({"share": "0", "divided": "residents"}, [1, 1, 1, None], dict.fromkeys(AUTHORITIES, 0)),
]


@pytest.mark.parametrize(("demand", "residents", "expected"), PARTED)
def test_who_owes_what(demand: dict[str, Any], residents: list[int | None], expected: dict[str, int | None]) -> None:
    made = asking(demand, Decimal(10_000), residents, approved="20000")
    assert parts(made) == expected
    if "parts" not in demand:
        assert payers(made, only(made).matching) == tuple(expected)


def test_what_cannot_be_parted_is_named() -> None:
    made = asking({"share": "10%", "divided": "residents"}, Decimal(10_000), [1, 1, None, None])
    table = matching([made], Ask(("authority",)))
    assert table.column("due") == (None,) * 4
    assert [dict(note.values) for note in table.notes] == [
        {"amount": Decimal(1000), "source": "grant", "names": "emek, beit"}
    ]


def test_nobody_is_named_to_pay() -> None:
    made = replace(asking({"share": "10%"}, Decimal(10_000), FOUR), cluster=None)
    table = matching([made], Ask(("authority",)))
    assert table.rows == ()
    assert [note.text.split(":")[0] for note in table.notes] == ["{amount} for source {source} is asked of nobody"]


@pytest.mark.parametrize(("state", "conditional"), [("approved", 0), ("requested", 1000)])
def test_matching_of_money_that_is_not_approved_is_marked(state: str, conditional: int) -> None:
    table = matching([asking({"share": "10%"}, Decimal(10_000), FOUR, state=state)], Ask(("source",)))
    assert table.column("due") == (Decimal(1000),)
    assert table.column("conditional") == (Decimal(conditional),)
