"""The tables of the comparison."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from clusterkit.budget import add_up, charges
from clusterkit.labels import N_
from clusterkit.model.plan import Plan
from clusterkit.model.work import Section
from clusterkit.national import shown
from clusterkit.reports.across import cluster_and_year
from clusterkit.reports.booklet.rows import Heading, Phrase
from clusterkit.reports.booklet.scribe import Scribe
from clusterkit.reports.booklet.view import Grid, Picture, PictureRow, Stroke
from clusterkit.reports.comparison.measures import MEASURES, Measure, approval, cost, shares
from clusterkit.reports.comparison.outliers import Way, outliers
from clusterkit.reports.dimensions import DIMENSIONS, HEADINGS
from clusterkit.reports.paper import Listing
from clusterkit.reports.words import SOURCE_KINDS

Rows = Sequence[Sequence[Decimal | None]]

UNKNOWN, NO = N_("unknown"), Phrase("–")

WAYS: dict[Way, str] = {
    "far above": N_("far above the others"),
    "far below": N_("far below the others"),
    "highest": N_("the highest"),
    "lowest": N_("the lowest"),
}


class Side(NamedTuple):
    """The plans that are compared, and who says what belongs to none of them."""

    scribe: Scribe
    plans: tuple[Plan, ...]

    def label(self, text: str, **values: object) -> str:
        """A label of the catalogs, filled."""
        return self.scribe.label(text, **values)

    def says(self, label: str, **values: object) -> Phrase:
        """A label as a phrase."""
        return Phrase(self.label(label, **values))

    def scribe_of(self, plan: Plan) -> Scribe:
        """Who says what a plan wrote."""
        return Scribe(plan, self.scribe.language)

    def name(self, plan: Plan) -> Phrase:
        """A cluster and its year."""
        return cluster_and_year(self.scribe_of(plan))

    def figure(self, value: Decimal | None, kind: str) -> Phrase:
        """A figure as it is printed: money without its sign, percent with it."""
        if value is None:
            return self.says(UNKNOWN)
        said = self.scribe.money(value) if kind == "money" else self.scribe.counted(value)
        return Phrase(f"{said}%" if kind == "percent" else said)


def side_by_side(side: Side) -> Grid:
    """A row for each plan, a column for each measure."""
    numbers = [[measure.of(plan) for measure in MEASURES] for plan in side.plans]
    rows = (
        (side.name(plan), *(side.figure(value, one.kind) for value, one in zip(row, MEASURES, strict=True)))
        for plan, row in zip(side.plans, numbers, strict=True)
    )
    columns = (Heading(one.kind, side.label(one.label)) for one in MEASURES)
    return Grid((Heading("text", side.label("Plan")), *columns), tuple(rows), tuple((None, *row) for row in numbers))


def kinds(side: Side) -> tuple[Listing, ...]:
    """What is allocated from each kind of source: in shekels, and in percent of the plan."""
    found = [_by_kind(plan) for plan in side.plans]
    keys = [key for key in (*SOURCE_KINDS, *HEADINGS) if any(key in one for one in found)]
    heads = [side.label({**SOURCE_KINDS, **HEADINGS}[key]) for key in keys]
    sums = [cost(plan) for plan in side.plans]
    money = [[*(one.get(key) for key in keys), whole] for one, whole in zip(found, sums, strict=True)]
    tenths = [_shares(row) for row in money]
    columns = [*heads, side.label("Total")]
    return (
        Listing(side.label("Allocated, in shekels"), _grid(side, columns, money, money)),
        Listing(side.label("Of each plan's total, in percent"), _grid(side, columns, tenths, money)),
    )


def _shares(row: Sequence[Decimal | None]) -> list[Decimal | None]:
    """The cells of a row in percent of its last one; they come to 100."""
    whole = row[-1]
    known = [one for one in row[:-1] if one is not None]
    if not whole:
        return [None for _ in row]
    found = iter(shares(known, whole))
    return [*(None if one is None else next(found) for one in row[:-1]), Decimal(100)]


def _grid(side: Side, heads: list[str], numbers: Rows, money: Rows) -> Grid:
    """A row for each plan, of its money or of that in percent.

    A dash where a plan has nothing of the kind, unknown where it has no money at all.
    """
    kind = "money" if numbers is money else "percent"

    def cell(value: Decimal | None, amount: Decimal | None, whole: Decimal | None) -> Phrase:
        if value == 0 and amount:
            return side.says("under 0.1%")
        return NO if value is None and whole is not None else side.figure(value, kind)

    rows = (
        (side.name(plan), *(cell(*pair, row[-1]) for pair in zip(row, amounts, strict=True)))
        for plan, row, amounts in zip(side.plans, numbers, money, strict=True)
    )
    columns = (Heading("text", side.label("Plan")), *(Heading(kind, head) for head in heads))
    return Grid(columns, tuple(rows), tuple((None, *row) for row in numbers))


def _by_kind(plan: Plan) -> dict[str, Decimal]:
    found: dict[str, Decimal] = defaultdict(Decimal)
    for charge in charges(plan):
        if charge.line.kind == "cost" and charge.amount is not None:
            found[DIMENSIONS["kind"].key(charge)] += charge.amount
    return found


def unapproved_picture(side: Side) -> Picture:
    """The share of each plan that rests on money which is not approved, or of which it is not said, as bars of 100%."""
    kinds: tuple[tuple[Literal["planned", "committed"], str], ...] = (
        ("planned", side.label("Not approved")),
        ("committed", side.label("Not said whether approved")),
    )
    rows = []
    for plan in side.plans:
        found = approval(plan)
        parts = found[1:] if found else (None, None)
        strokes = (Stroke(kind, str(part)) for (kind, _), part in zip(kinds, parts, strict=True) if part)
        rows.append(PictureRow(side.name(plan), tuple(strokes), tuple(side.figure(part, "percent") for part in parts)))
    return Picture(
        "p-unapproved",
        side.label("The share of each plan on money that is not approved"),
        Heading("text", side.label("Plan")),
        tuple(Heading("percent", label) for _, label in kinds),
        tuple(rows),
        legend=kinds,
    )


def themes(side: Side) -> Grid:
    """A row for each outermost section: its tasks, those with an owner, its indicators, its money."""
    found = [(plan, section, _inside(plan, section)) for plan in side.plans for section in plan.sections]
    rows = (
        (
            side.name(plan),
            side.scribe_of(plan).phrase(section.title),
            *(side.figure(value, "count") for value in numbers[:3]),
            side.figure(numbers[3], "money") if numbers[3] is not None else side.says(UNKNOWN),
        )
        for plan, section, numbers in found
    )
    counts = (side.label("Tasks"), side.label("Tasks with an owner"), side.label("Indicators"))
    heads = (Heading("text", side.label("Plan")), Heading("text", side.label("Theme")))
    return Grid(
        (*heads, *(Heading("count", one) for one in counts), Heading("money", side.label("Budget"))),
        tuple(rows),
        tuple((None, None, *numbers) for _, _, numbers in found),
    )


def _inside(plan: Plan, section: Section) -> tuple[Decimal, Decimal, Decimal, Decimal | None]:
    within = [path[-1] for path in plan.all_sections if path[0] is section]
    tasks = [task for one in within for goal in one.goals for task in goal.tasks]
    holders = {id(one) for one in (*within, *(goal for one in within for goal in one.goals), *tasks)}
    indicators = sum(id(holder) in holders for holder, _ in plan.indicators)
    spent = [one for one in charges(plan) if one.spot.sections[0] is section and one.line.kind == "cost"]
    money = add_up(spent).allocated if any(one.amount is not None for one in spent) else None
    return Decimal(len(tasks)), Decimal(sum(bool(task.owner) for task in tasks)), Decimal(indicators), money


def standing_out(side: Side) -> Grid | None:
    """A row for each figure that stands out; None where none does."""
    rows = [row for measure in MEASURES for row in _out(side, measure)]
    if not rows:
        return None
    labels = (
        side.label("Figure"),
        side.label("Plan"),
        side.label("Value"),
        side.label("How it stands out"),
        side.label("Median"),
    )
    return Grid(tuple(Heading("text", one) for one in labels), tuple(rows))


def _out(side: Side, measure: Measure) -> Iterator[tuple[Phrase, ...]]:
    figures = [measure.of(plan) for plan in side.plans]
    for place, way, middle in outliers(figures):
        value = side.figure(figures[place], measure.kind)
        median = side.figure(shown(middle), measure.kind)
        yield side.says(measure.label), side.name(side.plans[place]), value, side.says(WAYS[way]), median
