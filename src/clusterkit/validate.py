"""The whole check of some paths: load, every rule, and what the authors accept; one list of diagnostics."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from clusterkit.diagnostics import Diagnostic
from clusterkit.load import Loaded, load
from clusterkit.model.entity import Allowance, Entity
from clusterkit.model.plan import Plan
from clusterkit.rules import BY_NAME, RULES
from clusterkit.rules.finding import Finding, Rule


@dataclass(frozen=True)
class Outcome:
    """What a run found, in order of place, and what it read. `partial`: some file could not be checked."""

    diagnostics: tuple[Diagnostic, ...]
    loaded: Loaded

    @property
    def partial(self) -> bool:
        """Whether something that should have been checked could not be."""
        return bool(self.loaded.unread or self.loaded.missing)


def validate(paths: Iterable[Path]) -> Outcome:
    """Check every plan that the paths name or hold."""
    loaded = load(paths)
    found = [*loaded.diagnostics, *(diagnostic for plan in loaded.plans for diagnostic in check(plan))]
    return Outcome(tuple(_ordered(found)), loaded)


def check(plan: Plan) -> Iterator[Diagnostic]:
    """What the rules find in a plan, less what its authors accept; and the acceptances that accept nothing."""
    used: set[int] = set()
    found: list[tuple[Rule, Finding]] = []
    for rule in RULES:
        for finding in rule.check(plan) if rule.check else ():
            allowance = _allowance(rule, finding)
            if allowance:
                used.add(id(allowance))
            else:
                found.append((rule, finding))
    paths = plan.paths({id(entity) for _, finding in found for entity in finding.on})
    for rule, finding in found:
        yield _diagnostic(rule, finding, paths)
    yield from _unused(plan, used)


def _allowance(rule: Rule, finding: Finding) -> Allowance | None:
    return next((allowed for entity in finding.on for allowed in entity.allow if allowed.rule == rule.name), None)


def _diagnostic(rule: Rule, finding: Finding, paths: dict[int, str]) -> Diagnostic:
    return Diagnostic(
        rule=rule.name,
        severity=finding.severity or rule.severity,
        place=finding.place,
        message=finding.message,
        help=finding.help,
        label=finding.label,
        notes=finding.notes,
        values=finding.values,
        id=next((name for entity in finding.on if (name := _id(entity))), ""),
        path=next((path for entity in finding.on if (path := paths.get(id(entity)))), ""),
        also=finding.also,
    )


def _id(entity: Entity) -> str:
    return str(getattr(entity, "id", None) or "")


def _unused(plan: Plan, used: set[int]) -> Iterator[Diagnostic]:
    """Acceptances of rules that do not exist, or that found nothing there."""
    for entity in plan.entities:
        for allowed in entity.allow:
            if allowed.rule not in BY_NAME:
                yield _of_allowance(
                    "unknown-rule",
                    "no rule has the name {rule}",
                    "`clusterkit explain` lists the rules",
                    allowed,
                    entity,
                )
            elif BY_NAME[allowed.rule].check is None:
                yield _of_allowance("stale-allow", "{rule} cannot be accepted", "put the file right", allowed, entity)
            elif id(allowed) not in used:
                yield _of_allowance("stale-allow", "{rule} finds nothing here any more", "delete it", allowed, entity)


def _of_allowance(rule: str, message: str, help: str, allowed: Allowance, entity: Entity) -> Diagnostic:
    place = allowed.places.of("rule")
    return Diagnostic(rule, BY_NAME[rule].severity, place, message, help, values={"rule": allowed.rule}, id=_id(entity))


def _ordered(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """In order of place; what several plans find in a file that they share, once."""
    unique = {(one.place, one.rule, one.message, str(one.values)): one for one in found}
    return sorted(unique.values(), key=lambda one: (one.place, one.rule, one.message))
