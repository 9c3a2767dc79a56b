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

PARTS = ("sections", "progress")
"""The folders of a plan's parts."""

SETTINGS = "clusterkit.toml"
"""What a plans folder's settings are called."""

_BY_NAME: dict[str, Kind] = {
    "partners.yaml": "partners",
    "cluster.yaml": "cluster",
    "plan.yaml": "plan",
    "survey.yaml": "survey",
    "actuals.csv": "actuals",
    SETTINGS: "settings",
    "clusterkit.baseline": "settings",
}
_BY_FOLDER: dict[str, Kind] = {"sections": "section", "progress": "progress"}
_OWN = ("plan", "survey", "actuals")
_YEAR = re.compile(r"[0-9]{4}\.yaml")
_LOOKS_LIKE = re.compile(r"(?i)(?:.*\.ya?ml|actuals\.csv)(?:\.txt)?")
"""What a file is called that is one of a plan's, or was meant to be: `waste.yaml.txt`, as Notepad saves it."""

_NOT_OURS = re.compile(r"(?i).*(?:~|\.(?:md|bak|orig|rej|tmp))|desktop\.ini|thumbs\.db")
"""What may stand beside the parts of a plan: notes about them, and what editors and git leave."""

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

    @property
    def tops(self) -> tuple[Path, ...]:
        """The plans folders: those above the clusters."""
        above = [*(one.folder.parent.parent for one in self.plans), *(one.folder.parent for one in self.unplanned)]
        return tuple(dict.fromkeys(above))


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
    if file.parent.name in _BY_FOLDER:
        return _BY_FOLDER[file.parent.name] if is_yaml(file.name) else "stray"
    return _BY_NAME.get(file.name, "stray")


def is_yaml(name: str) -> bool:
    """Whether a file of this name is read as YAML."""
    return name.endswith((".yaml", ".yml"))


def plan_folder(file: Path) -> Path | None:
    """The plan that a file is part of: the folder with a `plan.yaml`, or the one above a plan's own folders."""
    if kind(file) in ("section", "progress"):
        return file.parent.parent
    return file.parent if kind(file) in _OWN or os.path.lexists(file.parent / "plan.yaml") else None


def leads_out(file: Path, tops: Iterable[Path]) -> bool:
    """Whether links lead from a file's place out of its plans folder, or into what git and other programs keep there.

    A file of no plans folder stays in its own.
    """
    top = next((top for top in tops if file.is_relative_to(top)), file.parent)
    real, within = Path(os.path.realpath(file)), Path(os.path.realpath(top))
    if not real.is_relative_to(within):
        return True
    given = file.relative_to(top).parts
    return any(part.startswith(".") and part not in given for part in real.relative_to(within).parts)


def files_in(folder: Path) -> Iterator[str]:
    """Every file in a plans folder that is read, by its path from there."""
    return (file.relative_to(folder).as_posix() for file in _files(folder))


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
        every = _is_part(Path(folder))
        for name in sorted([*names, *(name for name in folders if name.endswith(".yaml"))]):
            if _may_be_ours(name, every):
                yield Path(folder, name)


def _is_part(folder: Path) -> bool:
    """Whether a folder holds sections or reports of a plan, and so nothing else."""
    return folder.name in PARTS and os.path.lexists(folder.parent / "plan.yaml")


def _may_be_ours(name: str, every: bool) -> bool:
    """Whether a file is read, or said to be a stray one; where `every` is, unless it is known to be no part."""
    if name.startswith("."):
        return False
    return bool(_LOOKS_LIKE.fullmatch(name) or (every and not _NOT_OURS.fullmatch(name)))


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
    parts = [file for part in PARTS if (folder / part).is_dir() for file in _files(folder / part)]
    rest = [file for file in (folder / "survey.yaml", folder / "actuals.csv") if os.path.lexists(file)]
    if rest and kind(rest[0]) == "survey":
        above.insert(1, plans / "national" / f"{folder.name}.yaml")
    others = (file for file in sorted(folder.iterdir()) if _may_be_ours(file.name, every=False))
    strays = [file for file in others if kind(file) == "stray" and (is_yaml(file.name) or file.is_file())]
    return PlanFiles(folder, (*(file for file in above if os.path.lexists(file)), *parts, *rest, *strays))
