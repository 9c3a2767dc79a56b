"""A running cost is charged to an extraordinary budget (tabar).

Why: a tabar is one action with a beginning and an end. Salaries, rent and municipal tax go on after it is closed, and
belong to the regular budget.

Fix: move the line to the regular budget; where the ministry approved it in the tabar, accept the finding and say so.

Example:
    sources:
      - {id: tabar-waste, name: תב"ר פסולת, kind: tabar}
    budget:
      - {item: שכר עובדי התחנה, amount: 180000, source: tabar-waste}      # running-cost-on-tabar

Source: Municipalities Ordinance 213א: a tabar is for one action or field; what auditors of local authorities find.
"""

import re
from collections.abc import Iterator
from typing import Final

from clusterkit.budget import sources_of
from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding
from clusterkit.rules.words import AFTER, BEFORE

name = "running-cost-on-tabar"
severity: Final = "warning"

_PAID_MONTHLY = "(?:עובד|מנהל|רכז|מזכיר|גזבר|פקיד|צוות|הנהלה|דירה|שנתי|חודשי|בסיס)"
_RENT = "שכ(?:\"|״|”|'')ד"
_RUNNING = (
    f"{BEFORE}ו?(?P<what>שכר(?= ה?{_PAID_MONTHLY}| *(?:[,:;–-]|$))|{_RENT}|משכורות|משכורת|דמי שכירות"
    "|תחזוקה שוטפת|חשבונות חשמל"
    f"|(?:(?<=^)|(?<=, )|(?<=ו)|(?<=תשלום )|(?<=תשלומי ))(?:ארנונה|שכירות"
    f"|כו?ח[ -]אדם(?= *(?:[,:;–-]|$)))){AFTER}"
)
"""Salaries, not fees or tuition; staff that is named for no project (ministries fund a project's own so); rent and
municipal tax as what is paid, not as what is studied or shared out."""


def check(plan: Plan) -> Iterator[Finding]:
    """No cost line on a tabar names a running cost."""
    tabars = {source.id: source for source in plan.head.sources if source.kind == "tabar"}
    for spot in plan.lines if tabars else ():
        line = spot.line
        charged = [tabars[id] for id in sources_of(line) if id in tabars]
        found = re.search(_RUNNING, str(line.item or "")) if charged and line.kind == "cost" else None
        if found:
            yield Finding(
                line.places.of("item"),
                (line, spot.holder, charged[0]),
                "a running cost, {what}, on the tabar {source}",
                "move it to the regular budget",
                values={"what": found["what"], "source": charged[0].id},
                also=(charged[0].place,),
            )
