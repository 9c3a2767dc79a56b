"""A file says one thing and its place says another: the year, the cluster or the period.

Why: folders are how people and programs find a plan. A plan for 2026 in the folder 2025 is taken for last year's.

Fix: correct the value, or move the file.

Example:
    # workplans/demo/2026/plan.yaml
    year: 2025      # wrong-folder

Source: clusterkit, the layout of a plan (docs/planner.md).
"""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from clusterkit.model.fields import UNNAMED
from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding

name = "wrong-folder"
severity: Final = "error"


def check(plan: Plan) -> Iterator[Finding]:
    """The plan's and the survey's year, the cluster's id and each report's period are those of their folder or file."""
    if plan.register_read and str(plan.head.year) != plan.folder_name:
        place = plan.head.places.of("year")
        values = {"says": plan.head.year, "folder": plan.folder_name}
        yield Finding(
            place, (plan.head,), "the year is {says} and the folder {folder}", "correct one of them", values=values
        )
    if plan.survey and str(plan.survey.year) != plan.folder_name:
        place = plan.survey.places.of("year")
        values = {"says": plan.survey.year, "folder": plan.folder_name}
        yield Finding(
            place, (plan.survey,), "the year is {says} and the folder {folder}", "correct one of them", values=values
        )
    if plan.national and str(plan.national.year) != PurePosixPath(plan.national.places.file).stem:
        place = plan.national.places.of("year")
        values = {"says": plan.national.year, "file": PurePosixPath(place.file).stem}
        yield Finding(
            place, (plan.national,), "the year is {says} and the file {file}", "correct one of them", values=values
        )
    if plan.cluster and plan.cluster.id not in (plan.cluster_id, UNNAMED):
        place = plan.cluster.places.of("id")
        values = {"says": plan.cluster.id, "folder": plan.cluster_id}
        yield Finding(
            place,
            (plan.cluster,),
            "the cluster is {says} and the folder {folder}",
            "correct one of them",
            values=values,
        )
    for progress in plan.progress:
        file = PurePosixPath(progress.places.file).stem
        if str(progress.period) != file:
            place = progress.places.of("period")
            values = {"says": str(progress.period), "file": file}
            yield Finding(
                place, (progress,), "the period is {says} and the file {file}", "correct one of them", values=values
            )
