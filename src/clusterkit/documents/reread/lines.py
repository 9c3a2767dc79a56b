"""What a booklet must say of the budget lines: in the tables of tasks and of lines, or on a workbook's sheets."""

from collections.abc import Callable, Iterable, Iterator

from clusterkit.budget import add_up, amount_of, by_line, charges, sources_of, up_to_of
from clusterkit.documents.reread.claims import Cell, Claim, Row, titled
from clusterkit.model.plan import LineSpot
from clusterkit.model.sources import Line
from clusterkit.model.work import Section
from clusterkit.reports.booklet.scribe import Scribe

Parts = Callable[[Line], Cell]
"""What each source pays of a line that is split."""


def in_tables(scribe: Scribe) -> Iterator[Claim]:
    """Under each section: tasks with their lines, where tasks have a column for money; other lines by themselves."""
    parts, columns = _parts(scribe), scribe.plan.head.columns
    for path in scribe.plan.all_sections:
        own = [spot for spot in scribe.plan.lines if spot.sections[-1] is path[-1]]
        apart = [spot for spot in own if not (spot.task and "budget" in columns)]
        if len(apart) < len(own):
            yield _tasks(scribe, path[-1], parts)
        if apart:
            yield _apart(scribe, path[-1], apart, parts)


def on_sheets(scribe: Scribe) -> Iterator[Claim]:
    """For each outermost section: a row a line, what is counted in columns that add up."""
    parts = _parts(scribe)
    for section in scribe.plan.sections:
        spots = [spot for spot in scribe.plan.lines if spot.sections[0] is section]
        sums = add_up(one for one in charges(scribe.plan) if one.spot.sections[0] is section)
        titles = ("Budget", "On demand, up to", "Income", "Source")
        yield Claim(
            (titled(scribe, section),),
            (scribe.label("Goal"), scribe.label("Task"), scribe.label("Item")),
            tuple(map(scribe.label, titles)),
            tuple(Row(_named(scribe, spot), (*_counted(spot.line), parts(spot.line))) for spot in _ordered(spots)),
            ((sums.allocated,), (sums.up_to,), (sums.income,), ()),
            needed=bool(spots),
        )


def _parts(scribe: Scribe) -> Parts:
    of_line = by_line(scribe.plan)

    def parts(line: Line) -> Cell:
        found = of_line.get(id(line), []) if line.split else []
        amounts = (one.amount if one.amount is not None else one.up_to for one in found)
        return tuple(amount for amount in amounts if amount is not None)

    return parts


def _tasks(scribe: Scribe, section: Section, parts: Parts) -> Claim:
    rows = [
        Row((str(scribe.phrase(task.title)),), (_money(task.budget), _sources(task.budget, parts)))
        for goal in section.goals
        for task in goal.tasks
    ]
    kept = 2 if "source" in scribe.plan.head.columns else 1
    return Claim(
        (scribe.label("Goals and tasks"),),
        (scribe.label("Task"),),
        (scribe.label("Budget"), scribe.label("Source"))[:kept],
        tuple(row._replace(cells=row.cells[:kept]) for row in rows),
        section=titled(scribe, section),
        needed=True,
    )


def _apart(scribe: Scribe, section: Section, spots: Iterable[LineSpot], parts: Parts) -> Claim:
    def name(spot: LineSpot) -> tuple[str, str]:
        holder = spot.task or spot.goal
        item = str(scribe.phrase(spot.line.item)) if spot.line.item else ""
        return str(scribe.phrase(holder.title)) if holder else scribe.label("The whole section"), item

    return Claim(
        (scribe.label("Budget lines"),),
        (scribe.label("Goal or task"), scribe.label("Item")),
        (scribe.label("Amount"), scribe.label("Source")),
        tuple(Row(name(spot), (_money([spot.line]), parts(spot.line))) for spot in spots),
        section=titled(scribe, section),
        needed=True,
    )


def _money(lines: Iterable[Line]) -> Cell:
    """All that lines say of money, counted or repeated."""
    amounts = (amount for line in lines for amount in (amount_of(line), up_to_of(line)))
    return tuple(amount for amount in amounts if amount is not None)


def _sources(lines: Iterable[Line], parts: Parts) -> Cell:
    """What sources pay of a task's lines: said once, where it is the same for all of them."""
    each = [(sources_of(line), parts(line)) for line in lines]
    once = each[:1] if len(set(each)) == 1 else each
    return tuple(part for _, some in once for part in some)


def _ordered(spots: Iterable[LineSpot]) -> list[LineSpot]:
    """A section's tasks come first on its sheet."""
    return sorted(spots, key=lambda spot: spot.task is None)


def _named(scribe: Scribe, spot: LineSpot) -> tuple[str, str, str]:
    holder = spot.goal or spot.task
    goal = str(scribe.phrase(holder.title)) if holder else scribe.label("The whole section")
    task = str(scribe.phrase(spot.task.title)) if spot.task else ""
    return goal, task, str(scribe.phrase(spot.line.item)) if spot.line.item else ""


def _counted(line: Line) -> tuple[Cell, Cell, Cell]:
    """A line's figures under cost, on demand and income. What is repeated is a text, which no sum counts."""
    amount, up_to = ((one,) if one is not None else () for one in (amount_of(line), up_to_of(line)))
    if line.same_as is not None:
        return (*amount, *up_to), (), ()
    return ((), (), amount) if line.kind == "income" else (amount, up_to, ())
