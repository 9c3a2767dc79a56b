"""What the sheets of the treasurer's workbook are grouped by: the rows of the reports, under the names of its lists."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from clusterkit.model.plan import Plan
from clusterkit.reports.ask import Ask
from clusterkit.reports.budget import budget
from clusterkit.reports.control import BY as CONTROL_BY
from clusterkit.reports.control import control
from clusterkit.reports.dimensions import DIMENSIONS, Grouped
from clusterkit.reports.groups import key_of, with_plan
from clusterkit.reports.table import Cell, Table

SHOWN = ("source", "section", "kind", "owner", "period")
"""The dimensions that have a sheet."""

_WORDS = ("kind",)
"""The dimensions whose keys are words of the program: the sheets name them in the reader's language."""


class Group(NamedTuple):
    """A row: how the lists name it, what it is called, and its figures by the reports' keys, in shekels.

    `control` is empty where the control report has no such rows.
    """

    key: str
    name: str
    budget: Mapping[str, Cell]
    control: Mapping[str, Cell]

    @property
    def paid(self) -> Decimal | None:
        """What was paid; None where no accounts are kept."""
        found = self.control.get("payments", self.control.get("executed"))
        return found if isinstance(found, Decimal) else None


class Groups:
    """The rows by one dimension, in the reports' order."""

    def __init__(self, plans: Sequence[Plan], ask: Ask, by: str) -> None:
        """Take them from the reports."""
        self.by, self._dimensions = by, with_plan(plans, (by,))
        asked = ask._replace(by=(by,))
        planned = budget(plans, asked)
        moved = control(plans, asked) if by in CONTROL_BY else planned
        names = {**_names(planned), **_names(moved)}
        worded = by in _WORDS and len(set(names.values())) == len(names)
        self._said = {key: names[key] if worded else "/".join(key) for key in names}
        figures, of_control = _figures(planned), _figures(moved) if moved is not planned else {}
        self.rows = tuple(
            Group(self._said[key], names[key], figures.get(key, {}), of_control.get(key, {})) for key in _figures(moved)
        )
        self.names = {self._said[key]: name for key, name in names.items()}
        self.heading = DIMENSIONS[by].label

    def key(self, one: Grouped) -> str:
        """How the lists name the row that a charge or a movement belongs to."""
        key = key_of(one, self._dimensions)
        return self._said.get(key, "/".join(key))


def groups(plans: Sequence[Plan], ask: Ask) -> dict[str, Groups]:
    """The rows by every dimension that a sheet or a list names."""
    return {by: Groups(plans, ask, by) for by in (*SHOWN, "funder")}


def _figures(table: Table) -> dict[tuple[str, ...], dict[str, Cell]]:
    keys = [column.key for column in table.columns]
    return {tuple(map(str, row[: len(table.by)])): dict(zip(keys, row, strict=True)) for row in table.rows}


def _names(table: Table) -> dict[tuple[str, ...], str]:
    return {key: str(row["name"]) for key, row in _figures(table).items()}
