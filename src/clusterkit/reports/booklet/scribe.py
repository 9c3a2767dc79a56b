"""The words of one booklet: texts, names, dates and periods in its language."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Literal

from clusterkit import labels
from clusterkit.budget import Charge, by_line
from clusterkit.model.plan import Plan
from clusterkit.model.work import Section
from clusterkit.periods import Period
from clusterkit.reports.booklet import tongue
from clusterkit.reports.booklet.rows import Phrase
from clusterkit.texts import Text

QUARTER, HALF = 3, 6
"""How many months they have."""


@dataclass(frozen=True)
class Scribe:
    """Says what stands in a plan in a language: as `asked`, else the plan's own."""

    plan: Plan
    asked: str = ""

    @property
    def language(self) -> str:
        """The booklet's language."""
        return self.asked or self.plan.language

    @property
    def direction(self) -> Literal["rtl", "ltr"]:
        """The way that the booklet runs."""
        return tongue.direction(self.language)

    def label(self, text: str, **values: object) -> str:
        """A label of the catalogs, filled."""
        said = labels.label(text, self.language)
        return said.format_map(values) if values else said

    def phrase(self, text: Text | str) -> Phrase:
        """A text of the plan, on one line; in the language that it has where it lacks the booklet's."""
        if isinstance(text, str):
            return Phrase(text)
        said, written = text.pick(self.language)
        written = written or self.plan.language
        return Phrase(" ".join(said.split()), "" if written == self.language else written)

    def maybe(self, text: Text | str | None) -> Phrase | None:
        """A text of the plan, if there is one."""
        return None if text is None else self.phrase(text)

    def phrases(self, texts: Iterable[Text]) -> tuple[Phrase, ...]:
        """Several texts of the plan."""
        return tuple(self.phrase(text) for text in texts)

    def person(self, id: str) -> str:
        """Who holds an id among the cluster's people: a name, a post, or the id where nobody does."""
        person, said = self.plan.people.get(id), str(self.holder(id))
        return self.label("{post} (vacant post)", post=said) if person and person.vacant else said

    def holder(self, id: str) -> Phrase:
        """The name or the post alone, in the language that it has."""
        person = self.plan.people.get(id)
        name = person and (person.name or person.post)
        return self.phrase(name) if name else Phrase(id)

    def people(self, ids: Iterable[str]) -> str:
        """Several people, as the documents join them."""
        return " / ".join(self.person(id) for id in ids)

    def partner(self, id: str) -> str:
        """A partner's name, or the id where the register has none."""
        partner = self.plan.partner_register.get(id)
        return str(self.phrase(partner.name)) if partner else id

    def partners(self, ids: Iterable[str]) -> str:
        """Several partners, with commas."""
        return self.listed(self.partner(id) for id in ids)

    def listed(self, names: Iterable[object]) -> str:
        """Several names, with the language's own comma."""
        return ("، " if self.language == "ar" else ", ").join(map(str, names))

    def date(self, day: date) -> str:
        """A date in words."""
        return tongue.day(day, self.language)

    def period(self, period: Period) -> str:
        """A period in words, with its year where that is not the plan's."""
        year = str(period.year)
        if period.months == 12:
            return year
        number = (period.month - 1) // period.months + 1
        said = {
            6: self.label("half {number}", number=number),
            3: self.label("quarter {number}", number=number),
            1: tongue.month(period.month, self.language),
        }[period.months]
        return said if period.year == self.plan.head.year else f"{said} {year}"

    def shekels(self, amount: Decimal) -> str:
        """Money as it is printed, with its sign."""
        return tongue.shekels(amount, self.language)

    def money(self, amount: Decimal) -> str:
        """Money without its sign, for a column that says so."""
        return tongue.money(amount, self.language)

    def counted(self, number: Decimal) -> str:
        """A number that is not money."""
        return tongue.number(number, self.language)

    def number(self, section: Section) -> str:
        """The number of a section in the whole plan: 2, 2.1, 2.1.3."""
        return self._numbers[id(section.places)]

    @cached_property
    def _numbers(self) -> dict[int, str]:
        """Numbers by the identity of a section's places, which a part of it shares."""
        found: dict[int, str] = {}
        counts: dict[str, int] = {}
        for path in self.plan.entire.all_sections:
            above = found[id(path[-2].places)] + "." if len(path) > 1 else ""
            counts[above] = counts.get(above, 0) + 1
            found[id(path[-1].places)] = f"{above}{counts[above]}"
        return found

    @cached_property
    def months(self) -> int:
        """How long the periods are that tasks are looked for by: quarters where tasks name any, else halves."""
        named = {period for task in self.plan.tasks for period in task.schedule}
        named |= {one.period for task in self.plan.tasks for one in task.milestones}
        return QUARTER if any(period.months <= QUARTER for period in named) else HALF

    @cached_property
    def charges(self) -> dict[int, list[Charge]]:
        """The charges of every line, by the line's identity."""
        return by_line(self.plan)

    @cached_property
    def sections(self) -> dict[str, Section]:
        """Every section, by id."""
        return {path[-1].id: path[-1] for path in self.plan.all_sections}
