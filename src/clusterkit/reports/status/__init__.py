"""The status of the work on a day, as tables: how many tasks stand how, task by task, indicator by indicator."""

from collections.abc import Sequence

from clusterkit.model.plan import Plan
from clusterkit.reports.ask import Ask
from clusterkit.reports.status.counts import BY, counts
from clusterkit.reports.status.indicators import indicators
from clusterkit.reports.status.tasks import tasks
from clusterkit.reports.table import Table

__all__ = ["ALONE", "BY", "status"]

ALONE = {"task": tasks, "indicator": indicators}
"""What rows can be besides the dimensions; each stands alone."""


def status(plans: Sequence[Plan], ask: Ask) -> Table:
    """The status by what is asked: some of BY, or one of ALONE."""
    alone = ALONE.get(ask.by[0]) if len(ask.by) == 1 else None
    return alone(plans, ask) if alone else counts(plans, ask)
