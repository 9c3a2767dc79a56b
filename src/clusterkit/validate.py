"""The whole check of some paths: load, every rule, and what the authors accept; one list of diagnostics."""

from collections.abc import Container, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from clusterkit.baseline import FILE, Known, KnownBy, known_by, without_known
from clusterkit.diagnostics import Diagnostic, Severity
from clusterkit.load import Loaded, load
from clusterkit.messages import message
from clusterkit.model.entity import Allowance, Entity
from clusterkit.model.plan import Plan
from clusterkit.model.settings import Settings
from clusterkit.model.sources import Source
from clusterkit.named import with_id_of_name
from clusterkit.rules import BY_NAME, MONEY, RULES
from clusterkit.rules.finding import Finding, Rule

_UNREAD = ("unreadable-file", "not-utf8", "yaml-syntax", "empty-file", "missing-plan")
"""Faults for which a file is not read: no setting leaves them out or makes them less grave."""


class Outcome(NamedTuple):
    """What a run found, in order of place, and what it read; `known` findings were let pass by a baseline."""

    diagnostics: tuple[Diagnostic, ...]
    loaded: Loaded
    known: int = 0

    @property
    def partial(self) -> bool:
        """Whether something that should have been checked could not be."""
        return bool(self.loaded.unread or self.loaded.missing)

    def whole(self, plan: Plan) -> bool:
        """Whether all of a plan, and of what it shares, could be read: else nobody knows what is fixed in it."""
        others = [one.folder for one in self.loaded.everything if one is not plan]
        wrong = {one.place for one in self.loaded.diagnostics if one.severity == "error"}
        return all(not one.under(plan.folder) and any(one.under(other) for other in others) for one in wrong)


def validate(
    paths: Iterable[Path], as_of: date | None = None, since: str | None = None, with_baseline: bool = True
) -> Outcome:
    """Check every plan that the paths name or hold, as of a day: rules about today say nothing where nobody said it.

    With `since`, a git revision, of what the rules find that is told which they did not find then, and what stands on
    entities that changed since; raises NoHistory where git does not know it. Findings that the folders' baselines let
    pass are left out.
    """
    loaded = load(paths, as_of)
    settings = {plan.settings.folder: plan.settings for plan in loaded.everything}
    read = (settled for one in _named(loaded) if (settled := _settled(one, settings.values(), loaded.unread)))
    plans = loaded.everything
    checked = (one for plan in plans for one in (check(plan) if since is None else check_since(plan, since)))
    wrong = (diagnostic for one in settings.values() for diagnostic in _wrong_rules(one))
    found = _ordered([*read, *wrong, *checked])
    outcome = Outcome(tuple(found), loaded)
    return _without_known(outcome, told_fixed=since is None) if with_baseline else outcome


def _named(loaded: Loaded) -> Iterator[Diagnostic]:
    """What is wrong with the files, with the id that was meant where somebody wrote a name."""
    for one in loaded.diagnostics:
        plan = next((plan for plan in loaded.everything if one.place.under(plan.folder)), None)
        yield with_id_of_name(one, plan) if plan else one


def _without_known(outcome: Outcome, told_fixed: bool) -> Outcome:
    """What a run found, less what the baselines of its plans folders let pass; and what is fixed, if that is known."""
    found, known = list(outcome.diagnostics), 0
    for folder in dict.fromkeys(plan.settings.folder for plan in outcome.loaded.everything):
        file = Path(folder, FILE)
        if file.is_file():
            plans = checked_whole(outcome, folder) if told_fixed else []
            content = outcome.loaded.contents[file.as_posix()] = file.read_bytes()
            inside = [one for one in found if one.place.under(folder)]
            new, let_pass = without_known(inside, folder, content, plans)
            found = [*(one for one in found if not one.place.under(folder)), *new]
            known += let_pass
    return Outcome(tuple(_ordered(found)), outcome.loaded, known)


