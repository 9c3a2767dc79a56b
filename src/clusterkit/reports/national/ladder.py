"""How far each core service climbed on the ladder of thirteen steps."""

from collections.abc import Sequence

from clusterkit.labels import N_
from clusterkit.model.survey import CoreService
from clusterkit.national import LADDER
from clusterkit.reports.booklet.rows import Heading, Phrase
from clusterkit.reports.booklet.view import Grid
from clusterkit.reports.national.round import NO, YES, Answer, Round
from clusterkit.reports.paper import Chapter, Listing, Prose

STEPS = {
    "idea": N_("1. the idea and what the service holds"),
    "board-decision": N_("2. the board or the mayors decide to deal with it"),
    "planning-submitted": N_("3. planning submitted to the joint committee"),
    "planning-approved": N_("4. planning approved by the joint committee"),
    "mapping": N_("5. what there is, mapped"),
    "feasibility": N_("6. feasibility checked"),
    "execution-submitted": N_("7. execution submitted to the joint committee"),
    "execution-approved": N_("8. execution approved by the joint committee"),
    "tender-documents": N_("9. a plan and the tender's documents"),
    "tender-published": N_("10. tender published"),
    "winner-chosen": N_("11. winner chosen"),
    "authorities-approved": N_("12. final approval by the authorities"),
    "started": N_("13. begun"),
}
"""The steps as they are printed."""

SUSPENDED = "*"


def ladder(said: Round) -> Chapter:
    """A matrix for the clusters' first services, one for the second, and so on; the highest step on top."""
    most = max((len(answer.survey.services or ()) for answer in said.answers), default=0)
    notes = [said.says("✓ made; – not made, or the cluster has no such service.")]
    if any(service.suspended for answer in said.answers for service in answer.survey.services or ()):
        notes.append(said.says("* work on the service is suspended."))
    tables = (
        Listing(said.caption(said.label("Core service {number}", number=index + 1), part), matrix(said, part, index))
        for index in range(most)
        for part in said.parts()
    )
    silent = [answer for answer in said.answers if answer.survey.services is None]
    if silent:
        notes.append(said.says("Nothing is known of the core services of: {names}.", names=said.names(silent)))
    return Chapter("ladder", said.says("Core services"), (*tables, Prose(tuple(notes), "note")))


def service(answer: Answer, index: int) -> CoreService | None:
    """A cluster's service at a place in the order; None where it has none there, or nobody said."""
    found = answer.survey.services or ()
    return found[index] if index < len(found) else None


def matrix(said: Round, part: Sequence[Answer], index: int) -> Grid:
    """A row for the services' names and one for each step."""
    first = (said.says("Service"), *(_title(said, answer, index) for answer in part))
    steps = (
        (said.says(STEPS[step]), *(_mark(said, answer, index, step) for answer in part)) for step in reversed(LADDER)
    )
    return Grid((Heading("text", said.label("Step")), *map(said.heading, part)), (first, *steps))


def _title(said: Round, answer: Answer, index: int) -> Phrase:
    found = service(answer, index)
    if found is None:
        return said.unknown if answer.survey.services is None else NO
    title = said.scribe_of(answer).phrase(found.title)
    return Phrase(f"{SUSPENDED if found.suspended else ''}{title}", title.language)


def _mark(said: Round, answer: Answer, index: int, step: str) -> Phrase:
    """Whether a step was made: all up to the one reached were."""
    found = service(answer, index)
    if found is None:
        return said.unknown if answer.survey.services is None else NO
    if found.reached is None:
        return said.unknown
    return YES if LADDER.index(step) <= LADDER.index(found.reached) else NO
