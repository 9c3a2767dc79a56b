"""A cluster that has no plan yet is found, read, checked, put right and followed like a plan."""

import subprocess
from contextlib import chdir
from datetime import date
from pathlib import Path

import pytest

from clusterkit.files import write_whole
from clusterkit.fixes import fix
from clusterkit.load import load
from clusterkit.validate import validate

TODAY = date(2026, 11, 1)

PARTNERS = "partners:\n  - {id: tamra, name: טמרה, kind: authority}\n"
NEW = "id: new\nname: אשכול חדש\ncandidates:\n  - {authority: tamra}\n"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Plans of one cluster, and another cluster that has none yet."""
    top = tmp_path / "workplans"
    for file, text in {
        "partners.yaml": PARTNERS,
        "old/cluster.yaml": "id: old\nname: אשכול ותיק\n",
        "old/2026/plan.yaml": "title: תוכנית\nyear: 2026\n",
        "new/cluster.yaml": NEW,
    }.items():
        (top / file).parent.mkdir(parents=True, exist_ok=True)
        write_whole(top / file, text.encode())
    return top


FOUND = [
    # the path              the plans      the clusters without one
    (".", ["old-2026"], ["new"]),
    ("partners.yaml", ["old-2026"], ["new"]),
    ("new", [], ["new"]),
    ("new/cluster.yaml", [], ["new"]),
    ("old", ["old-2026"], []),
    ("old/cluster.yaml", ["old-2026"], []),
    ("old/2026", ["old-2026"], []),
]


@pytest.mark.parametrize(("path", "plans", "unplanned"), FOUND)
def test_a_cluster_without_a_plan_is_found_and_a_plan_is_no_such(
    tree: Path, path: str, plans: list[str], unplanned: list[str]
) -> None:
    with chdir(tree):
        loaded = load([Path(path)])
    assert [plan.id for plan in loaded.plans] == plans
    assert [plan.id for plan in loaded.unplanned] == unplanned
    assert [plan.planned for plan in loaded.everything] == [True] * len(plans) + [False] * len(unplanned)
    assert loaded.diagnostics == ()


def test_a_cluster_without_a_plan_is_read_with_the_partners(tree: Path) -> None:
    with chdir(tree / "new"):
        (new,) = load([Path()]).unplanned
    assert (new.folder, new.folder_name, new.cluster_id) == (".", "new", "new")
    assert new.cluster
    assert [one.authority for one in new.cluster.candidates] == ["tamra"]
    assert set(new.partner_register) == {"tamra"}
    assert new.head not in new.entities


def test_a_plan_that_is_broken_is_still_a_plan(tree: Path) -> None:
    (tree / "new/2027/sections").mkdir(parents=True)
    (tree / "new/2027/sections/10-waste.yaml").write_text("id: w\ntitle: פסולת\n", encoding="utf-8")
    loaded = load([tree])
    assert [plan.id for plan in loaded.unplanned] == []
    assert [one.rule for one in loaded.diagnostics] == ["missing-plan"]


def test_what_is_wrong_with_a_cluster_without_a_plan_is_told_once(tree: Path) -> None:
    text = NEW.replace("id: new", "id: other") + "  - {authority: tamar}\nmembres: []\n"
    (tree / "new/cluster.yaml").write_text(text, encoding="utf-8")
    with chdir(tree):
        found = [(one.rule, one.place.file, one.place.line) for one in validate([Path()], TODAY).diagnostics]
    assert found == [
        ("wrong-folder", "new/cluster.yaml", 1),
        ("unknown-partner", "new/cluster.yaml", 5),
        ("unknown-key", "new/cluster.yaml", 6),
    ]


def test_its_findings_are_settled_and_let_pass_like_a_plans(tree: Path) -> None:
    (tree / "new/cluster.yaml").write_text(NEW + "  - {authority: tamar}\n", encoding="utf-8")
    (tree / "clusterkit.toml").write_text('[severity]\nunknown-partner = "info"\n', encoding="utf-8")
    with chdir(tree):
        (one,) = validate([Path()], TODAY).diagnostics
        assert (one.rule, one.severity) == ("unknown-partner", "info")
        (tree / "clusterkit.baseline").write_text("unknown-partner new/cluster.yaml candidates[1]\n", encoding="utf-8")
        outcome = validate([Path("new")], TODAY)
        assert (outcome.known, outcome.diagnostics) == (1, ())


def test_what_is_safe_is_put_right_in_it(tree: Path) -> None:
    (tree / "new/cluster.yaml").write_text(NEW.replace("אשכול חדש", "אשכול  חדש"), encoding="utf-8")
    with chdir(tree):
        fixed = fix(validate([Path()], TODAY))
    assert {file: one.content.decode() for file, one in fixed.items()} == {"new/cluster.yaml": NEW}


def test_what_changed_in_it_since_a_revision_is_known(tree: Path) -> None:
    def git(*words: str) -> None:
        identity = ["-c", "user.name=a", "-c", "user.email=a@example.invalid"]
        subprocess.run(["git", "-C", str(tree), *identity, *words], check=True, capture_output=True)

    (tree / "new/cluster.yaml").write_text(NEW + "  - {authority: tamar}\n", encoding="utf-8")
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "first")
    with chdir(tree):
        assert [one.rule for one in validate([Path()], TODAY, since="HEAD").diagnostics] == []
        (tree / "new/cluster.yaml").write_text(NEW + "  - {authority: timrat}\n", encoding="utf-8")
        assert [one.rule for one in validate([Path()], TODAY, since="HEAD").diagnostics] == ["unknown-partner"]
