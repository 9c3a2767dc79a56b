"""What git knows of the plans: the entities that changed since a revision, and the commit that last changed a place."""

import os
import re
import subprocess
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from clusterkit.diagnostics import Place
from clusterkit.load import load
from clusterkit.model.entity import Entity, Placed
from clusterkit.model.plan import Plan

_GIT = ("git", "-c", "safe.bareRepository=explicit")
"""Not the repository that somebody hid among the plans: its settings could name programs for git to run."""

_LAST = ("-c", "core.abbrev=10", "-c", "log.showSignature=false", "log", "-1", "--format=%h %cs%x00%H%x00%P")
_SHORT = 7
_BLAMED = re.compile(rb"([0-9a-f]{40,}) \d+ (\d+)(?: \d+)?")
_Said = tuple[str, str, tuple[tuple[str, object], ...]]
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - the committer's own time is added to it


class Commit(NamedTuple):
    """A commit: its short hash, and the day where it was made. `oldest`: the history here begins with it, cut short."""

    hash: str
    day: date
    oldest: bool = False


class Revision(NamedTuple):
    """The last commit of some files, such as `2f28c23a1b 2026-11-22`, and whether something of them is not committed.

    `unknown`: why git cannot say, and what to do about it; for the person who asked.
    """

    commit: str = ""
    changed: bool = False
    unknown: str = ""


class NoHistory(Exception):
    """Git cannot say what the plans were: no repository, no such revision. The message is for the person who asked."""


def changed(plan: Plan, before: Plan | None) -> frozenset[int]:
    """The `id()` of every entity of a plan that is new, or that says something else than it did before.

    An entity is compared by what it says itself: a section does not change with its tasks. One without an id is known
    by what it says, and by what it stands in: it does not change where others are put before it, or its file is moved.
    """
    known = Counter(said for _, said in _said(before)) if before else Counter[_Said]()
    found = set()
    for entity, said in _said(plan):
        if known[said]:
            known[said] -= 1
        else:
            found.add(id(entity))
    return frozenset(found)


def _said(plan: Plan) -> Iterator[tuple[Entity, _Said]]:
    """Every entity with its kind, the nearest id, and what it says itself."""
    return ((entity, (type(entity).__name__, nearest, _own(entity))) for entity, nearest in plan.held())


def _own(entity: Placed) -> tuple[tuple[str, object], ...]:
    """What an entity says itself: its values, without the identified entities inside it, and without places."""
    return tuple(
        (key, _plain(value))
        for key, value in entity.__dict__.items()
        if key != "places" and not (isinstance(value, tuple) and value and isinstance(value[0], Entity))
    )


def _plain(value: object) -> object:
    if isinstance(value, Placed):
        return _own(value)
    return tuple(map(_plain, value)) if type(value) is tuple else value


def plan_at(revision: str, plan: Plan) -> Plan | None:
    """A plan as it was at a revision, under the settings and the day of now; None where it was not there.

    It is read from git's own archive of the plans folder. Raises NoHistory.
    """
    import tarfile

    folder = Path(plan.folder).absolute()
    root = folder.parents[int(plan.planned)]
    top = Path(_git(root, "rev-parse", "--show-toplevel").decode().strip())
    if not _there(root, f"{revision}^{{commit}}"):
        raise NoHistory(f"git does not know {revision}")
    inside = root.resolve().relative_to(top.resolve()).as_posix()
    tree = f"{revision}:{'' if inside == '.' else inside}"
    file = folder.relative_to(root) / ("plan.yaml" if plan.planned else "cluster.yaml")
    if not _there(root, f"{tree}/{file.as_posix()}".replace(":/", ":")):
        return None
    with tempfile.TemporaryDirectory() as copy:
        with tarfile.open(fileobj=BytesIO(_git(top, "archive", "--format=tar", tree))) as archive:
            archive.extractall(copy, filter="data")
        before = next(iter(load([Path(copy, folder.relative_to(root))], plan.as_of).everything), None)
    return before and replace(before, settings=plan.settings._replace(folder=before.settings.folder))


def _there(folder: Path, name: str) -> bool:
    command = [*_GIT, "-C", str(folder), "cat-file", "-e", name]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _git(folder: Path, *words: str) -> bytes:
    try:
        done = subprocess.run([*_GIT, "-C", str(folder), *words], capture_output=True, check=False)
    except OSError as error:
        raise NoHistory(f"git cannot be run: {error.strerror}") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise NoHistory(said[-1] if said else f"git does not know {words[-1]}")
    return done.stdout


