"""What plans are compared by: figures that every plan has, or leaves unknown."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from clusterkit.budget import Charge, add_up, charges, unapproved
from clusterkit.labels import N_
from clusterkit.model.plan import Plan
from clusterkit.money import rounded, settle
from clusterkit.standings import percent

_TENTH = Decimal("0.1")
_REFUSED = ("requested", "expected", "closed")


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


def approval(plan: Plan) -> tuple[Decimal, Decimal, Decimal] | None:
    """What share of the costs is approved, what is said not to be, and of what the plan says neither, in percent.

    They come to 100; money in kind is in none of them. None where nothing is allocated.
    """
    found = unapproved(plan)
    if found.allocated <= 0:
        return None
    refused = [one for one in found.charges if one.entry and one.entry.state in _REFUSED]
    loose = sum((one.amount for one in refused if one.amount is not None), Decimal(0))
    parts = (found.allocated - found.unapproved, loose, found.unapproved - loose)
    approved, refused_, unsaid = shares(parts, found.allocated)
    return approved, refused_, unsaid


def shares(parts: Sequence[Decimal], whole: Decimal) -> list[Decimal]:
    """Parts of a whole that they come to, in tenths of a percent that come to 100."""
    return settle([Fraction(part) * 100 / Fraction(whole) for part in parts], 1000, _TENTH)


def _not_approved(plan: Plan) -> Decimal | None:
    """The share of the costs on money that was asked for and is not approved, that is expected, or that is closed."""
    found = approval(plan)
    return found[1] if found else None


def _unsaid(plan: Plan) -> Decimal | None:
    """The share of the costs on money of which the plan says neither that it is approved nor that it is not."""
    found = approval(plan)
    return found[2] if found else None


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
    Measure(N_("Not said whether approved"), "percent", _unsaid),
    Measure(N_("Tasks"), "count", _tasks),
    Measure(N_("Tasks with an owner"), "percent", _owned),
    Measure(N_("Tasks with a time"), "percent", _timed),
    Measure(N_("Tasks without money"), "percent", _unpriced),
    Measure(N_("Indicators"), "count", _indicators),
)
"""The figures, in the order of the columns."""
