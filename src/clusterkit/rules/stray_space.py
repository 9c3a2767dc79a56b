"""A name or a title holds two spaces in a row, or a space before a comma or inside a bracket.

Why: two names that differ by a space look the same to a reader, and not to a filter of a workbook.

Fix: delete the space.

Example:
    name: תב"ר  תחבורה (שלב א' )      # stray-space

Source: the practice of the field: no stray spaces in names.
"""

import re
from collections.abc import Iterator
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding
from clusterkit.rules.written import all_names, names
from clusterkit.texts import without_invisible

name = "stray-space"
severity: Final = "warning"

STRAY = r"[ \t]{2,}|[ \t]+(?=[,;)\]]|[.:!?](?:\s|$))|(?<=[(\[])[ \t]+"


def check(plan: Plan) -> Iterator[Finding]:
    """Names, titles, posts and items have single spaces, and none before a mark that ends something."""
    for one in names(plan) if re.search(STRAY, without_invisible(all_names(plan))) else ():
        seen = without_invisible(one.text).strip()
        found = re.search(STRAY, seen)
        if found:
            near = seen[max(found.start() - 8, 0) : found.end() + 8]
            yield Finding(
                one.place,
                (one.entity,),
                "a space too many in {key}: …{near}…",
                "delete the space",
                values={"key": one.key, "near": near},
            )
