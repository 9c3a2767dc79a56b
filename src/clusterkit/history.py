"""What changed in the plans since a git revision: the entities that are new or not the same as they were."""

import subprocess
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any

from clusterkit.load import load
from clusterkit.model.entity import Entity, Placed
from clusterkit.model.plan import Plan


class NoHistory(Exception):
    """Git cannot say what the plans were: no repository, no such revision. The message is for the person who asked."""


def changed_since(revision: str, plans: Iterable[Plan]) -> frozenset[int]:
    """The `id()` of every entity of the plans that is new, or that says something else than it did at a revision.

    An entity is compared by what it says itself: a section does not change with its tasks. Raises NoHistory.
    """
    return frozenset(id(entity) for plan in plans for entity in _changed(plan, _plan_at(revision, plan)))


def _changed(plan: Plan, before: Plan | None) -> Iterator[Entity]:
    known = {_name(entity, path): _own(entity) for entity, path in before.named()} if before else {}
    for entity, path in plan.named():
        if known.get(_name(entity, path)) != _own(entity):
            yield entity


def _name(entity: Entity, path: str) -> tuple[str, ...]:
    """What an entity is known by in both versions: its id, else where it stands in which file."""
    own = getattr(entity, "id", None)
    kind = type(entity).__name__
    return (kind, str(own)) if own else (kind, *PurePosixPath(entity.places.file).parts[-2:], path)


def _own(entity: Placed) -> dict[str, Any]:
    """What an entity says itself: its values, without the identified entities inside it, and without places."""
    return {
        key: _plain(value)
        for key, value in entity.__dict__.items()
        if key != "places" and not (isinstance(value, tuple) and value and isinstance(value[0], Entity))
    }


def _plain(value: object) -> object:
    if isinstance(value, Placed):
        return _own(value)
    return tuple(map(_plain, value)) if type(value) is tuple else value


def _plan_at(revision: str, plan: Plan) -> Plan | None:
    """A plan as it was at a revision, read from git's own archive of the plans folder; None where it was not there."""
    folder = Path(plan.folder).absolute()
    root = folder.parents[1]
    top = Path(_git(root, "rev-parse", "--show-toplevel").decode().strip())
    if not _there(root, f"{revision}^{{commit}}"):
        raise NoHistory(f"git does not know {revision}")
    inside = root.resolve().relative_to(top.resolve()).as_posix()
    tree = f"{revision}:{'' if inside == '.' else inside}"
    if not _there(root, f"{tree}/{folder.relative_to(root).as_posix()}/plan.yaml".replace(":/", ":")):
        return None
    with tempfile.TemporaryDirectory() as copy:
        with tarfile.open(fileobj=BytesIO(_git(top, "archive", "--format=tar", tree))) as archive:
            archive.extractall(copy, filter="data")
        return next(iter(load([Path(copy, folder.relative_to(root))]).plans), None)


def _there(folder: Path, name: str) -> bool:
    command = ["git", "-C", str(folder), "cat-file", "-e", name]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _git(folder: Path, *words: str) -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(folder), *words], capture_output=True, check=False)
    except OSError as error:
        raise NoHistory(f"git cannot be run: {error.strerror}") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise NoHistory(said[-1] if said else f"git does not know {words[-1]}")
    return done.stdout
