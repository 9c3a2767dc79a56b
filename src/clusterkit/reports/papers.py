"""The papers, by name: what `render --document` makes besides the booklet."""

from collections.abc import Callable, Sequence

from clusterkit.model.plan import Plan
from clusterkit.reports.applications.paper import applications
from clusterkit.reports.ask import Ask
from clusterkit.reports.comparison import comparison
from clusterkit.reports.dashboard import dashboard
from clusterkit.reports.formation.pipeline import pipeline
from clusterkit.reports.formation.platform import formation
from clusterkit.reports.national import national
from clusterkit.reports.paper import Paper
from clusterkit.reports.quarterly import quarterly

PAPERS: dict[str, Callable[[Sequence[Plan], Ask], tuple[Paper, ...]]] = {
    "calls": applications,
    "comparison": comparison,
    "dashboard": dashboard,
    "formation": formation,
    "national": national,
    "pipeline": pipeline,
    "quarterly": quarterly,
}
"""From plans, and what is asked (`as_of`, `language`), to papers; each is written under its `name`."""
