"""A tree of plans as tests of loading need it, and what was found in one."""

from pathlib import Path

from clusterkit.load import Loaded

PARTNERS = "partners:\n  - {id: moin, name: משרד הפנים, kind: ministry}\n"
CLUSTER = "id: {}\nname: אשכול\nstaff:\n  - {{id: moran, name: מורן}}\n"
PLAN = "title: תוכנית עבודה\nyear: {}\nsources:\n  - {{id: regular, name: תקציב שוטף, kind: regular}}\n"
SECTION = (
    "id: {0}\ntitle: נושא\ngoals:\n  - id: {0}-g\n    title: יעד\n    tasks:\n"
    "      - {{id: {0}-1, title: משימה, owner: moran, funders: [moin]}}\n"
)


def write(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())
    return file


def grow(tmp_path: Path) -> Path:
    """A tree of plans: a/2025, a/2026 and b/2026, sound, with everything but actuals."""
    top = tmp_path / "workplans"
    write(top / "partners.yaml", PARTNERS)
    for cluster, year in (("a", 2025), ("a", 2026), ("b", 2026)):
        write(top / cluster / "cluster.yaml", CLUSTER.format(cluster))
        folder = top / cluster / str(year)
        write(folder / "plan.yaml", PLAN.format(year))
        write(folder / "sections/10-water.yaml", SECTION.format("w"))
        write(folder / "sections/20-energy.yaml", SECTION.format("e"))
        write(folder / f"progress/{year}-Q1.yaml", f"period: {year}-Q1\ntasks:\n  - {{task: w-1, state: done}}\n")
    return top


def ids(loaded: Loaded) -> list[str]:
    return [plan.id for plan in loaded.plans]


def rules(loaded: Loaded) -> list[tuple[str, str]]:
    return sorted((one.rule, Path(one.place.file).name) for one in loaded.diagnostics)


EVERY = ["a-2025", "a-2026", "b-2026"]
"""The plans of the tree."""
