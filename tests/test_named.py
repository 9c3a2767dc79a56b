"""A name where an id belongs: the help is the id that was meant."""

from pathlib import Path

import pytest

from clusterkit.messages import advice
from clusterkit.validate import validate

CLUSTER = """id: c
name: אשכול
staff:
  - {id: moran, name: מורן}
  - {id: lead, post: 'רכז/ת תכנון'}
"""
PARTNERS = "partners:\n  - {id: moin, name: {he: משרד הפנים, ar: وزارة الداخلية}, aliases: [הפנים], kind: ministry}\n"
PLAN = 'title: תוכנית\nyear: 2026\nsources:\n  - {id: waste, name: תב"ר תוכנית פסולת, kind: tabar}\n'
SECTION = "id: s\ntitle: פרק\ngoals:\n  - {{id: g, title: יעד, tasks: [{{id: t, title: משימה, {task}}}]}}\n"

WRITTEN = [
    ("owner: מורן", "did you mean moran?"),
    ("owner: [רכז/ת תכנון]", "did you mean lead?"),
    ("funders: [משרד הפנים]", "did you mean moin?"),
    ("funders: [משרד־הפנים]", "did you mean moin?"),
    ("funders: [وزارة الداخلية]", "did you mean moin?"),
    ("funders: [הפנים]", "did you mean moin?"),
    ("budget: [{source: תב״ר תכנית פסולת}]", "did you mean waste?"),
    ("budget: [{source: תַב״ר תוכנית  פסולת}]", "did you mean waste?"),
    ("owner: הדס", "use a-z, 0-9 and single hyphens, such as w-12"),
    ("owner: Moran", "use a-z, 0-9 and single hyphens, such as w-12"),
]


@pytest.mark.parametrize(("task", "expected"), WRITTEN)
def test_the_id_of_a_name_is_told(task: str, expected: str, tmp_path: Path) -> None:
    year = tmp_path / "c" / "2026"
    (year / "sections").mkdir(parents=True)
    (tmp_path / "partners.yaml").write_text(PARTNERS, encoding="utf-8")
    (tmp_path / "c" / "cluster.yaml").write_text(CLUSTER, encoding="utf-8")
    (year / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (year / "sections" / "10.yaml").write_text(SECTION.format(task=task), encoding="utf-8")
    found = [one for one in validate([tmp_path]).diagnostics if one.rule == "wrong-value"]
    assert [advice(one, "en") for one in found] == [expected]
