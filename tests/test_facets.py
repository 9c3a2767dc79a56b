"""What a booklet can be narrowed by: each choice has a row, also where that is no task's."""

from pathlib import Path
from typing import Any

from booklets import demo, goals, small
from clusterkit.model.plan import Plan
from clusterkit.reports.booklet import booklet

SOURCES = [{"id": id, "name": name, "kind": "own"} for id, name in (("s", "מקור"), ("r", "אחר"), ("u", "בלי שורות"))]


def _choices(plan: Plan, facet: str, language: str = "") -> list[tuple[str, str, str]]:
    """A facet's choices: their keys, names and languages."""
    found = next((one for one in booklet(plan, language).facets if one.key == facet), None)
    return [(choice.key, *choice.name) for _, choices in (found.groups if found else ()) for choice in choices]


def _keys(plan: Plan, facet: str) -> list[str]:
    return [key for key, _, _ in _choices(plan, facet)]


def test_sources_of_lines_on_a_goal_and_on_a_section_are_offered(tmp_path: Path) -> None:
    section: dict[str, Any] = {"budget": [{"amount": "5", "source": "s"}], "goals": goals()}
    section["goals"][0]["budget"] = [{"amount": "7", "source": "r"}]
    assert _keys(small(tmp_path, section, sources=SOURCES), "source") == ["source:s", "source:r"]


def test_the_period_of_a_line_on_a_section_is_offered_after_those_of_tasks(tmp_path: Path) -> None:
    line = {"amount": "5", "source": "s", "period": "2026-Q3"}
    section = {"budget": [line], "goals": goals(schedule=["2026-Q1"])}
    plan = small(tmp_path, section, sources=SOURCES)
    assert _keys(plan, "period") == ["period:2026-Q1", "period:2026-Q3"]
    (part,) = booklet(plan).parts
    assert part.lines
    assert part.lines.rows[0].keys == ("source:s", "period:2026-Q3")


def test_an_owner_is_named_in_one_language() -> None:
    vacant = next(person.id for person in demo().people.values() if person.vacant)
    in_hebrew, in_english = (
        {key: (name, tongue) for key, name, tongue in _choices(demo(), "owner", language)}[f"owner:{vacant}"]
        for language in ("he", "en")
    )
    assert in_hebrew == ("מנהל/ת נתונים ודיגיטציה (טרם אויש)", "")
    assert in_english == ("מנהל/ת נתונים ודיגיטציה", "he")
