"""The reports, by name."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from clusterkit.model.plan import Plan
from clusterkit.reports.ask import Ask
from clusterkit.reports.budget import budget
from clusterkit.reports.control import BY as CONTROL_BY
from clusterkit.reports.control import control
from clusterkit.reports.dimensions import DIMENSIONS
from clusterkit.reports.table import Table


class Report(NamedTuple):
    """A report: plans to a table. `by` are the dimensions that its rows can be grouped by, the usual one first."""

    table: Callable[[Sequence[Plan], Ask], Table]
    by: tuple[str, ...] = ()


REPORTS: dict[str, Report] = {
    "budget": Report(budget, tuple(DIMENSIONS)),
    "control": Report(control, CONTROL_BY),
}
"""What `budget --report` makes."""
