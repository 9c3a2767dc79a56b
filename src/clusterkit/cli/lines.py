"""`clusterkit budget --explain`: the lines behind one row, and the commits that last changed them."""

from typing import TYPE_CHECKING

from clusterkit.cli.plans import Read
from clusterkit.cli.streams import refuse

if TYPE_CHECKING:
    from clusterkit.reports.ask import Ask
    from clusterkit.reports.table import Table


def explained(found: Read, ask: "Ask", key: str) -> "Table":
    """The lines behind a row of the budget, with their commits where git knows them; Exit 2 where there is none."""
    from clusterkit.history import last_changed
    from clusterkit.reports.lines import behind, keys, lines

    by, *more = ask.by
    known = keys(found.plans, by)
    if more:
        refuse(f"--explain {key}: name one dimension in --by, not {', '.join(ask.by)}")
    if key not in known:
        refuse(_hint(key, known, by))
    every = [charge for plan in found.plans for charge in behind(plan, by, key)]
    return lines(found.plans, key, ask, last_changed(charge.line.place for charge in every))


def _hint(key: str, known: list[str], by: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key, known, 1)
    return f"--explain {key}: " + (f"did you mean {near[0]}?" if near else f"no {by} has this id")
