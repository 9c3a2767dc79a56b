"""A cluster's way through the programme's steps: what was taken and when, what is next, how long each step took."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple, get_args

from clusterkit.labels import N_
from clusterkit.model.formation import Step, StepKind
from clusterkit.model.plan import Plan

KINDS: tuple[StepKind, ...] = get_args(StepKind)

STEPS: dict[StepKind, str] = {
    "request": N_("Joint request"),
    "check": N_("Professional pre-check"),
    "committee": N_("Geographic committee"),
    "plenaries": N_("Approval of the plenaries"),
    "order": N_("Minister's order"),
    "council": N_("Council's first meeting"),
    "ceo": N_("Tender for a chief executive"),
}
"""The programme's steps, as labels."""

TAKERS: dict[StepKind, str] = {
    "request": N_("The authorities"),
    "check": N_("The Interior Ministry"),
    "committee": N_("The Interior Ministry"),
    "plenaries": N_("The authorities"),
    "order": N_("The Interior Ministry"),
    "council": N_("The cluster"),
    "ceo": N_("The cluster"),
}
"""Who takes each step, by the programme's overview of 2018, as labels."""


class Stage(NamedTuple):
    """A step of a way: of the programme's, by its `kind`, or another one that the file names; or one that it does not.

    `days` have passed since the last step before it that has a date.
    """

    kind: StepKind | None
    step: Step | None
    days: int | None = None

    @property
    def taken(self) -> bool | None:
        """Whether it was taken; None where nobody says."""
        return self.step.taken if self.step else None


@dataclass(frozen=True, eq=False)
class Way:
    """The steps of one cluster's formation, in the order of its file, the programme's own all among them."""

    plan: Plan

    @cached_property
    def stages(self) -> tuple[Stage, ...]:
        """Every step; those of the programme that the file leaves out stand where they belong."""
        steps = self.plan.cluster.formation if self.plan.cluster else ()
        return tuple(_timed(_filled(steps)))

    @cached_property
    def by_kind(self) -> dict[StepKind, Stage]:
        """The programme's steps; of several of one kind the last."""
        return {stage.kind: stage for stage in self.stages if stage.kind}

    @property
    def last(self) -> StepKind | None:
        """The last of the programme's steps that was taken; None where none is known to be."""
        return next((kind for kind in reversed(KINDS) if self.by_kind[kind].taken), None)

    @property
    def next(self) -> StepKind | None:
        """The programme's step after the last that was taken; None where all were, or nothing is said of any."""
        if not self.said:
            return None
        return KINDS[0] if self.last is None else next(iter(KINDS[KINDS.index(self.last) + 1 :]), None)

    @property
    def said(self) -> bool:
        """Whether the file says anything of any of the programme's steps."""
        return any(stage.step for stage in self.by_kind.values())

    @property
    def formed(self) -> bool:
        """Whether the council has met: the cluster stands."""
        return bool(self.by_kind["council"].taken or self.by_kind["ceo"].taken)

    @property
    def days(self) -> int | None:
        """The days from the request to the council's first meeting; None where one of them has no date."""
        begun, met = self.by_kind["request"].step, self.by_kind["council"].step
        return (met.date - begun.date).days if begun and met and begun.date and met.date else None


def ways(plans: Sequence[Plan]) -> tuple[Way, ...]:
    """The way of every cluster, each once however many plans it has; the plans' order."""
    first: dict[str, Plan] = {}
    for plan in plans:
        first.setdefault(plan.folder.rpartition("/")[0] if plan.planned else plan.folder, plan)
    return tuple(Way(plan) for plan in first.values())


def passed(step: Step | None, as_of: date | None) -> bool:
    """Whether the period in which an open step was expected is over; False where nobody says what today is."""
    if step is None or step.taken or step.expected is None or as_of is None:
        return False
    return step.expected.last_day < as_of


def _filled(steps: Sequence[Step]) -> Iterator[Stage]:
    known = {step.kind for step in steps}
    left = [kind for kind in KINDS if kind not in known]
    for step in steps:
        while step.kind and left and KINDS.index(left[0]) < KINDS.index(step.kind):
            yield Stage(left.pop(0), None)
        yield Stage(step.kind, step)
    yield from (Stage(kind, None) for kind in left)


def _timed(stages: Iterator[Stage]) -> Iterator[Stage]:
    before: date | None = None
    for stage in stages:
        day = stage.step.date if stage.step else None
        yield Stage(stage.kind, stage.step, (day - before).days if day and before else None)
        before = day or before
