"""A survey names a government body twice in one year, or one year twice.

Why: the report counts bodies by cluster and year. It counts each body once, so that a list which looks longer than its
count is read as a mistake of the report.

Fix: delete the second one; put one year's bodies into one list.

Example:
    government:
      - {year: 2015, partners: [moin, mof, moin]}      # partner-counted-twice

Source: the national status report of the regional clusters: one mark for a body, a cluster and a year.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.diagnostics import Place
from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding

name = "partner-counted-twice"
severity: Final = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """Each body stands once in a year, in whatever list."""
    first: dict[tuple[int, str], Place] = {}
    for one in (plan.survey.government or ()) if plan.survey else ():
        for index, partner in enumerate(one.partners):
            place = one.places.of("partners", index)
            known = first.setdefault((one.year, partner), place)
            if known is not place:
                yield Finding(
                    place,
                    (one,),
                    "{partner} is already among the bodies of {year}",
                    "delete one of the two",
                    values={"partner": partner, "year": one.year},
                    also=(known,),
                )
