"""Amounts that a plan may leave unsaid, as cells, and what the known ones of a column come to."""

from collections.abc import Sequence
from decimal import Decimal

from clusterkit.money import Amount
from clusterkit.reports.table import Cell


def amount_cell(amount: Amount | None) -> Cell:
    """Shekels, `tbd` where an amount is not yet known, None where nothing is said."""
    return amount if amount is None or isinstance(amount, Decimal) else str(amount)


def added(amounts: Sequence[object]) -> Decimal | None:
    """What the known ones of some amounts come to, in shekels; None where there are some and none is known."""
    known = [amount for amount in amounts if isinstance(amount, Decimal)]
    return sum(known, Decimal(0)) if known or not amounts else None
