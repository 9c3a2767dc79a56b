"""The reports, by name."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from clusterkit.model.plan import Plan
from clusterkit.reports.ask import Ask
from clusterkit.reports.budget import budget
from clusterkit.reports.calls import calls
from clusterkit.reports.cash import BY as CASH_BY
from clusterkit.reports.cash import cash
from clusterkit.reports.control import BY as CONTROL_BY
from clusterkit.reports.control import control
from clusterkit.reports.dimensions import DIMENSIONS
from clusterkit.reports.life import life
from clusterkit.reports.matching import BY as MATCHING_BY
from clusterkit.reports.matching import matching
from clusterkit.reports.overhead import overhead
from clusterkit.reports.sources import sources
from clusterkit.reports.table import Table
from clusterkit.reports.unfunded import unfunded


class Report(NamedTuple):
    """A report: plans to a table. `by` are the dimensions that its rows can be grouped by, the usual one first."""

    table: Callable[[Sequence[Plan], Ask], Table]
    by: tuple[str, ...] = ()


REPORTS: dict[str, Report] = {
    "budget": Report(budget, tuple(DIMENSIONS)),
    "control": Report(control, CONTROL_BY),
    "calls": Report(calls),
    "matching": Report(matching, MATCHING_BY),
    "overhead": Report(overhead),
    "sources": Report(sources),
    "life": Report(life),
    "unfunded": Report(unfunded),
    "cash": Report(cash, CASH_BY),
}
"""What `budget --report` makes."""
