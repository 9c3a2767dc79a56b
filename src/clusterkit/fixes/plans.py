"""Which files and plans belong together."""

from collections.abc import Iterable

from clusterkit.model.plan import Plan


def is_yaml(file: str) -> bool:
    """Whether a file is one that people write; `actuals.csv` comes from the accounts as it is."""
    return file.endswith((".yaml", ".yml"))


def reading(file: str, plans: Iterable[Plan]) -> list[Plan]:
    """The plans that a file is a part of: the one that it is in, or all that share it."""
    return [plan for plan in plans if _reads(plan, file)]


def beside(file: str, files: Iterable[str], plans: Iterable[Plan]) -> list[str]:
    """The files of all plans that a file is a part of; itself where it is of none."""
    concerned = reading(file, plans)
    return [one for one in files if one == file or any(_reads(plan, one) for plan in concerned)]


def _reads(plan: Plan, file: str) -> bool:
    shared = [entity.places.file for entity in (plan.cluster, *(plan.partners or ())[:1]) if entity]
    return file in shared or file.startswith(f"{plan.folder}/") or (plan.folder == "." and not file.startswith("../"))
