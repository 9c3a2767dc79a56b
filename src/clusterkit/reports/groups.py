"""Rows of a report: what is grouped by dimensions, in the plans' own order and under the plans' own names."""

from collections.abc import Callable, Iterable, Sequence

from clusterkit.labels import label
from clusterkit.model.plan import Plan
from clusterkit.reports.dimensions import DIMENSIONS, HEADINGS, Grouped, cluster_name
from clusterkit.reports.table import Column

_SAID_BY_KEY = ("plan", "period", "half", "quarter", "month")

Key = tuple[str, ...]
"""A row's keys, one for each dimension."""


def subject(plans: Sequence[Plan]) -> str:
    """What a report is about: the clusters' names, each once."""
    return ", ".join(dict.fromkeys(cluster_name(plan) for plan in plans))


def with_plan(plans: Sequence[Plan], by: Sequence[str]) -> Key:
    """The dimensions, with the plan before those that mean something in one plan alone, where there are several."""
    local = any(DIMENSIONS[name].local for name in by)
    return ("plan", *by) if local and len(plans) > 1 and "plan" not in by else tuple(by)


def key_columns(by: Sequence[str]) -> tuple[Column, ...]:
    """The columns that begin every row: a key for each dimension, and the row's name."""
    keys = (Column(name, DIMENSIONS[name].label, "key") for name in by)
    return (*keys, Column("name", "Name", "text"))


def key_of(one: Grouped, by: Sequence[str]) -> Key:
    """The row that something belongs to."""
    return tuple(DIMENSIONS[name].key(one) for name in by)


def name_of(key: Key, found: Iterable[Grouped], plans: Sequence[Plan], by: Sequence[str], language: str) -> str:
    """What a row is called: its keys' names; the plan and the periods only where nothing else is named."""
    of_row = [one.plan for one in found] or [plan for plan in plans if plan.id == key[0]] or list(plans)
    pairs = list(zip(by, key, strict=True))
    shown = [(name, part) for name, part in pairs if name not in _SAID_BY_KEY] or pairs
    return " · ".join(_one_name(name, part, of_row, language) for name, part in shown)


def _one_name(dimension: str, part: str, plans: Sequence[Plan], language: str) -> str:
    if part in HEADINGS:
        return label(HEADINGS[part], language)
    known = DIMENSIONS[dimension].names
    return next((name for plan in dict.fromkeys(plans) for key, name in known(plan) if key == part), part)


def order(plans: Sequence[Plan], by: Sequence[str]) -> Callable[[Key], list[tuple[int, str]]]:
    """A sort key for rows: the plans' own order, dimension by dimension; after it unknown names, and the headings."""
    ranks = [{at: rank for rank, at in enumerate(_known(plans, one, "plan" in by))} for one in by]
    last = max(map(len, ranks), default=0)

    def rank(key: Key) -> list[tuple[int, str]]:
        plan = key[by.index("plan")] if "plan" in by else ""
        headings = (*HEADINGS,)
        return [
            (last + 1 + headings.index(part), "") if part in headings else (known.get((plan, part), last), part)
            for part, known in zip(key, ranks, strict=True)
        ]

    return rank


def _known(plans: Sequence[Plan], dimension: str, by_plan: bool) -> dict[tuple[str, str], None]:
    """A dimension's keys in order, each with its plan where rows name the plan."""
    return {(plan.id if by_plan else "", key): None for plan in plans for key, _ in DIMENSIONS[dimension].names(plan)}
