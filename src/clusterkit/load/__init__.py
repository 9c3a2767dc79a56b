"""Folders of plans to `Plan` values, with a diagnostic for everything that could not be read."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from clusterkit.diagnostics import Diagnostic, Place, Places
from clusterkit.load.accounts import read_actuals
from clusterkit.load.find import PlanFiles, find, is_yaml, kind, show
from clusterkit.load.read import Reading
from clusterkit.load.settings import read_settings
from clusterkit.load.strays import misplaced_settings, stray
from clusterkit.model.body import Cluster, Partners
from clusterkit.model.plan import Plan
from clusterkit.model.progress import Progress
from clusterkit.model.settings import Settings
from clusterkit.model.work import Section
from clusterkit.model.year import PlanHead
from clusterkit.nodes import PLACES

if TYPE_CHECKING:
    from clusterkit.model.survey import National, Survey


class Loaded(NamedTuple):
    """The plans that were read, what is wrong with their files, and every file's bytes by its shown path.

    `unread` are the files of which nothing could be used; `missing` the given paths that do not exist. `unplanned` are
    the clusters that have no plan yet, each as a Plan that is not `planned`; `everything` is the plans and these.
    """

    plans: tuple[Plan, ...]
    diagnostics: tuple[Diagnostic, ...]
    contents: dict[str, bytes]
    unread: frozenset[str]
    missing: tuple[str, ...]
    unplanned: tuple[Plan, ...] = ()

    @property
    def everything(self) -> tuple[Plan, ...]:
        """The plans, and the clusters that have none yet."""
        return (*self.plans, *self.unplanned)


class _Loader:
    """Reads each shared file once, however many plans need it."""

    def __init__(self, as_of: date | None, tops: tuple[Path, ...]) -> None:
        self.reading = Reading(tops)
        self.as_of = as_of
        self._settings: dict[Path, Settings] = {}
        self._shared: dict[Path, Any] = {}

    def plan(self, found: PlanFiles) -> Plan:
        by_kind: dict[str, list[Path]] = {}
        for file in found.files:
            by_kind.setdefault(kind(file), []).append(file)
        head = self._head(found.folder, by_kind.get("plan", []))
        partners = self._once(by_kind.get("partners", []), Partners)
        for file in by_kind.get("stray", []):
            self.stray(file)
        sections = self._all(by_kind.get("section", []), Section)
        national = self._national(by_kind.get("national", []))
        return Plan(
            folder=show(found.folder),
            folder_name=found.folder.resolve().name,
            cluster_id=found.folder.resolve().parent.name,
            head=head or _unread_head(found.folder),
            register_read=head is not None,
            cluster=self._once(by_kind.get("cluster", []), Cluster),
            partners=partners.partners if partners else None,
            sections_read=len(sections) == len(by_kind.get("section", [])),
            sections=sections,
            progress=self._all(by_kind.get("progress", []), Progress),
            survey=self._survey(by_kind.get("survey", [])),
            national=national,
            surveys=self._surveys(found.folder, national),
            settings=self.settings(found.folder.parent.parent),
            as_of=self.as_of,
            actuals=tuple(row for file in by_kind.get("actuals", []) for row in read_actuals(self.reading, file)),
        )

    def unplanned(self, found: PlanFiles) -> Plan:
        """A cluster that has no plan yet."""
        by_kind = {kind(file): [file] for file in found.files}
        partners = self._once(by_kind.get("partners", []), Partners)
        name = found.folder.resolve().name
        return Plan(
            folder=show(found.folder),
            folder_name=name,
            cluster_id=name,
            head=_unread_head(found.folder),
            register_read=False,
            cluster=self._once(by_kind.get("cluster", []), Cluster),
            partners=partners.partners if partners else None,
            settings=self.settings(found.folder.parent),
            as_of=self.as_of,
            planned=False,
        )

    def settings(self, folder: Path) -> Settings:
        """A plans folder's settings, read once."""
        key = folder.resolve()
        if key not in self._settings:
            self._settings[key] = read_settings(self.reading, folder)
        return self._settings[key]

    def stray(self, file: Path) -> None:
        """A file that no plan reads: what is wrong with it as YAML, and that it stands in the wrong place."""
        models: dict[str, Any] = {"partners": Partners, "cluster": Cluster}
        if kind(file) == "national":
            self._national([file])
        elif kind(file) in models:
            self._once([file], models[kind(file)])
        elif not is_yaml(file.name) or self.reading.nodes(file) is not None:
            self.reading.diagnostics.append(stray(file))

    def _survey(self, files: list[Path]) -> "Survey | None":
        """A survey; most plans have none, and its model is loaded for those that do."""
        if not files:
            return None
        from clusterkit.model.survey import Survey

        found: Survey | None = self._once(files, Survey)
        return found

    def _national(self, files: list[Path]) -> "National | None":
        if not files:
            return None
        from clusterkit.model.survey import National

        found: National | None = self._once(files, National)
        return found

    def _surveys(self, folder: Path, national: "National | None") -> "dict[str, Survey | None]":
        """The surveys of the clusters that the year's national file names, by cluster; None for an unreadable one."""
        clusters = national.clusters if national else ()
        files = {id: folder.parent.parent / id / folder.name / "survey.yaml" for id in clusters}
        return {id: self._survey([file]) for id, file in files.items() if file.is_file()}

    def _head(self, folder: Path, files: list[Path]) -> PlanHead | None:
        if not files:
            place = Place(show(folder / "plan.yaml"), 1, 1, 1, 1)
            self.reading.unread.add(place.file)
            self.reading.diagnostics.append(
                Diagnostic(
                    "missing-plan",
                    "error",
                    place,
                    "the plan has no plan.yaml",
                    "write one with at least its title and year",
                )
            )
            return None
        return self.reading.model(files[0], PlanHead)

    def _once(self, files: list[Path], model: Any) -> Any:
        if not files:
            return None
        key = files[0].resolve()
        if key not in self._shared:
            self._shared[key] = self.reading.model(files[0], model)
        return self._shared[key]

    def _all(self, files: list[Path], model: Any) -> tuple[Any, ...]:
        return tuple(found for file in files if (found := self.reading.model(file, model)) is not None)


def load(paths: Iterable[Path], as_of: date | None = None) -> Loaded:
    """Read every plan that the paths name or hold, as of a day; nothing that a user wrote raises."""
    selection = find(list(paths))
    loader = _Loader(as_of, selection.tops)
    plans = tuple(loader.plan(found) for found in selection.plans)
    unplanned = tuple(loader.unplanned(found) for found in selection.unplanned)
    for file in selection.strays:
        loader.stray(file)
    reading = loader.reading
    reading.diagnostics += misplaced_settings(selection)
    return Loaded(
        plans,
        tuple(reading.diagnostics),
        reading.contents,
        frozenset(reading.unread),
        tuple(show(path) for path in selection.missing),
        unplanned,
    )


def _unread_head(folder: Path) -> PlanHead:
    """A stand-in for a plan.yaml that cannot be read: the year is the folder's name."""
    name = folder.resolve().name
    places = Places(show(folder / "plan.yaml"), (0, 0, 0, 0))
    return PlanHead(**{PLACES: places, "title": "?", "year": name if name.isdecimal() and name.isascii() else "0"})
