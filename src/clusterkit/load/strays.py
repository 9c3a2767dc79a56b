"""Files that look like a part of a plan, or stand where its parts do, and that nothing reads: what to do with each."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from clusterkit.diagnostics import Diagnostic, Place
from clusterkit.load.find import PARTS, SETTINGS, Selection, is_yaml, kind, show

_ENDING = re.compile(r"(?i)(?:\.ya?ml|\.txt)*$")
_ABOVE = ("partners.yaml", "cluster.yaml")
_OF_A_PLAN = ("plan.yaml", "survey.yaml", "actuals.csv")

_UNREAD = "no plan reads this file"


def stray(file: Path) -> Diagnostic:
    """The finding at a file that no plan reads."""
    place = Place(show(file), 1, 1, 1, 1)
    name = _meant(file)
    if name and os.path.lexists(file.parent / name):
        return _stray(place, _UNREAD, "put what it says into {name}, and delete it", name=name)
    if name:
        return _stray(place, _UNREAD, "rename it to {name}", name=name)
    if _in_part(file):
        return _stray(place, _UNREAD, "only *.yaml files are read here: move it away")
    help = "a plan's own files are plan.yaml, sections/*.yaml and progress/*.yaml: move it there, or away"
    return _stray(place, _UNREAD, help)


def misplaced_settings(selection: Selection) -> Iterator[Diagnostic]:
    """The findings at settings that stand above a plans folder, in a cluster or in a plan, where nothing reads them."""
    said = set(selection.tops)
    for found in (*selection.plans, *selection.unplanned):
        top = next(top for top in selection.tops if found.folder.is_relative_to(top))
        for folder in (top.parent, found.folder.parent, found.folder):
            if folder not in said and (folder / SETTINGS).is_file() and not _holds_clusters(folder):
                place = Place(show(folder / SETTINGS), 1, 1, 1, 1)
                help = "move it to {file}, beside the folders of the clusters"
                yield _stray(place, "nothing reads settings that stand here", help, file=show(top / SETTINGS))
            said.add(folder)


def _holds_clusters(folder: Path) -> bool:
    """Whether a folder is a plans folder: one such may stand in another."""
    return any(found for pattern in ("*/cluster.yaml", "*/*/plan.yaml") for found in folder.glob(pattern))


def _stray(place: Place, message: str, help: str, **values: object) -> Diagnostic:
    return Diagnostic("stray-file", "warning", place, message, help, values=values)


def _meant(file: Path) -> str:
    """The name that a file was meant to have, where it stands; empty where that cannot be told."""
    from difflib import get_close_matches

    stem = _ENDING.sub("", file.name)
    if _in_part(file):
        return f"{stem}.yaml" if stem != file.name or "." not in stem else ""
    if file.parent.name == "national":
        return f"{stem}.yaml" if stem.isdecimal() and len(stem) == 4 else ""
    names = _OF_A_PLAN if os.path.lexists(file.parent / "plan.yaml") or _is_year(file.parent) else _ABOVE
    stems = {name.partition(".")[0]: name for name in names}
    close = get_close_matches(file.name.partition(".")[0].casefold(), stems, 1, 0.8)
    return stems[close[0]] if close and stems[close[0]] != file.name else ""


def _in_part(file: Path) -> bool:
    return file.parent.name in PARTS and not (is_yaml(file.name) and kind(file) == "stray")


def _is_year(folder: Path) -> bool:
    return folder.name.isdecimal() and len(folder.name) == 4
