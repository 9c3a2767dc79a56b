"""The whole check of some paths: load, every rule, and what the authors accept; one list of diagnostics."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from clusterkit.baseline import FILE, without_known
from clusterkit.diagnostics import Diagnostic, Severity
from clusterkit.load import Loaded, load
from clusterkit.model.entity import Allowance, Entity
from clusterkit.model.plan import Plan
from clusterkit.model.settings import Settings
from clusterkit.model.sources import Source
from clusterkit.named import with_id_of_name
from clusterkit.rules import BY_NAME, MONEY, RULES
from clusterkit.rules.finding import Finding, Rule


class Outcome(NamedTuple):
    """What a run found, in order of place, and what it read; `known` findings were let pass by a baseline."""

    diagnostics: tuple[Diagnostic, ...]
    loaded: Loaded
    known: int = 0

    @property
    def partial(self) -> bool:
        """Whether something that should have been checked could not be."""
        return bool(self.loaded.unread or self.loaded.missing)


def validate(
    paths: Iterable[Path], as_of: date | None = None, since: str | None = None, with_baseline: bool = True
) -> Outcome:
    """Check every plan that the paths name or hold, as of a day: rules about today say nothing where nobody said it.

    With `since`, a git revision, what the rules find is told of the entities that changed since then; raises
    NoHistory where git does not know it. Findings that the folders' baselines let pass are left out.
    """
    loaded = load(paths, as_of)
    changed = None if since is None else _changed_since(since, loaded.everything)
    settings = {plan.settings.folder: plan.settings for plan in loaded.everything}
    read = (settled for one in _named(loaded) if (settled := _settled(one, settings.values())))
    checked = (diagnostic for plan in loaded.everything for diagnostic in check(plan, changed))
    wrong = (diagnostic for one in settings.values() for diagnostic in _unknown_rules(one))
    found = _ordered([*read, *wrong, *checked])
    outcome = Outcome(tuple(found), loaded)
    return _without_known(outcome, told_fixed=since is None) if with_baseline else outcome


def _named(loaded: Loaded) -> Iterator[Diagnostic]:
    """What is wrong with the files, with the id that was meant where somebody wrote a name."""
    for one in loaded.diagnostics:
        plan = next((plan for plan in loaded.everything if one.place.under(plan.folder)), None)
        yield with_id_of_name(one, plan) if plan else one


def _changed_since(revision: str, plans: Iterable[Plan]) -> frozenset[int]:
    from clusterkit.history import changed_since

    return changed_since(revision, plans)


def _without_known(outcome: Outcome, told_fixed: bool) -> Outcome:
    """What a run found, less what the baselines of its plans folders let pass; and what is fixed, if that is known."""
    found, known = list(outcome.diagnostics), 0
    for folder in dict.fromkeys(plan.settings.folder for plan in outcome.loaded.everything):
        file = Path(folder, FILE)
        if file.is_file():
            plans = [plan.folder for plan in outcome.loaded.everything if told_fixed and plan.settings.folder == folder]
            content = outcome.loaded.contents[file.as_posix()] = file.read_bytes()
            inside = [one for one in found if one.place.under(folder)]
            new, let_pass = without_known(inside, folder, content, plans)
            found = [*(one for one in found if not one.place.under(folder)), *new]
            known += let_pass
    return Outcome(tuple(_ordered(found)), outcome.loaded, known)


def check(plan: Plan, changed: frozenset[int] | None = None) -> Iterator[Diagnostic]:
    """What the rules find in a plan, less what its authors accept; and the acceptances that accept nothing.

    Where `changed` names entities (by `id()`), what stands on none of them is left out.
    """
    used: set[int] = set()
    found: list[tuple[Rule, Finding]] = []
    for rule in RULES:
        for finding in rule.check(plan) if rule.check else ():
            if not plan.settings.runs(rule.name, finding.place.file):
                continue
            allowance = _allowance(rule, finding)
            if allowance:
                used.add(id(allowance))
            elif changed is None or not finding.on or any(id(entity) in changed for entity in finding.on):
                found.append((rule, finding))
    paths = plan.paths({id(entity) for _, finding in found for entity in finding.on})
    for rule, finding in found:
        yield _diagnostic(rule, finding, paths, plan.settings)
    if changed is None:
        yield from _unused(plan, used)


def _allowance(rule: Rule, finding: Finding) -> Allowance | None:
    return next((allowed for entity in finding.on for allowed in entity.allow if allowed.rule == rule.name), None)


def _settled(diagnostic: Diagnostic, settings: Iterable[Settings]) -> Diagnostic | None:
    """A fault of reading, as grave as its plans folder has settled; None where the folder leaves its rule out."""
    for one in settings:
        if diagnostic.place.under(one.folder):
            if not one.runs(diagnostic.rule, diagnostic.place.file):
                return None
            return diagnostic._replace(severity=one.severity.get(diagnostic.rule, diagnostic.severity))
    return diagnostic


def _unknown_rules(settings: Settings) -> Iterator[Diagnostic]:
    for rule, place in settings.named:
        if rule not in BY_NAME:
            help = "`clusterkit explain` lists the rules"
            yield Diagnostic(
                "wrong-setting", "error", place, "no rule has the name {rule}", help, values={"rule": rule}
            )


def _diagnostic(rule: Rule, finding: Finding, paths: dict[int, str], settings: Settings) -> Diagnostic:
    return Diagnostic(
        rule=rule.name,
        severity=_severity(rule, finding, settings),
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


def _severity(rule: Rule, finding: Finding, settings: Settings) -> Severity:
    """How grave a finding is: as the plans folder or the rule says, but a warning at most for advisory control."""
    severity = settings.severity.get(rule.name, rule.severity)
    advisory = any(isinstance(entity, Source) and entity.control == "advisory" for entity in finding.on)
    return "warning" if advisory and severity == "error" and rule in MONEY else severity


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
