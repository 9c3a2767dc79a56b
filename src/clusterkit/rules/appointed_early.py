"""A representative in the council was appointed before the minister's order, or before the ministry's approval.

Why: an authority can appoint only to a council that exists, so not before the order. A representative who is no
employee needs the Interior Ministry's approval first: it keeps half of the council for employees.

Fix: correct `appointed:` or the date that it must follow; else the authority's council has to appoint anew.

Example:
    formation: [{title: צו שר הפנים, kind: order, date: 2026-07-12}]
    council: [{authority: tamra, appointed: 2026-06-30}]      # appointed-early

Source: Associations of Towns Law 1955, on the council; the Interior Ministry's programme of regional clusters, overview
2018: no appointment before the order, and approval before the appointment.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from clusterkit.diagnostics import Place
from clusterkit.model.body import Seat
from clusterkit.model.formation import Step
from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding

name = "appointed-early"
severity: Final = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """No seat's appointment precedes the order, or the approval that a seat of no employee needs."""
    cluster = plan.cluster
    if cluster is None:
        return
    order = next((step for step in cluster.formation if step.kind == "order"), None)
    for seat in cluster.council:
        if seat.appointed and order:
            yield from _before_order(seat, order)
        if seat.appointed and seat.employee is False and "approved" not in seat.places.refused:
            yield from _before_approval(seat)


def _before_order(seat: Seat, order: Step) -> Iterator[Finding]:
    if order.taken is False:
        yield _finding(
            seat,
            "{authority} appointed its representative on {appointed}, and the order is not signed",
            "an authority appoints after the order: take the date away, or correct the step",
            order.place,
        )
    elif order.date and seat.appointed and seat.appointed < order.date:
        yield _finding(
            seat,
            "{authority} appointed its representative on {appointed}, before the order of {day}",
            "correct one of the dates",
            order.places.of("date"),
            order.date,
        )


def _before_approval(seat: Seat) -> Iterator[Finding]:
    if seat.approved is None:
        yield _finding(
            seat,
            "the representative of {authority} is no employee, and no approval of the ministry is named",
            "write the day in `approved`, or correct `employee`",
        )
    elif seat.appointed and seat.approved > seat.appointed:
        yield _finding(
            seat,
            "{authority} appointed its representative on {appointed}, before the ministry's approval of {day}",
            "correct one of the dates",
            seat.places.of("approved"),
            seat.approved,
        )


def _finding(seat: Seat, message: str, help: str, also: Place | None = None, day: date | None = None) -> Finding:
    values = {"authority": seat.authority, "appointed": seat.appointed, "day": day}
    return Finding(seat.places.of("appointed"), (seat,), message, help, values=values, also=(also,) if also else ())
