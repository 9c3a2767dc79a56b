"""The period that a report to the council tells of, and what of it every chapter needs."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from clusterkit.model.plan import Plan
from clusterkit.model.progress import Progress
from clusterkit.periods import Period
from clusterkit.readings import reported
from clusterkit.reports.ask import Ask
from clusterkit.reports.booklet.grids import grid
from clusterkit.reports.booklet.rows import Heading, Phrase
from clusterkit.reports.booklet.scribe import Scribe
from clusterkit.reports.paper import Block, Chapter, Listing
from clusterkit.status import Course, Stand, State, course


class Quarter(NamedTuple):
    """A plan's period with its report, in the words of `scribe`; `course` is where the work stood at its end."""

    scribe: Scribe
    report: Progress
    course: Course

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.scribe.plan

    @property
    def period(self) -> Period:
        """The period."""
        return self.report.period

    @property
    def named(self) -> str:
        """The period in words, always with its year."""
        return with_year(self.scribe, self.period)

    def stands(self, *states: State) -> tuple[Stand, ...]:
        """The tasks in some states."""
        return tuple(one for one in self.course.stands if one.state in states)

    def owners(self, stand: Stand) -> Phrase | None:
        """Who answers for a task: a post that was vacant in the plan is filled once the task that fills it is done."""
        filled = {one.task.id for one in self.stands("done")}
        people = [(id, self.plan.people.get(id)) for id in stand.task.owner]
        names = [
            str(self.scribe.phrase(person.post))
            if person and person.post and person.vacant and person.hired_by in filled
            else self.scribe.person(id)
            for id, person in people
        ]
        return Phrase(" / ".join(names)) if names else None

    def tells(self, reported: Period | None) -> bool:
        """Whether something that was reported for a period was reported for this one, or for a part of it."""
        return reported is not None and self.period.first_day <= reported.last_day <= self.period.last_day


def quarter(scribe: Scribe, as_of: date | None) -> Quarter | None:
    """The last period that is over on a day and was reported on by then; None where there is none."""
    over = [one for one in reported(scribe.plan, as_of) if as_of is None or one.period.last_day < as_of]
    if not over:
        return None
    return Quarter(scribe, over[-1], course(scribe.plan, as_of, within=over[-1].period))


def scribes(plans: Iterable[Plan], ask: Ask) -> list[Scribe]:
    """Who writes of each plan, on the day asked."""
    return [Scribe(replace(plan, as_of=ask.as_of or plan.as_of), ask.language or "") for plan in plans]


def with_year(scribe: Scribe, period: Period) -> str:
    """A period in words, with its year also where that is the plan's."""
    said = scribe.period(period)
    return said if str(period.year) in said else f"{said} {period.year}"


def listing(caption: str, columns: Sequence[Heading], rows: Sequence[Sequence[Phrase | None]]) -> tuple[Block, ...]:
    """A table, where it has rows."""
    made = grid(columns, rows)
    return (Listing(caption, made),) if made else ()


def chapter(anchor: str, title: str, blocks: Iterable[Block]) -> tuple[Chapter, ...]:
    """A chapter, where something stands in it."""
    held = tuple(blocks)
    return (Chapter(anchor, Phrase(title), held),) if held else ()
