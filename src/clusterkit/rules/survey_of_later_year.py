"""A survey tells of a year that comes after its own.

Why: a survey is what happened by the end of its year. A later year in it is a slip of the pen, or belongs to the next
survey; and the report takes the latest year that it finds.

Fix: correct the year, or move the entry to that year's survey.

Example:
    year: 2015
    government:
      - {year: 2016, partners: [moin, mof]}      # survey-of-later-year

Source: the national status report of the regional clusters for 2015, which tells of 2014 and 2015.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding

if TYPE_CHECKING:
    from clusterkit.model.survey import Grant, YearOfPartners

name = "survey-of-later-year"
severity: Final = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """No year of partners and of grants is after the survey's."""
    survey = plan.survey
    if survey is None:
        return
    told: tuple[YearOfPartners | Grant, ...] = (*(survey.government or ()), *(survey.grants or ()))
    for one in told:
        if one.year > survey.year:
            yield Finding(
                one.places.of("year"),
                (one,),
                "{year} is after {own}, the year of the survey",
                "correct the year, or move it to that year's survey",
                values={"year": one.year, "own": survey.year},
            )
