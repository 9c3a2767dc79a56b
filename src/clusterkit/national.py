"""Figures over the surveys of several clusters, and those that a report prints, computed again."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import NamedTuple, get_args

from clusterkit.model.plan import Plan
from clusterkit.model.survey import National, Post, Printed, Step, Survey

LADDER: tuple[Step, ...] = get_args(Step)
"""The thirteen steps that a core service climbs, the lowest first."""


class Computed(NamedTuple):
    """A printed figure computed again. `parts` are the numbers that it is made of, `of` what they are divided by.

    `everybody` is the same figure over all bodies, not ministries alone; `names` are the ids of what was counted.
    """

    value: Fraction
    parts: tuple[int, ...] = ()
    of: int = 0
    everybody: Fraction | None = None
    names: tuple[str, ...] = ()


def partners_in(survey: Survey, year: int) -> tuple[str, ...] | None:
    """The government bodies that a cluster worked with in a year, each once; None where the survey does not say.

    An empty list instead of years says that there were none in the survey's own.
    """
    if survey.government == ():
        return () if year == survey.year else None
    said = [one for one in survey.government or () if one.year == year and "partners" not in one.places.refused]
    return tuple(dict.fromkeys(id for one in said for id in one.partners)) if said else None


def average(counts: Sequence[int]) -> Fraction | None:
    """The mean; None of nothing."""
    return Fraction(sum(counts), len(counts)) if counts else None


def shown(value: Fraction | Decimal | int, digits: int = 1) -> Decimal:
    """A number rounded half up, for a reader."""
    exact = Fraction(value) * 10**digits
    whole = (exact.numerator * 2 + exact.denominator) // (exact.denominator * 2)
    return Decimal(whole).scaleb(-digits)


def agrees(printed: Printed, value: Fraction) -> bool:
    """Whether a value is what is printed, when rounded to its last digit; the last that is not 0, if it is `about`."""
    step = Decimal((0, (1,), int(_exponent(printed.value, printed.about))))
    rounded = (Decimal(value.numerator) / value.denominator / step).quantize(Decimal(1), ROUND_HALF_UP) * step
    return rounded == printed.value


def computed(printed: Printed, national: National, plan: Plan) -> Computed | None:
    """A printed figure from the surveys of the clusters of the year; None where some of them does not say enough."""
    surveys = [plan.surveys.get(id) for id in national.clusters]
    if printed.figure == "road-shows":
        return Computed(Fraction(len(set(national.road_shows))), names=tuple(dict.fromkeys(national.road_shows)))
    known = [survey for survey in surveys if survey is not None]
    if len(known) < len(surveys) or not known:
        return None
    if printed.figure == "posts-on-state-money":
        return _posts(known)
    found = ministries(known, printed.year, plan)
    if found is None or printed.figure == "ministries-on-average":
        return found
    if not national.all_ministries:
        return None
    return found._replace(value=found.value * 100 / national.all_ministries, of=found.of * national.all_ministries)


def ministries(surveys: Iterable[Survey], year: int, plan: Plan) -> Computed | None:
    """With how many ministries clusters worked on average; None where one does not say, or a body is not registered."""
    found = [partners_in(survey, year) for survey in surveys]
    named = [ids for ids in found if ids is not None]
    register = plan.partner_register
    if len(named) < len(found) or not named or any(id not in register for ids in named for id in ids):
        return None
    parts = tuple(sum(register[id].kind == "ministry" for id in ids) for ids in named)
    value, everybody = average(parts), average([len(ids) for ids in named])
    return None if value is None else Computed(value, parts, len(parts), everybody)


def on_state_money(post: Post) -> bool:
    """Whether others than the cluster pay for a post, and the cluster does not."""
    return bool(post.funders) and post.own is None


def counted(found: Mapping[str, tuple[str, ...] | None]) -> dict[str, int]:
    """How many there are for each key, of those that are known."""
    return {key: len(ids) for key, ids in found.items() if ids is not None}


def _posts(surveys: Sequence[Survey]) -> Computed | None:
    """The kinds of post that the state alone pays for, in any cluster."""
    if any(survey.staff is None for survey in surveys):
        return None
    posts = [post for survey in surveys for post in survey.staff or ()]
    kinds = tuple(dict.fromkeys(post.post for post in posts if on_state_money(post)))
    return Computed(Fraction(len(kinds)), names=kinds)


def _exponent(value: Decimal, about: bool) -> int:
    exponent = (value.normalize() if about else value).as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
