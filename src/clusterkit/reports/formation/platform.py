"""The strategic platform that accompanies a request: who, why together, what they have and what they will do."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from clusterkit.labels import N_
from clusterkit.model.body import Cluster
from clusterkit.model.formation import Cooperation, Horizon, JointProject, Platform
from clusterkit.model.plan import Plan
from clusterkit.reports.ask import Ask
from clusterkit.reports.booklet.rows import Phrase
from clusterkit.reports.booklet.scribe import Scribe
from clusterkit.reports.formation.money import money
from clusterkit.reports.formation.request import who
from clusterkit.reports.formation.steps import council, meetings, steps
from clusterkit.reports.formation.way import STEPS, Way, ways
from clusterkit.reports.formation.words import (
    UNSAID,
    Row,
    day,
    listed,
    listing,
    prose,
    told_as_of,
    unsaid,
    when,
    yes,
)
from clusterkit.reports.paper import Block, Chapter, Paper, Prose

HORIZONS: dict[Horizon, tuple[str, str]] = {
    "immediate": (N_("Immediate"), N_("Projects that can begin at once")),
    "medium": (N_("Medium term"), N_("Projects of the medium term")),
    "long": (N_("Long term"), N_("Projects of the long term")),
}
"""When a project can begin: the heading, and the caption of its table."""

_EXISTING = (N_("exists today"), N_("still to come"))


def formation(plans: Sequence[Plan], ask: Ask) -> tuple[Paper, ...]:
    """A platform for each cluster in formation: one that has no plan yet, or whose file tells of its request."""
    return tuple(_paper(way, way.plan.cluster, ask) for way in ways(plans) if way.plan.cluster and _in_formation(way))


def _name(plan: Plan, language: str) -> str:
    name = f"{plan.cluster_id}-formation"
    return name if language == plan.language else f"{name}.{language}"


def _in_formation(way: Way) -> bool:
    cluster = way.plan.cluster
    told = cluster and (cluster.candidates or cluster.request)
    return not way.plan.planned or bool(told)


def _paper(way: Way, cluster: Cluster, ask: Ask) -> Paper:
    scribe = Scribe(way.plan, ask.language or "")
    platform = cluster.platform
    return Paper(
        document="formation",
        name=_name(way.plan, scribe.language),
        language=scribe.language,
        direction=scribe.direction,
        title=Phrase(scribe.label(N_("Strategic platform for a cluster"))),
        subject=scribe.phrase(cluster.name),
        facts=tuple(_facts(scribe, cluster, way, ask)),
        chapters=_with_unknown(
            scribe,
            who(scribe, cluster),
            Chapter("why", Phrase(scribe.label(N_("Why together"))), *_why(scribe, platform)),
            _one(scribe, "assets", N_("Shared assets"), _assets(scribe, platform)),
            _one(scribe, "fields", N_("Fields of cooperation"), _fields(scribe, platform)),
            _projects(scribe, platform),
            money(scribe, platform),
            steps(scribe, way, ask),
            council(scribe, cluster),
            meetings(scribe, cluster),
        ),
        invented=cluster.invented,
    )


def _with_unknown(scribe: Scribe, *chapters: Chapter) -> tuple[Chapter, ...]:
    """The chapters that say something, and a last one that names those of which no document says anything."""
    silent = [chapter for chapter in chapters if not _says(scribe, chapter)]
    told = [chapter for chapter in chapters if _says(scribe, chapter)]
    heading = Phrase(scribe.label(N_("What no document says")))
    unknown = Chapter("unknown", heading, (Prose(tuple(chapter.title for chapter in silent), "list"),))
    return (*told, unknown) if silent else tuple(told)


def _says(scribe: Scribe, chapter: Chapter) -> bool:
    nothing = unsaid(scribe)
    return any(block != nothing for block in chapter.blocks) or any(_says(scribe, one) for one in chapter.chapters)


def _facts(scribe: Scribe, cluster: Cluster, way: Way, ask: Ask) -> Iterator[tuple[str, Phrase]]:
    unknown = scribe.label(UNSAID)
    count = scribe.counted(Decimal(len(cluster.candidates))) if cluster.candidates else unknown
    yield scribe.label(N_("Candidate authorities")), Phrase(count)
    last = scribe.label(STEPS[way.last]) if way.last else unknown
    yield scribe.label(N_("Last step taken")), Phrase(last)
    if way.next:
        expected = when(scribe, way.by_kind[way.next], ask.as_of)
        yield scribe.label(N_("Next step")), Phrase(scribe.label(STEPS[way.next]))
        yield scribe.label(N_("When")), expected or Phrase(unknown)
    told = told_as_of(scribe, way) or day(scribe, ask.as_of)
    if told:
        yield scribe.label(N_("As of")), told


def _one(scribe: Scribe, anchor: str, title: str, block: Block) -> Chapter:
    return Chapter(anchor, Phrase(scribe.label(title)), (block,))


def _why(scribe: Scribe, platform: Platform | None) -> tuple[tuple[Block, ...], tuple[Chapter, ...]]:
    """The purpose and the reasons, and what may stand in the way under a heading of its own."""
    if platform is None:
        return (unsaid(scribe),), ()
    purpose = (Prose((scribe.phrase(platform.purpose),)),) if platform.purpose else ()
    blocks = (*purpose, *prose(scribe, platform.reasons)) or (unsaid(scribe),)
    constraints = prose(scribe, platform.constraints)
    heading = Phrase(scribe.label(N_("What may stand in the way")))
    return blocks, (Chapter("constraints", heading, constraints),) if constraints else ()


def _assets(scribe: Scribe, platform: Platform | None) -> Block:
    columns = (
        ("text", N_("Asset")),
        ("text", N_("What it is")),
        ("text", N_("State")),
        ("text", N_("Authorities")),
    )
    rows = [
        (
            scribe.phrase(one.title),
            scribe.maybe(one.details),
            yes(scribe, one.existing, *_EXISTING),
            listed(scribe, one.authorities),
        )
        for one in (platform.assets if platform else ())
    ]
    return listing(scribe, N_("Assets that were mapped"), columns, rows)


def _fields(scribe: Scribe, platform: Platform | None) -> Block:
    columns = (("text", N_("Field")), ("text", N_("What is done together")), ("text", N_("State")), *_TAKING_PART)
    rows = [
        (*_named(scribe, one), yes(scribe, one.existing, *_EXISTING), *_taking_part(scribe, one))
        for one in (platform.fields if platform else ())
    ]
    return listing(scribe, N_("What the authorities do together"), columns, rows)


_TAKING_PART = (("text", N_("Authorities")), ("text", N_("Partners")))


def _named(scribe: Scribe, one: Cooperation | JointProject) -> Row:
    return scribe.phrase(one.title), scribe.maybe(one.details)


def _taking_part(scribe: Scribe, one: Cooperation | JointProject) -> Row:
    none = Phrase("–") if one.authorities and not one.partners else None
    return listed(scribe, one.authorities), listed(scribe, one.partners) or none


def _projects(scribe: Scribe, platform: Platform | None) -> Chapter:
    """The joint projects, under a heading for each horizon."""
    heading = Phrase(scribe.label(N_("Joint projects")))
    projects = platform.projects if platform else ()
    if not projects:
        return Chapter("projects", heading, (unsaid(scribe),))
    columns = (("text", N_("Project")), ("text", N_("What is done in it")), *_TAKING_PART)
    chapters = []
    for horizon, (title, caption) in HORIZONS.items():
        rows = [(*_named(scribe, one), *_taking_part(scribe, one)) for one in projects if one.horizon == horizon]
        chapters.append(_one(scribe, f"projects-{horizon}", title, listing(scribe, caption, columns, rows)))
    return Chapter("projects", heading, (), tuple(chapters))
