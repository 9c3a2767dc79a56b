"""A figure that the national report's text gives is not what its own tables come to.

Why: readers quote the text, and the next year is compared with it. Where the text and the tables differ, one of them is
wrong, or counts something else without saying so. The report that is made from the surveys shows the computed figure.

Fix: correct the figure in `national/<year>.yaml` or the surveys; where the document itself differs, accept it with
`allow:`.

Example:
    # national/2015.yaml, where the surveys of five clusters name 41 ministries
    printed:
      - {figure: ministries-on-average, year: 2015, value: 10}      # printed-figure-differs: 41 / 5 = 8.2

Source: the national status report of the regional clusters for 2015, whose text and tables differ.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding

if TYPE_CHECKING:
    from clusterkit.model.survey import Printed
    from clusterkit.national import Computed

name = "printed-figure-differs"
severity: Final = "warning"

_WHOLE = "{parts} = {sum} · divided by {of} clusters: {computed}"
_SHARE = "{parts} = {sum} · of {of}, all ministries times the clusters: {computed}%"
_EVERYBODY = "with agencies and other bodies a cluster has {everybody}"


def check(plan: Plan) -> Iterator[Finding]:
    """Each printed figure is what the surveys of the year come to, as far as they say enough."""
    if plan.national is None:
        return
    from clusterkit.national import agrees, computed

    for printed in plan.national.printed:
        found = computed(printed, plan.national, plan)
        if found is not None and not agrees(printed, found.value):
            yield _finding(plan, printed, found)


def _finding(plan: Plan, printed: "Printed", found: "Computed") -> Finding:
    from clusterkit.national import shown

    message = (
        "the text has {printed} ministries for a cluster in {year}, the surveys {computed}"
        if printed.figure == "ministries-on-average"
        else "of the ministries in {year} the text has {printed}%, the surveys {computed}%"
        if printed.figure == "percent-of-ministries"
        else "the text has {printed} bodies with a road show in {year}, the table {computed}: {names}"
        if printed.figure == "road-shows"
        else "the text has {printed} kinds of post on the state's money alone in {year}, the tables {computed}: {names}"
    )
    return Finding(
        printed.places.of("value"),
        (printed, *([plan.national] if plan.national else [])),
        message,
        "correct what is wrong, or accept the document's own fault with `allow:`",
        notes=(_SHARE if printed.figure == "percent-of-ministries" else _WHOLE, _EVERYBODY) if found.parts else (),
        values={
            "printed": str(printed.value),
            "year": printed.year,
            "computed": f"{shown(found.value).normalize():f}",
            "parts": " + ".join(map(str, found.parts)),
            "sum": sum(found.parts),
            "of": found.of,
            "everybody": "" if found.everybody is None else f"{shown(found.everybody).normalize():f}",
            "names": ", ".join(found.names),
        },
    )
