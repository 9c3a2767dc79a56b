"""What the tests of booklets share: the demo plan, and small plans written for one test."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from clusterkit.load import load
from clusterkit.model.plan import Plan

ROOT = Path(__file__).resolve().parents[1]


@cache
def demo() -> Plan:
    """The invented plan that shows everything."""
    (plan,) = load([ROOT / "workplans" / "demo" / "2026"]).plans
    return plan


def small(folder: Path, section: dict[str, Any], language: str = "he", **head: Any) -> Plan:
    """A plan of one section, as a planner could have written it (JSON is YAML)."""
    year = folder / "small" / "2026"
    files = {
        year / "plan.yaml": {"title": "תוכנית", "year": 2026, **head},
        year / "sections" / "10-one.yaml": {"id": "one", "title": "פרק", **section},
        folder / "small" / "cluster.yaml": {"id": "small", "name": "אשכול", "language": language},
    }
    for file, content in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
    found = load([folder])
    assert found.diagnostics == ()
    (plan,) = found.plans
    return plan


def goals(*lines: dict[str, Any], title: str = "משימה", **task: Any) -> list[dict[str, Any]]:
    """A goal with one task that has these budget lines."""
    return [{"id": "g", "title": "יעד", "tasks": [{"id": "t", "title": title, "budget": list(lines), **task}]}]
