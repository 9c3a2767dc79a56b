"""A line is somebody else's money, and its source is the cluster's own budget.

Why: what is in kind is paid by another body and never passes through the cluster. Charged to a tabar or to the
regular budget, it takes money that nobody will spend.

Fix: delete `in_kind`, or name the source whose money it is.

Example:
    sources:
      - {id: regular, name: תקציב שוטף, kind: regular}
    budget:
      - {item: יועצים, amount: 120000, in_kind: true, source: regular}      # in-kind-from-own-source

Source: clusterkit, the plan format (docs/fields.md); HaMifratz work plan 2021: the ministry pays the advisers.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.budget import sources_of
from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding

name = "in-kind-from-own-source"
severity: Final = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """No line in kind is charged to a tabar, to the regular budget or to overhead."""
    for spot in plan.lines:
        line = spot.line
        for source in (plan.sources[id] for id in sources_of(line) if line.in_kind and id in plan.sources):
            if source.kind in ("tabar", "regular", "overhead"):
                yield Finding(
                    line.places.of("in_kind"),
                    (line, spot.holder, source),
                    "in kind, and from the cluster's own source {source}",
                    "delete `in_kind`, or name the source whose money it is",
                    values={"source": source.id},
                    also=(source.places.of("kind"),),
                )
