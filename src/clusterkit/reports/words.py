"""What the register says of sources, in words: their kinds and states, who is meant by an id, shares."""

from clusterkit.budget import NONE, UNSPLIT
from clusterkit.labels import N_, label
from clusterkit.model.plan import Plan
from clusterkit.money import Share, show
from clusterkit.reports.dimensions import HEADINGS

SOURCE_STATES = {
    "existing": N_("source state: existing"),
    "approved": N_("source state: approved"),
    "requested": N_("source state: requested"),
    "expected": N_("source state: expected"),
    "on-demand": N_("source state: on demand"),
    "closed": N_("source state: closed"),
}
"""Where a source stands, as a label."""

SOURCE_KINDS = {
    "tabar": N_("source kind: tabar"),
    "ministry": N_("source kind: ministry"),
    "regular": N_("source kind: regular"),
    "call": N_("source kind: call"),
    "overhead": N_("source kind: overhead"),
    "authorities": N_("source kind: authorities"),
    "own": N_("source kind: own"),
    "partner": N_("source kind: partner"),
    "other": N_("source kind: other"),
}
"""What a source is, as a label."""


def source_name(plan: Plan, id: str, language: str) -> str:
    """A source's name in the plan's language, or the heading that stands in its place; its id where it has no entry."""
    if id in (UNSPLIT, NONE):
        return label(HEADINGS[id], language)
    source = plan.sources.get(id)
    return source.name.pick(plan.language)[0] if source else id


def partner_name(plan: Plan, id: str) -> str:
    """A partner's name in the plan's language; its id where it has no entry."""
    partner = plan.partner_register.get(id)
    return partner.name.pick(plan.language)[0] if partner else id


def share(part: Share) -> str:
    """A part of a whole as it is written: `20%`, or shekels."""
    if part.fraction is None:
        return "" if part.amount is None else show(part.amount)
    return f"{(part.fraction * 100).normalize():f}%"
