"""The rules about how a cluster comes to be, in the order of the manual."""

from clusterkit.rules import (
    appointed_early,
    council_met_early,
    formation_out_of_order,
    formation_step_skipped,
    future_step,
    plenary_not_approved,
    unsigned_request,
)
from clusterkit.rules.finding import Rule

FORMATION: tuple[Rule, ...] = (
    formation_out_of_order,
    formation_step_skipped,
    future_step,
    unsigned_request,
    plenary_not_approved,
    appointed_early,
    council_met_early,
)
"""The steps, the request, the approvals and the appointments of a cluster in formation."""