def revision(folder: Path) -> Callable[[], Revision]:
    """The state of a plan's files: its own, its cluster's, the register of partners, and the plans' own templates.

    Git is asked at once, and its answer waited for when it is called for. Outside of git there is nothing to say.
    """
    plan = Path(os.path.abspath(folder))  # noqa: PTH100 - what stands above a plan is above the path that leads to it
    top = next((one for one in (plan.resolve(), *plan.resolve().parents) if (one / ".git").exists()), None)
    if top is None:
        return Revision
    plans = plan.parent.parent
    above = (plan.parent / "cluster.yaml", plans / "partners.yaml", plans / "templates")
    files = [str(file) for one in (plan, *above) if (file := one.resolve()).is_relative_to(top)]
    try:
        asked = [
            subprocess.Popen(
                [*_GIT, "-C", str(top), "--literal-pathspecs", *question, "--", *files],
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
            )
            for question in (_LAST, ("status", "--porcelain", "--untracked-files=normal"))
        ]
    except OSError:
        return lambda: Revision(unknown="git is not there: install it, or put it in PATH")

    def answer() -> Revision:
        (last, _), (status, refused) = (one.communicate() for one in asked)
        return Revision(unknown=_refusal(refused)) if asked[1].returncode else _revision(last, bool(status), top)

    return answer


def _revision(last: bytes, changed: bool, top: Path) -> Revision:
    """What git says of the last commit: its short hash and day, its hash, its parents."""
    if not last:
        return Revision("", changed)
    short, name, parents = last.decode().rstrip("\n").split("\0")
    if not parents and name in _cut(top):
        return Revision(unknown="this clone is cut short: git fetch --unshallow (in CI, fetch-depth: 0)")
    return Revision(short, changed)


def _refusal(said: bytes) -> str:
    """Why git does not answer, and the command with which it would."""
    lines = [line.strip() for line in said.decode("utf-8", "replace").splitlines()]
    return ": ".join([*lines[:1], *(line for line in lines if line.startswith("git config "))]).removeprefix("fatal: ")


def last_changed(places: Iterable[Place]) -> dict[Place, Commit | None]:
    """For each place, the newest commit that changed a text line of it; None where one is not committed yet.

    Places that git cannot tell of are left out: there is no git, no repository, or the file is not tracked.
    """
    by_file: dict[str, list[Place]] = defaultdict(list)
    for place in dict.fromkeys(places):
        by_file[place.file].append(place)
    found: dict[Place, Commit | None] = {}
    for name, inside in by_file.items():
        try:
            found.update(_last_changed(Path(os.path.realpath(name)), inside))
        except (NoHistory, OSError):
            continue
    return found


def _last_changed(file: Path, places: Sequence[Place]) -> Iterator[tuple[Place, Commit | None]]:
    text = file.read_bytes().split(b"\n")
    last = {place: _last_line(text, place) for place in places}
    ranges = [f"-L{place.line},{last[place]}" for place in places]
    blamed = _git(file.parent, "blame", "--porcelain", "--root", *ranges, "--", file.name)
    hashes, times = _read_blame(blamed)
    cut = _cut(file.parent)
    for place in places:
        found = {hashes[line] for line in range(place.line, last[place] + 1)}
        newest = max(found, key=lambda name: (not name.strip("0"), times[name], name))
        yield place, _commit(newest, times[newest], cut) if newest.strip("0") else None


def _last_line(text: Sequence[bytes], place: Place) -> int:
    """The last line of a place that says something: a block ends where the next thing begins, after blanks, remarks."""
    line = min(place.end_line, len(text))
    begun = text[line - 1].decode("utf-8", "replace")[: place.end_column - 1]
    line -= line == place.end_line and not begun.strip()
    while line > place.line and (not text[line - 1].strip() or text[line - 1].strip().startswith(b"#")):
        line -= 1
    return max(line, place.line)


def _read_blame(blamed: bytes) -> tuple[dict[int, str], dict[str, tuple[int, str]]]:
    """The hash of every line, by its number, and every hash's time: seconds, and the committer's time zone."""
    hashes: dict[int, str] = {}
    times: dict[str, tuple[int, str]] = {}
    name, seconds = "", 0
    for line in blamed.split(b"\n"):
        if match := _BLAMED.fullmatch(line):
            name = match[1].decode()
            hashes[int(match[2])] = name
        elif line.startswith(b"committer-time "):
            seconds = int(line.split()[1])
        elif line.startswith(b"committer-tz "):
            times[name] = seconds, line.split()[1].decode()
    return hashes, times


def _commit(name: str, time: tuple[int, str], cut: frozenset[str]) -> Commit:
    seconds, zone = time
    minutes = int(f"{zone[0]}1") * (int(zone[1:-2]) * 60 + int(zone[-2:]))
    day = (_EPOCH + timedelta(seconds=seconds, minutes=minutes)).date()
    return Commit(name[:_SHORT], day, name in cut)


def _cut(folder: Path) -> frozenset[str]:
    """The commits where a shallow clone's history is cut off: what was changed before them is blamed on them."""
    file = folder / os.fsdecode(_git(folder, "rev-parse", "--git-path", "shallow").rstrip(b"\n"))
    return frozenset(file.read_text(encoding="ascii").split()) if file.is_file() else frozenset()
