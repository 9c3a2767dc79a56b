"""`clusterkit budget --explain`: what is behind one row, and the commits that last changed it."""

from typing import TYPE_CHECKING

from clusterkit.cli.plans import Read
from clusterkit.cli.streams import refuse

if TYPE_CHECKING:
    from clusterkit.reports.ask import Ask
    from clusterkit.reports.table import Table


def explained(found: Read, ask: "Ask", key: str, report: str) -> "Table":
    """The lines behind a row of the budget, or the records behind one of control, with their commits where git knows.

    Exit 2 where there is no such row.
    """
    from clusterkit.history import last_changed
    from clusterkit.reports.lines import behind, keys, lines
    from clusterkit.reports.records import control_lines, records

    by, *more = ask.by
    known = keys(found.plans, by)
    if more:
        refuse(f"--explain {key}: name one dimension in --by, not {', '.join(ask.by)}")
    if key not in known:
        refuse(_hint(key, known, by))
    if report == "control":
        places = [record.place for plan in found.plans for record in records(plan, by, key, ask)]
        return control_lines(found.plans, key, ask, last_changed(places))
    every = [charge for plan in found.plans for charge in behind(plan, by, key)]
    return lines(found.plans, key, ask, last_changed(charge.line.place for charge in every))


def _hint(key: str, known: list[str], by: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key, known, 1)
    return f"--explain {key}: " + (f"did you mean {near[0]}?" if near else f"no {by} has this id")
