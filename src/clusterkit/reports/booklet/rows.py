"""The rows and tables of a section as the booklet shows them: tasks, budget lines, the Gantt grid, indicators."""

from decimal import Decimal
from typing import Literal, NamedTuple

Mark = Literal["cost", "zero", "unknown", "on-demand", "in-kind", "income", "repeat", "none"]
"""What an amount is. Each looks different from every other, wherever it is shown."""


class Phrase(NamedTuple):
    """A text to print. `language` is named only where it is not the booklet's own."""

    text: str
    language: str = ""

    def __str__(self) -> str:
        """The text alone."""
        return self.text


class Heading(NamedTuple):
    """A column of a table: a key to lay it out by, and what stands above it.

    `rank` orders the columns of several tables under each other on one sheet.
    """

    key: str
    title: str
    rank: tuple[int, ...] = ()


class Block(NamedTuple):
    """A paragraph of a cell: a label, which may be empty, and what it says."""

    label: str
    said: Phrase


class Amount(NamedTuple):
    """A budget line's money. `value` and `up_to` are shekels, None where the line names none or does not know it yet.

    `shown` is all of it in words; `kind` says what it is; `tags` what has to be said beside `shown`.
    """

    shown: str
    mark: Mark
    kind: str
    tags: tuple[str, ...] = ()
    value: Decimal | None = None
    up_to: Decimal | None = None


class SourcePart(NamedTuple):
    """A source that a line names: its name, its number and state where they matter, and its part of a split line."""

    name: Phrase
    number: str = ""
    state: str = ""
    part: str = ""


class LineRow(NamedTuple):
    """A budget line. `holder` is what it stands on; `repeats` says which line it repeats; `keys` are for facets."""

    anchor: str
    holder: Phrase
    item: Phrase | None
    amount: Amount
    sources: tuple[SourcePart, ...]
    unsplit: str = ""
    repeats: str = ""
    repeats_anchor: str = ""
    period: str = ""
    keys: tuple[str, ...] = ()


class TaskRow(NamedTuple):
    """A task: its cells, one for each column but the goal's, and its budget lines for the columns of money.

    `one_source`: every line names the same sources, so that they need be named only once. `title` is the task's, and
    `keys` are those of the booklet's facets that it falls under.
    """

    anchor: str
    cells: tuple[tuple[Block, ...], ...]
    lines: tuple[LineRow, ...]
    one_source: bool
    title: Phrase = Phrase("")
    keys: tuple[str, ...] = ()


class GoalRows(NamedTuple):
    """A goal and its tasks."""

    anchor: str
    title: Phrase
    rows: tuple[TaskRow, ...]


class TaskTable(NamedTuple):
    """The tasks of a section under the plan's own columns, without those that nothing stands in.

    `columns` are those of the tasks' cells; `goal` stands before them, and is None where the plan leaves it out.
    """

    goal: Heading | None
    columns: tuple[Heading, ...]
    groups: tuple[GoalRows, ...]


class LineTable(NamedTuple):
    """Budget lines that stand in no task's row, under the columns that they need."""

    columns: tuple[Heading, ...]
    rows: tuple[LineRow, ...]


class GanttRow(NamedTuple):
    """A task, and for each period whether it is worked on then."""

    anchor: str
    title: Phrase
    busy: tuple[bool, ...]


class Gantt(NamedTuple):
    """When tasks are worked on. A heading's key is its short form."""

    periods: tuple[Heading, ...]
    rows: tuple[GanttRow, ...]


class Measure(NamedTuple):
    """An indicator. `of` is the goal or task that it measures; the numbers are there for a workbook's sake."""

    of: Phrase | None
    title: Phrase
    target: str
    baseline: str
    due: str
    measured_by: Phrase | None
    target_value: Decimal | None
    target_to: Decimal | None
    baseline_value: Decimal | None
    qualifier: str
    unit: str
    whole: str
    keys: tuple[str, ...] = ()


class Measures(NamedTuple):
    """The indicators of one kind, of one section."""

    kind: str
    title: str
    rows: tuple[Measure, ...]


class MeasureTable(NamedTuple):
    """A section's indicators by kind, under the columns that they need."""

    columns: tuple[Heading, ...]
    groups: tuple[Measures, ...]
