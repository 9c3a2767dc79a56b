"""A plan is marked as approved, and does not say which version was approved, by whom, or when.

Why: a plan binds from the council's decision on. Who asks what was approved must find the decision, and
the text that it was made on.

Fix: write under `approvals:` the body, the date and the version, and the plan's own `version:`; or set
`state: submitted`.

Example:
    state: approved      # approved-without-approval
    version: 1.0
    approvals:
      - {body: מועצת האשכול, date: 2025-12-14, version: 0.9}

Source: the practice of the field: an approval block with version, decision and date.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding

name = "approved-without-approval"
severity: Final = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """An approved plan has a version, and an approval with a date that is of that version or names none."""
    head = plan.head
    if head.state != "approved" or not plan.register_read or head.places.refused & {"version", "approvals"}:
        return
    place = head.places.of("state")
    if not any(approval.date for approval in head.approvals):
        message = "the plan is approved, and no approval has a date"
        yield Finding(place, (head,), message, "write under `approvals:` who approved it, and when")
    elif not head.version:
        help = "write `version:`, and the version that each approval is of"
        yield Finding(place, (head,), "the plan is approved, and has no version", help)
    elif all(approval.version not in (None, head.version) for approval in head.approvals):
        yield Finding(
            head.places.of("version"),
            (head,),
            "the plan is version {version}, and what was approved is {approved}",
            "have this version approved, or mark the plan as submitted",
            values={"version": head.version, "approved": ", ".join(one.version or "" for one in head.approvals)},
        )
