"""The task table of a section, under the plan's own columns."""

from collections.abc import Callable

from clusterkit.model.plan import LineSpot
from clusterkit.model.work import Goal, Section, Task
from clusterkit.periods import Period
from clusterkit.reports.booklet.facets import task_keys
from clusterkit.reports.booklet.lines import line_rows
from clusterkit.reports.booklet.rows import Block, GoalRows, Heading, Phrase, TaskRow, TaskTable
from clusterkit.reports.booklet.scribe import Scribe

MOST_PERIODS = 4
"""With more periods than this, milestones share one column: a table has to fit on a page."""

Cells = tuple[Block, ...]


def task_table(scribe: Scribe, path: tuple[Section, ...]) -> TaskTable | None:
    """The table of the innermost section of `path`; None where no column of it would hold anything."""
    goals = [goal for goal in path[-1].goals if goal.tasks] or list(path[-1].goals)
    columns = _columns(scribe, [task for goal in goals for task in goal.tasks])
    groups = tuple(_goal(scribe, path, goal, columns) for goal in path[-1].goals)
    if not groups:
        return None
    kept = [index for index, (heading, _) in enumerate(columns) if _filled(groups, index, heading)]
    goal = Heading("goal", scribe.label("Goal")) if "goal" in scribe.plan.head.columns else None
    thinner = tuple(
        GoalRows(group.anchor, group.title, tuple(_thin(row, kept) for row in group.rows)) for group in groups
    )
    return TaskTable(goal, tuple(columns[index][0] for index in kept), thinner) if goal or kept else None


def _filled(groups: tuple[GoalRows, ...], index: int, heading: Heading) -> bool:
    rows = [row for group in groups for row in group.rows]
    if heading.key == "budget":
        return any(row.lines for row in rows)
    if heading.key == "source":
        return any(line.sources for row in rows for line in row.lines)
    return any(row.cells[index] for row in rows)


def _thin(row: TaskRow, kept: list[int]) -> TaskRow:
    return row._replace(cells=tuple(row.cells[index] for index in kept))


def _goal(scribe: Scribe, path: tuple[Section, ...], goal: Goal, columns: list[tuple[Heading, "Writer"]]) -> GoalRows:
    rows = []
    for task in goal.tasks:
        lines = line_rows(scribe, (LineSpot(line, path, goal, task) for line in task.budget))
        cells = tuple(write(scribe, task) for _, write in columns)
        one_source = len({line.sources for line in lines}) == 1
        keys = task_keys(scribe, path, task)
        rows.append(TaskRow(f"t-{task.id}", cells, lines, one_source, scribe.phrase(task.title), keys))
    return GoalRows(f"g-{goal.id}", scribe.phrase(goal.title), tuple(rows))


def _columns(scribe: Scribe, tasks: list[Task]) -> list[tuple[Heading, "Writer"]]:
    found: list[tuple[Heading, Writer]] = []
    for place, key in enumerate(scribe.plan.head.columns):
        if key == "milestones":
            found += _milestone_columns(scribe, tasks, place)
        elif key != "goal":
            found.append((Heading(key, _title(scribe, key), (place,)), WRITERS[key]))
    return found


def _title(scribe: Scribe, key: str) -> str:
    titles = {
        "task": scribe.label("Task"),
        "previous": scribe.label("Done in {year}", year=scribe.plan.head.year - 1),
        "details": scribe.label("Details"),
        "owner": scribe.label("Owner"),
        "schedule": scribe.label("Schedule"),
        "budget": scribe.label("Budget"),
        "source": scribe.label("Source"),
        "funders": scribe.label("Funders and potential partners"),
    }
    return titles[key]


def _milestone_columns(scribe: Scribe, tasks: list[Task], place: int) -> list[tuple[Heading, "Writer"]]:
    """A column for each period that occurs; one for all where there are too many."""
    periods = sorted({one.period for task in tasks for one in task.milestones}, key=lambda period: period.order)
    if len(periods) > MOST_PERIODS:
        return [(Heading("milestones", scribe.label("Targets by period"), (place,)), _milestones)]
    return [(_target(scribe, period, place), _milestone_of(period)) for period in periods]


def _target(scribe: Scribe, period: Period, place: int) -> Heading:
    return Heading(
        "milestone", scribe.label("Target for {period}", period=scribe.period(period)), (place, *period.order)
    )


def _milestones(scribe: Scribe, task: Task) -> Cells:
    ordered = sorted(task.milestones, key=lambda milestone: milestone.period.order)
    return tuple(Block(scribe.period(one.period), scribe.phrase(one.text)) for one in ordered)


def _milestone_of(period: Period) -> "Writer":
    def write(scribe: Scribe, task: Task) -> Cells:
        return tuple(Block("", scribe.phrase(one.text)) for one in task.milestones if one.period == period)

    return write


def _owner(scribe: Scribe, task: Task) -> Cells:
    owner = (Block("", Phrase(scribe.people(task.owner))),) if task.owner else ()
    return owner + _named(scribe.label("With the help of"), scribe.people(task.contributors))


def _funders(scribe: Scribe, task: Task) -> Cells:
    funders = (Block("", Phrase(scribe.partners(task.funders))),) if task.funders else ()
    return (
        *funders,
        *_named(scribe.label("Partners"), scribe.partners(task.partners)),
        *_named(scribe.label("Potential partners"), scribe.partners(task.potential_partners)),
    )


def _schedule(scribe: Scribe, task: Task) -> Cells:
    ordered = sorted(set(task.schedule), key=lambda period: period.order)
    return (Block("", Phrase(scribe.listed(scribe.period(period) for period in ordered))),) if ordered else ()


def _named(label: str, names: str) -> Cells:
    return (Block(label, Phrase(names)),) if names else ()


def _task(scribe: Scribe, task: Task) -> Cells:
    return (Block("", scribe.phrase(task.title)),)


def _details(scribe: Scribe, task: Task) -> Cells:
    return (Block("", scribe.phrase(task.details)),) if task.details else ()


def _previous(scribe: Scribe, task: Task) -> Cells:
    return (Block("", scribe.phrase(task.previous)),) if task.previous else ()


def _by_line(scribe: Scribe, task: Task) -> Cells:
    """The columns of money are laid out from the task's budget lines."""
    return ()


Writer = Callable[[Scribe, Task], Cells]

WRITERS: dict[str, Writer] = {
    "task": _task,
    "previous": _previous,
    "details": _details,
    "owner": _owner,
    "schedule": _schedule,
    "budget": _by_line,
    "source": _by_line,
    "funders": _funders,
}
"""What fills each column but the goal's and the milestones'."""
