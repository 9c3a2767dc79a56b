"""Figures that stand out among several: far from the others, or, among few, the highest and the lowest.

Among five or more, a figure stands out where it is more than one and a half times the distance between the quartiles
above the upper one or below the lower one (Tukey's fences; quartiles by linear interpolation, both ends included). Two,
three or four have no quartiles worth the name: then the highest and the lowest are named, unless another equals it.
"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple

ENOUGH = 5
_FENCE = Fraction(3, 2)

Way = Literal["far above", "far below", "highest", "lowest"]


class Outlier(NamedTuple):
    """The place of a figure in its list, and how it stands out. `middle` is the median of all known figures."""

    place: int
    way: Way
    middle: Fraction


def outliers(figures: Sequence[Decimal | None]) -> list[Outlier]:
    """Those that stand out among the known figures, in order; none where all are the same."""
    known = sorted(Fraction(one) for one in figures if one is not None)
    if len(known) < 2 or known[0] == known[-1]:
        return []
    middle = quantile(known, Fraction(1, 2))
    low, high = _bounds(known)
    above: Way = "far above" if len(known) >= ENOUGH else "highest"
    below: Way = "far below" if len(known) >= ENOUGH else "lowest"
    found = []
    for place, one in enumerate(figures):
        if one is not None and (one > high or one < low):
            found.append(Outlier(place, above if one > high else below, middle))
    return found


def quantile(ordered: Sequence[Fraction], part: Fraction) -> Fraction:
    """A quantile of figures in order, between the two that it falls among."""
    at = part * (len(ordered) - 1)
    below = at.numerator // at.denominator
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (at - below)


def _bounds(known: Sequence[Fraction]) -> tuple[Fraction, Fraction]:
    """What stands out is below the first or above the second."""
    if len(known) < ENOUGH:
        return known[1], known[-2]
    lower, upper = quantile(known, Fraction(1, 4)), quantile(known, Fraction(3, 4))
    reach = (upper - lower) * _FENCE
    return lower - reach, upper + reach
