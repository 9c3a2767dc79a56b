"""What plans are compared by: figures that every plan has, or leaves unknown."""

from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from clusterkit.budget import Charge, add_up, charges, unapproved
from clusterkit.labels import N_
from clusterkit.model.plan import Plan
from clusterkit.money import rounded
from clusterkit.standings import percent


class Measure(NamedTuple):
    """A figure of a plan: its label, its kind (money, percent, count), and how it is computed; None is unknown."""

    label: str
    kind: str
    of: Callable[[Plan], Decimal | None]


def cost(plan: Plan) -> Decimal | None:
    """What is allocated, in shekels; None where no line has an amount."""
    found = [charge for charge in charges(plan) if _known(charge)]
    return add_up(found).allocated if found else None


def residents(plan: Plan) -> int | None:
    """How many people live in the cluster's authorities; None where that is not said of each of them."""
    found = [member.residents for member in plan.cluster.members] if plan.cluster else []
    known = [count for count in found if count]
    return sum(known) if known and len(known) == len(found) else None


def _known(charge: Charge) -> bool:
    return charge.line.kind == "cost" and charge.amount is not None


def _per_resident(plan: Plan) -> Decimal | None:
    money, people = cost(plan), residents(plan)
    return None if money is None or people is None else rounded(money / people, Decimal("0.1"))


def _on_demand(plan: Plan) -> Decimal | None:
    found = add_up(charges(plan))
    return found.up_to if found.lines else None


def _income(plan: Plan) -> Decimal | None:
    found = add_up(charges(plan))
    return found.income if found.lines else None


def _not_approved(plan: Plan) -> Decimal | None:
    """The share of the costs that rests on money which is not approved; money in kind is in neither."""
    share = unapproved(plan).percent
    return None if share is None else rounded(share, Decimal("0.1"))


def _tasks(plan: Plan) -> Decimal:
    return Decimal(len(plan.tasks))


def _owned(plan: Plan) -> Decimal | None:
    return _share(plan, sum(bool(task.owner) for task in plan.tasks))


def _timed(plan: Plan) -> Decimal | None:
    return _share(plan, sum(bool(task.milestones or task.schedule) for task in plan.tasks))


def _share(plan: Plan, part: int) -> Decimal | None:
    found = percent(Decimal(part), _tasks(plan))
    return None if found is None else rounded(found, Decimal("0.1"))


def _indicators(plan: Plan) -> Decimal:
    return Decimal(len(plan.indicators))


def _unpriced(plan: Plan) -> Decimal | None:
    """The share of tasks that no line with an amount stands on."""
    priced = {id(charge.task) for charge in charges(plan) if _known(charge) and charge.task}
    return _share(plan, sum(id(task) not in priced for task in plan.tasks))


MEASURES: tuple[Measure, ...] = (
    Measure(N_("Budget"), "money", cost),
    Measure(N_("Budget per resident"), "money", _per_resident),
    Measure(N_("On demand, up to"), "money", _on_demand),
    Measure(N_("Income"), "money", _income),
    Measure(N_("Not approved"), "percent", _not_approved),
    Measure(N_("Tasks"), "count", _tasks),
    Measure(N_("Tasks with an owner"), "percent", _owned),
    Measure(N_("Tasks with a time"), "percent", _timed),
    Measure(N_("Tasks without money"), "percent", _unpriced),
    Measure(N_("Indicators"), "count", _indicators),
)
"""The figures, in the order of the columns."""
