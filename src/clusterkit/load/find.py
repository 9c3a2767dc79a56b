"""Which files the paths on the command line mean: a file, a plan, a cluster or a whole tree of plans."""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple

Kind = Literal[
    "partners", "national", "cluster", "plan", "section", "progress", "survey", "actuals", "settings", "stray"
]

SHARED: tuple[Kind, ...] = ("partners", "national", "cluster", "settings")
"""Kinds of file that stand above plans: one named on the command line means every plan below it."""

_BY_NAME: dict[str, Kind] = {
    "partners.yaml": "partners",
    "cluster.yaml": "cluster",
    "plan.yaml": "plan",
    "survey.yaml": "survey",
    "actuals.csv": "actuals",
    "clusterkit.toml": "settings",
    "clusterkit.baseline": "settings",
}
_BY_FOLDER: dict[str, Kind] = {"sections": "section", "progress": "progress"}
_PARTS = ("sections", "progress")
_OWN = ("plan", "survey", "actuals")
_YEAR = re.compile(r"[0-9]{4}\.yaml")
_ELSEWHERE = {".git", ".venv", "node_modules", "build", "templates"}


class PlanFiles(NamedTuple):
    """The files of one plan, in the order in which they are read; each is a path that exists."""

    folder: Path
    files: tuple[Path, ...]


class Selection(NamedTuple):
    """What the given paths mean: plans, clusters that have none yet, files of neither, and paths that do not exist."""

    plans: tuple[PlanFiles, ...]
    unplanned: tuple[PlanFiles, ...]
    strays: tuple[Path, ...]
    missing: tuple[Path, ...]


def find(paths: Iterable[Path]) -> Selection:
    """Every plan that the paths name or hold, each once, in the order of their folders."""
    # Not resolve(): a plan is shown by the path that leads to it, links and all.
    given = [Path(os.path.abspath(path)) for path in paths]  # noqa: PTH100
    files = [file for path in given if os.path.lexists(path) for file in _files(path)]
    shared = [below for file in given if kind(file) in SHARED for below in _files(_shared_by(file))]
    folders = _once(folder for file in (*files, *shared) if (folder := plan_folder(file)))
    plans = tuple(_plan_files(folder) for folder in folders)
    clusters = _once(file.parent for file in (*files, *shared) if kind(file) == "cluster" and not _planned(file.parent))
    unplanned = tuple(_cluster_files(folder) for folder in clusters)
    read = {os.path.realpath(file) for one in (*plans, *unplanned) for file in one.files}
    strays = _once(file for file in files if kind(file) != "settings" and os.path.realpath(file) not in read)
    return Selection(plans, unplanned, strays, tuple(path for path in given if not os.path.lexists(path)))


def kind(file: Path) -> Kind:
    """What a file is, by its name and its folder."""
    if file.parent.name == "national" and _YEAR.fullmatch(file.name):
        return "national"
    return _BY_FOLDER.get(file.parent.name) or _BY_NAME.get(file.name, "stray")


def plan_folder(file: Path) -> Path | None:
    """The plan that a file is part of: the folder with a `plan.yaml`, or the one above a plan's own folders."""
    if kind(file) in ("section", "progress"):
        return file.parent.parent
    return file.parent if kind(file) in _OWN or os.path.lexists(file.parent / "plan.yaml") else None


def show(path: Path) -> str:
    """A path as it is shown: relative to where clusterkit runs, with `/`."""
    return Path(os.path.relpath(path)).as_posix()


def _shared_by(file: Path) -> Path:
    """The folder whose plans share a file."""
    return file.parent.parent if kind(file) == "national" else file.parent


def _once(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Each place on the disk once, however many paths and links lead to it, in order."""
    found = {os.path.realpath(path): path for path in sorted(set(paths), key=show, reverse=True)}
    return tuple(sorted(found.values(), key=show))


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if name not in _ELSEWHERE and not name.startswith("."))
        for name in sorted([*names, *(name for name in folders if name.endswith(".yaml"))]):
            if (name.endswith((".yaml", ".yml")) and not name.startswith(".")) or name == "actuals.csv":
                yield Path(folder, name)


def _planned(cluster: Path) -> bool:
    """Whether a cluster's folder holds a plan, sound or not."""
    return any(plan_folder(file) is not None for file in _files(cluster))


def _cluster_files(folder: Path) -> PlanFiles:
    """The files of a cluster that has no plan yet, the partners' first."""
    files = (folder.parent / "partners.yaml", folder / "cluster.yaml")
    return PlanFiles(folder, tuple(file for file in files if os.path.lexists(file)))


def _plan_files(folder: Path) -> PlanFiles:
    """A plan's own files, before them the cluster's and the partners' that it needs."""
    plans = folder.parent.parent
    above = [plans / "partners.yaml", folder.parent / "cluster.yaml", folder / "plan.yaml"]
    parts = [file for part in _PARTS if (folder / part).is_dir() for file in _files(folder / part)]
    rest = [file for file in (folder / "survey.yaml", folder / "actuals.csv") if os.path.lexists(file)]
    if rest and kind(rest[0]) == "survey":
        above.insert(1, plans / "national" / f"{folder.name}.yaml")
    strays = [file for file in sorted(folder.glob("*.y*ml")) if kind(file) == "stray"]
    return PlanFiles(folder, (*(file for file in above if os.path.lexists(file)), *parts, *rest, *strays))
