"""The national file of a year names a cluster that has no survey of that year.

Why: averages over the clusters cannot be computed where one is missing, and its column of the report is unknown.

Fix: write `<cluster>/<year>/survey.yaml`, or take the cluster out of the list.

Example:
    # national/2015.yaml
    clusters: [galil-maaravi, galil-mizrachi]      # cluster-without-survey: did you mean galil-mizrahi?

Source: the national status report of the regional clusters: every cluster answers the same questions.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding
from clusterkit.rules.names import unknown

name = "cluster-without-survey"
severity: Final = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """Every cluster of the year's national file has a survey; one that cannot be read is told of by itself."""
    if plan.national is None:
        return
    for index, id in enumerate(plan.national.clusters):
        if id not in plan.surveys:
            yield unknown(
                id,
                plan.national.places.of("clusters", index),
                (plan.national,),
                "cluster {id} has no survey of this year",
                "write its survey.yaml, or take it out of the list",
                plan.surveys,
            )
