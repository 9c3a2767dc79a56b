"""Plans for tests, made from plain values by the real reader, so that every entity has its place; and random plans."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any, TypeVar

import yaml
from hypothesis import strategies as st

from clusterkit.diagnostics import Places
from clusterkit.model.entity import Placed
from clusterkit.model.plan import Plan
from clusterkit.model.progress import Actual
from clusterkit.model.work import Section
from clusterkit.model.year import PlanHead
from clusterkit.nodes import PLACES, read_nodes

SOURCES = ("waste", "regular", "moin")
"""The register of a random plan. Its lines may name `lost` too, which has no entry."""

ZERO = Decimal(0)

MONEY = ("allocated", "in_kind", "up_to", "income")

Model = TypeVar("Model", bound=Placed)


def as_if_real(plan: Plan) -> Plan:
    """A demo's plan as if its cluster were none of the invented ones, to stand in a paper beside others."""
    assert plan.cluster
    return replace(plan, cluster=plan.cluster.model_copy(update={"invented": False}))


class _Plain(yaml.SafeDumper):
    """Writes a value that stands twice twice: plans have no aliases."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def read(model: type[Model], file: str, content: Mapping[str, Any]) -> Model:
    """Plain values as an entity, by way of YAML text."""
    text = yaml.dump(dict(content), Dumper=_Plain, allow_unicode=True, sort_keys=False)
    top, diagnostics = read_nodes(file, text.encode())
    assert top is not None
    assert diagnostics == []
    return model.model_validate(top)


def plan(sections: Sequence[Mapping[str, Any]], cluster: str = "c", **head: Any) -> Plan:
    """The plan for 2026 with these sections; `head` adds to its plan.yaml."""
    folder = f"{cluster}/2026"
    return Plan(
        folder=folder,
        folder_name="2026",
        cluster_id=cluster,
        head=read(PlanHead, f"{folder}/plan.yaml", {"title": "תוכנית עבודה", "year": "2026", **head}),
        sections=tuple(read(Section, f"{folder}/sections/{n}.yaml", one) for n, one in enumerate(sections)),
    )


def plan_of(*lines: Mapping[str, Any]) -> Plan:
    """The plan whose one section has these budget lines."""
    sources = [{"id": name, "name": name, "kind": "tabar"} for name in SOURCES[:2]]
    sources += [{"id": SOURCES[2], "name": SOURCES[2], "kind": "ministry", "state": "approved"}]
    return plan([{"id": "s", "title": "נושא", "budget": list(lines)}], sources=sources)


@dataclass
class Drawn:
    """A random plan, and what its money must come to, added up line by line as it was drawn."""

    plan: Plan
    sums: dict[str, Decimal]
    lines: int


@dataclass
class _Counted:
    """What has been drawn so far."""

    sums: dict[str, Decimal] = field(default_factory=lambda: dict.fromkeys(MONEY, ZERO))
    ids: list[str] = field(default_factory=list)
    lines: int = 0
    numbers: Iterator[int] = field(default_factory=count)


shekels = st.integers(0, 10**9).map(lambda agorot: Decimal(agorot) / 100) | st.integers(0, 300).map(Decimal)
source_ids = st.sampled_from([*SOURCES, "lost"])
periods = st.sampled_from(["2026", "2026-H1", "2026-Q3", "2026-04"])
amounts = st.one_of(st.none(), st.just("tbd"), shekels)


@st.composite
def splits(draw: st.DrawFn) -> dict[str, str]:
    """A split by shares, by amounts or both, that need not add up."""
    parts = st.integers(0, 10_000).map(lambda part: f"{Decimal(part) / 100}%") | shekels.map(str)
    return draw(st.dictionaries(source_ids, parts, min_size=1, max_size=4))


@st.composite
def _line(draw: st.DrawFn, so_far: _Counted) -> dict[str, Any]:
    if so_far.ids and draw(st.integers(0, 5)) == 0:
        return {"same_as": draw(st.sampled_from([*so_far.ids, "nowhere"])), "amount": str(draw(shekels))}
    amount, up_to = draw(amounts), draw(st.none() | st.none() | amounts)
    split = draw(st.none() | splits())
    line: dict[str, Any] = {
        "id": f"l-{next(so_far.numbers)}",
        "amount": None if amount is None else str(amount),
        "up_to": None if up_to is None else str(up_to),
        "in_kind": draw(st.none() | st.just("true")),
        "kind": draw(st.sampled_from([None, "cost", "income"])),
        "source": draw(st.none() | source_ids),
        "sources": draw(st.none() | st.lists(source_ids, max_size=3)),
        "split": split,
        "period": draw(st.none() | periods),
    }
    so_far.ids.append(line["id"])
    so_far.lines += 1
    _add(so_far, line, _whole(amount, up_to, split), up_to if isinstance(up_to, Decimal) else ZERO)
    return {key: value for key, value in line.items() if value is not None}


def _whole(amount: object, up_to: object, split: dict[str, str] | None) -> Decimal:
    """What a line comes to: its amount, or the amounts of its split where it says nothing else."""
    if isinstance(amount, Decimal):
        return amount
    by_amounts = amount is None and up_to is None and split and not any("%" in part for part in split.values())
    return sum(map(Decimal, (split or {}).values()), ZERO) if by_amounts else ZERO


def _add(so_far: _Counted, line: dict[str, Any], amount: Decimal, up_to: Decimal) -> None:
    if line["kind"] == "income":
        so_far.sums["income"] += amount
        return
    so_far.sums["allocated"] += amount
    so_far.sums["in_kind"] += amount if line["in_kind"] else ZERO
    so_far.sums["up_to"] += up_to


@st.composite
def _holder(draw: st.DrawFn, so_far: _Counted, inside: tuple[str, ...]) -> dict[str, Any]:
    """A section, a goal or a task; `inside` are the keys of what may stand in it, outermost first."""
    made: dict[str, Any] = {"id": f"e-{next(so_far.numbers)}", "title": "כותרת"}
    made["budget"] = [draw(_line(so_far)) for _ in range(draw(st.integers(0, 3)))]
    if inside:
        made[inside[0]] = [draw(_holder(so_far, inside[1:])) for _ in range(draw(st.integers(0, 2)))]
    else:
        made["owner"] = draw(st.lists(st.sampled_from(["moran", "hadas"]), unique=True))
        made["funders"] = draw(st.lists(st.sampled_from(["moin", "moep"]), unique=True))
    return made


@st.composite
def plans(draw: st.DrawFn, cluster: str = "c") -> Drawn:
    """Any plan: sections in sections, lines on sections, goals and tasks, sound or not, repeated or not."""
    so_far = _Counted()
    nested = ("sections", "goals", "tasks") if draw(st.booleans()) else ("goals", "tasks")
    sections = [draw(_holder(so_far, nested)) for _ in range(draw(st.integers(0, 2)))]
    sources = [
        {
            "id": name,
            "name": name,
            "kind": draw(st.sampled_from(["tabar", "ministry", "regular"])),
            **draw(st.fixed_dictionaries({}, optional={"funder": st.just("moep"), "approved": shekels.map(str)})),
        }
        for name in SOURCES
    ]
    return Drawn(plan(sections, cluster, sources=sources), so_far.sums, so_far.lines)


def with_accounts(plan: Plan, rows: Sequence[Mapping[str, str]]) -> Plan:
    """The plan with these rows of actuals.csv, each as its cells."""
    read = (Actual.model_validate({**row, PLACES: Places("actuals.csv", (0, 0, 0, 0))}) for row in rows)
    return replace(plan, actuals=tuple(read))


def accounts(*tasks: str) -> st.SearchStrategy[list[dict[str, str]]]:
    """Rows of actuals.csv in the year, on the sources of a random plan and these tasks or none, cancelled ones too."""
    row = st.fixed_dictionaries(
        {
            "date": st.dates(date(2026, 1, 1), date(2026, 12, 31)).map(str),
            "source": source_ids,
            "kind": st.sampled_from(["commitment", "payment", "receipt"]),
            "amount": st.builds(lambda amount, sign: str(amount * sign), shekels, st.sampled_from([1, 1, 1, -1])),
        },
        optional={"task": st.sampled_from(tasks)} if tasks else {},
    )
    return st.lists(row, max_size=12)
