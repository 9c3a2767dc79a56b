"""Which files of a tree are read: links, names that are not quite right, files and folders in the wrong place."""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from clusterkit.formats.findings import FINDINGS
from clusterkit.load import load
from clusterkit.messages import advice
from clusterkit.validate import validate
from trees import EVERY, PARTNERS, grow, ids, rules, write


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A tree of plans."""
    return grow(tmp_path)


def test_links_are_followed_once_and_broken_ones_told(tree: Path) -> None:
    (tree / "a/2026/sections/loop").symlink_to(tree)
    (tree / "again").symlink_to(tree / "a")
    (tree / "a/2026/sections/30-old.yaml").symlink_to("nowhere.yaml")
    (tree / "a/2026/sections/40-self.yaml").symlink_to("40-self.yaml")
    loaded = load([tree, tree / "again"])
    assert ids(loaded) == EVERY
    assert rules(loaded) == [("unreadable-file", "30-old.yaml"), ("unreadable-file", "40-self.yaml")]


@pytest.mark.parametrize("target", ["../outside", "workplans/.git", "workplans/.git/config.yaml"])
@pytest.mark.parametrize("link", ["notes.yaml", "a/cluster.yaml", "a/2026/30-x.yaml", "a/2026/sections/30-x.yaml"])
def test_no_line_of_a_file_elsewhere_is_shown(tree: Path, target: str, link: str) -> None:
    for secret in (tree.parent / "../outside", tree / ".git/config.yaml"):
        write(secret, "token: [SECRET\n")
    (tree / link).unlink(missing_ok=True)
    (tree / link).symlink_to(tree.parent / target)
    for given in [tree] if (tree / link).is_dir() else [tree, tree / link]:
        outcome = validate([given])
        assert "unreadable-file" in {one.rule for one in outcome.diagnostics}
        assert "SECRET" not in FINDINGS["text"](outcome, "en", False)


def test_the_parts_of_a_plan_are_not_read_from_a_folder_elsewhere(tree: Path) -> None:
    shutil.move(tree / "a/2026/sections", tree.parent / "elsewhere")
    (tree / "a/2026/sections").symlink_to(tree.parent / "elsewhere")
    loaded = load([tree])
    assert [plan.sections for plan in loaded.plans if plan.id == "a-2026"] == [()]
    assert rules(loaded) == [("unreadable-file", "10-water.yaml"), ("unreadable-file", "20-energy.yaml")]


NAMES = [
    # saved as                         what to do
    ("a/2026/sections/30-x.yaml.txt", "rename it to 30-x.yaml"),
    ("a/2026/sections/30-x.YAML", "rename it to 30-x.yaml"),
    ("a/2026/sections/30-x", "rename it to 30-x.yaml"),
    ("a/2026/sections/10-water.txt", "put what it says into 10-water.yaml, and delete it"),
    ("a/2026/sections/30-x.docx", "only *.yaml files are read here: move it away"),
    ("a/2026/progress/2026-Q2.yaml.txt", "rename it to 2026-Q2.yaml"),
    ("a/2026/survey.yml", "rename it to survey.yaml"),
    ("a/2026/actuals.csv.txt", "rename it to actuals.csv"),
    ("a/2026/plans.yaml", "put what it says into plan.yaml, and delete it"),
    ("new/cluster.yml", "rename it to cluster.yaml"),
    ("new/clusters.yaml", "rename it to cluster.yaml"),
    ("new/Cluster.yaml.txt", "rename it to cluster.yaml"),
    ("partner.yaml", "put what it says into partners.yaml, and delete it"),
    ("national/2026.yml", "rename it to 2026.yaml"),
]


@pytest.mark.parametrize(("name", "advised"), NAMES)
def test_a_part_of_a_plan_with_a_name_that_is_not_read_is_told(tree: Path, name: str, advised: str) -> None:
    write(tree / name, "id: x\ntitle: נושא\n")
    for given in (tree, (tree / name).parent):
        assert [(one.rule, advice(one, "en")) for one in load([given]).diagnostics] == [("stray-file", advised)]


@pytest.mark.parametrize("name", ["README.md", ".gitkeep", ".30-x.yaml.swp", "10-water.yaml~", "10-water.yaml.orig"])
def test_what_may_stand_beside_sections_is_not_told(tree: Path, name: str) -> None:
    write(tree / "a/2026/sections" / name, "id: x\n")
    assert load([tree]).diagnostics == ()


def test_a_folder_with_the_name_of_a_file_is_told(tree: Path) -> None:
    for name in ("a/2026/sections/30-x.yaml", "b/2025/plan.yaml", "c/cluster.yaml", "d.yaml", "a/2025/actuals.csv"):
        (tree / name).mkdir(parents=True)
    loaded = load([tree])
    told = {one.place.file.split("workplans/")[1] for one in loaded.diagnostics if one.rule == "unreadable-file"}
    assert told == {"a/2026/sections/30-x.yaml", "b/2025/plan.yaml", "c/cluster.yaml", "d.yaml", "a/2025/actuals.csv"}


def test_a_file_that_no_plan_reads_is_told_once(tree: Path) -> None:
    write(tree / "a/2026/30-stray.yaml", "a: b\n")
    write(tree / "a/2026/sections/deep/30-deep.yaml", "a: b\n")
    write(tree / "notes.yml", "a: b\n")
    write(tree / "lonely/partners.yaml", PARTNERS)
    expected = Counter([("stray-file", "30-stray.yaml"), ("stray-file", "30-deep.yaml"), ("stray-file", "notes.yml")])
    assert Counter(rules(load([tree]))) == expected
