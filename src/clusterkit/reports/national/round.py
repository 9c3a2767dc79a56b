"""One round of surveys: the clusters that answered for a year, in order, and the words for what they say."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from clusterkit.labels import N_
from clusterkit.model.body import Partner
from clusterkit.model.plan import Plan
from clusterkit.model.survey import National, Survey
from clusterkit.money import Amount
from clusterkit.national import partners_in
from clusterkit.reports.booklet.rows import Heading, Phrase
from clusterkit.reports.booklet.scribe import Scribe
from clusterkit.reports.paper import Prose

_WIDEST = 12
"""So many columns of clusters and years stand in one table at most; clusters with words in them, half as many."""

YES, NO = Phrase("✓"), Phrase("–")
UNKNOWN = N_("unknown")

POSTS = {
    "ceo": N_("post kind: chief executive"),
    "assistant": N_("post kind: assistant to the chief executive"),
    "cadet": N_("post kind: cadet of local government"),
    "secretary": N_("post kind: secretary"),
    "other": N_("post kind: other"),
}
"""The kinds of post, in the report's order."""


@dataclass(frozen=True)
class Answer:
    """One cluster's survey; `before` is its survey of the year before, where that is at hand."""

    plan: Plan
    survey: Survey
    before: Survey | None = None

    def partners(self, year: int) -> tuple[str, ...] | None:
        """The bodies that it worked with in a year, as its latest survey has them; None where neither survey says."""
        found = partners_in(self.survey, year)
        return partners_in(self.before, year) if found is None and self.before else found


@dataclass(frozen=True)
class Round:
    """The surveys of one year. `national` is what holds for all the clusters."""

    year: int
    language: str
    answers: tuple[Answer, ...]
    national: National | None = None

    @cached_property
    def scribe(self) -> Scribe:
        """Who says what belongs to no cluster."""
        return Scribe(self.answers[0].plan, self.language)

    def label(self, text: str, **values: object) -> str:
        """A label of the catalogs, filled."""
        return self.scribe.label(text, **values)

    def says(self, label: str, **values: object) -> Phrase:
        """A label as a phrase."""
        return Phrase(self.label(label, **values))

    @cached_property
    def unknown(self) -> Phrase:
        """What is printed where nobody said."""
        return self.says(UNKNOWN)

    def scribe_of(self, answer: Answer) -> Scribe:
        """Who says what a cluster wrote."""
        return Scribe(answer.plan, self.language)

    def name(self, answer: Answer) -> Phrase:
        """A cluster's name; its folder's where it has none."""
        cluster = answer.plan.cluster
        return self.scribe_of(answer).phrase(cluster.name if cluster else answer.plan.cluster_id)

    def names(self, answers: Sequence[Answer]) -> str:
        """Several clusters, with commas."""
        return self.scribe.listed(self.name(answer) for answer in answers)

    def heading(self, answer: Answer, year: int | None = None) -> Heading:
        """A column of a cluster, or of one of its years."""
        name = str(self.name(answer))
        named = name if year is None else f"{name} {year}"
        return Heading("text" if year is None else "count", named)

    @cached_property
    def register(self) -> dict[str, Partner]:
        """Every partner that the clusters' plans know."""
        return {id: one for answer in reversed(self.answers) for id, one in answer.plan.partner_register.items()}

    def partner(self, id: str) -> Phrase:
        """A body's name; its id where the register has none."""
        known = self.register.get(id)
        return self.scribe.phrase(known.name) if known else Phrase(id)

    def is_ministry(self, id: str) -> bool:
        """Whether a body is a ministry, by the register."""
        return id in self.register and self.register[id].kind == "ministry"

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The year, after the one before it where some cluster tells of it."""
        earlier = any(answer.partners(self.year - 1) is not None for answer in self.answers)
        return (self.year - 1, self.year) if earlier else (self.year,)

    def parts(self, columns: int = 1) -> list[tuple[Answer, ...]]:
        """The clusters in tables that can be read, of nearly the same width; each has so many columns in them."""
        most = _WIDEST // max(columns, 2)
        tables = -(-len(self.answers) // most)
        width = -(-len(self.answers) // tables)
        return [self.answers[start : start + width] for start in range(0, len(self.answers), width)]

    def caption(self, caption: str, part: Sequence[Answer]) -> str:
        """A table's caption, with its clusters where they are not all."""
        return caption if len(part) == len(self.answers) else f"{caption}: {self.names(part)}"

    def silence(self, what: str, silent: Sequence[Answer]) -> Prose:
        """A note of the clusters that say nothing of something."""
        return Prose((self.says("{what}: unknown of {names}.", what=what, names=self.names(silent)),), "note")

    def shekels(self, amount: Amount | None) -> Phrase:
        """Money; unknown where nobody said how much."""
        return Phrase(self.scribe.shekels(amount)) if isinstance(amount, Decimal) else self.unknown