def checked_whole(outcome: Outcome, folder: str) -> list[str]:
    """The folders of those plans of a plans folder that could be read whole."""
    return [one.folder for one in outcome.loaded.everything if one.settings.folder == folder and outcome.whole(one)]


def check(plan: Plan) -> Iterator[Diagnostic]:
    """What the rules find in a plan, less what its authors accept; and the acceptances that accept nothing."""
    return (diagnostic for diagnostic, _ in _found(plan))


def check_since(plan: Plan, revision: str) -> Iterator[Diagnostic]:
    """What of it was not found in the plan as it was at a git revision, or stands on what changed. Raises NoHistory."""
    from clusterkit.history import changed, plan_at

    before = plan_at(revision, plan)
    fresh = changed(plan, before)
    known = Known(enumerate(_said(one) for one in check(before)) if before else ())
    on_changed: list[Diagnostic] = []
    for one, on in _found(plan):
        if any(id(entity) in fresh for entity in on):
            on_changed.append(one)
        elif not known.lets_pass(_said(one)):
            yield one
    yield from on_changed


def _said(diagnostic: Diagnostic) -> KnownBy:
    """What a finding is known by at two revisions: its size, or what it says; not its file, which may be moved."""
    entry = known_by(diagnostic, "")._replace(plan="")
    if entry.size is not None:
        return entry
    return entry._replace(entity=f"{diagnostic.id} {message(diagnostic, 'en')}")


def _found(plan: Plan) -> Iterator[tuple[Diagnostic, tuple[Entity, ...]]]:
    """What `check` finds, with the entities that each finding stands on."""
    used: set[int] = set()
    found: list[tuple[Rule, Finding]] = []
    for rule in RULES:
        for finding in rule.check(plan) if rule.check else ():
            if not plan.settings.runs(rule.name, finding.place.file):
                continue
            allowance = _allowance(rule, finding)
            if allowance:
                used.add(id(allowance))
            else:
                found.append((rule, finding))
    paths = plan.paths({id(entity) for _, finding in found for entity in finding.on})
    for rule, finding in found:
        yield _diagnostic(rule, finding, paths, plan.settings), finding.on
    for entity in plan.entities:
        yield from ((diagnostic, (entity,)) for diagnostic in _unused(entity, used))


def _allowance(rule: Rule, finding: Finding) -> Allowance | None:
    return next((allowed for entity in finding.on for allowed in entity.allow if allowed.rule == rule.name), None)


def _settled(diagnostic: Diagnostic, settings: Iterable[Settings], unread: Container[str]) -> Diagnostic | None:
    """A fault of reading, as grave as its plans folder has settled; None where the folder leaves its rule out.

    Nobody can settle a fault for which a file is not read.
    """
    if diagnostic.place.file in unread and diagnostic.severity == "error":
        return diagnostic
    for one in settings:
        if diagnostic.place.under(one.folder):
            if not one.runs(diagnostic.rule, diagnostic.place.file):
                return None
            return diagnostic._replace(severity=one.severity.get(diagnostic.rule, diagnostic.severity))
    return diagnostic


def _wrong_rules(settings: Settings) -> Iterator[Diagnostic]:
    """Rules that are settled, and do not exist or cannot be settled."""
    for rule, place in settings.named:
        values = {"rule": rule}
        if rule not in BY_NAME:
            help = "`clusterkit explain` lists the rules"
            yield Diagnostic("wrong-setting", "error", place, "no rule has the name {rule}", help, values=values)
        elif rule in _UNREAD:
            said = "{rule} is always told: what cannot be read is not checked"
            yield Diagnostic("wrong-setting", "error", place, said, "delete it", values=values)


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


def _unused(entity: Entity, used: set[int]) -> Iterator[Diagnostic]:
    """Acceptances of rules that do not exist, or that found nothing there."""
    for allowed in entity.allow:
        if allowed.rule not in BY_NAME:
            help = "`clusterkit explain` lists the rules"
            yield _of_allowance("unknown-rule", "no rule has the name {rule}", help, allowed, entity)
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
