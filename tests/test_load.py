"""Which files a path means, and that what is wrong with one of them hides nothing of the others."""

import shutil
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path

import pytest

from clusterkit.load import load
from clusterkit.messages import advice, message
from clusterkit.validate import validate
from trees import CLUSTER, EVERY, PARTNERS, PLAN, SECTION, grow, ids, rules, write

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A tree of plans."""
    return grow(tmp_path)


SELECTIONS = [
    # from               the path                           means
    (".", ["workplans"], EVERY),
    ("workplans", ["."], EVERY),
    ("workplans", ["../workplans"], EVERY),
    ("workplans/b", [".."], EVERY),
    ("workplans", ["partners.yaml"], EVERY),
    ("workplans", ["a"], EVERY[:2]),
    ("workplans", ["a/"], EVERY[:2]),
    ("workplans/a", ["."], EVERY[:2]),
    ("workplans", ["a/cluster.yaml"], EVERY[:2]),
    ("workplans/a", ["cluster.yaml"], EVERY[:2]),
    ("workplans", ["a/2026"], ["a-2026"]),
    ("workplans/a", ["2026"], ["a-2026"]),
    ("workplans/a/2026", ["."], ["a-2026"]),
    ("workplans/a/2026", ["plan.yaml"], ["a-2026"]),
    ("workplans/a/2026", ["sections"], ["a-2026"]),
    ("workplans/a/2026", ["sections/10-water.yaml"], ["a-2026"]),
    ("workplans/a/2026/sections", ["."], ["a-2026"]),
    ("workplans/a/2026/sections", ["10-water.yaml"], ["a-2026"]),
    ("workplans/a/2026", ["progress"], ["a-2026"]),
    ("workplans/a/2026/progress", ["2026-Q1.yaml"], ["a-2026"]),
    ("workplans/b/2026", ["../../a/2026"], ["a-2026"]),
    ("workplans", ["b", "a/2025"], ["a-2025", "b-2026"]),
    ("workplans", ["a", "a/2026/plan.yaml", "../workplans/a", "."], EVERY),
]  # fmt: skip


@pytest.mark.parametrize(("where", "paths", "expected"), SELECTIONS)
def test_a_path_means_the_plans_that_it_names_or_holds(
    tree: Path, where: str, paths: list[str], expected: list[str]
) -> None:
    with chdir(tree.parent / where):
        outcome = validate(map(Path, paths))
    assert ids(outcome.loaded) == expected
    assert [one for one in outcome.diagnostics if one.severity == "error"] == []


@pytest.mark.parametrize(("where", "paths", "expected"), SELECTIONS)
def test_a_plan_is_read_with_its_cluster_and_the_partners(
    tree: Path, where: str, paths: list[str], expected: list[str]
) -> None:
    with chdir(tree.parent / where):
        loaded = load(map(Path, paths))
    assert [(plan.id, plan.folder_name, len(plan.sections), len(plan.progress)) for plan in loaded.plans] == [
        (name, name[2:], 2, 1) for name in expected
    ]
    assert all(plan.cluster and plan.partners for plan in loaded.plans)


def test_an_absolute_path_is_shown_relative(tree: Path) -> None:
    with chdir(tree):
        loaded = load([tree / "a/2026"])
    assert ids(loaded) == ["a-2026"]
    assert sorted(loaded.contents) == [
        "a/2026/plan.yaml",
        "a/2026/progress/2026-Q1.yaml",
        "a/2026/sections/10-water.yaml",
        "a/2026/sections/20-energy.yaml",
        "a/cluster.yaml",
        "partners.yaml",
    ]


def test_a_missing_path_is_told_and_hides_nothing(tree: Path) -> None:
    with chdir(tree):
        loaded = load([Path("c"), Path("a/2026"), Path("a/2027/plan.yaml")])
    assert (ids(loaded), loaded.missing) == (["a-2026"], ("c", "a/2027/plan.yaml"))


def test_an_empty_folder_holds_nothing(tmp_path: Path) -> None:
    loaded = load([tmp_path])
    assert (loaded.plans, loaded.diagnostics, loaded.contents, loaded.missing) == ((), (), {}, ())


def test_a_file_that_plans_share_is_read_once_and_its_faults_told_once(tree: Path) -> None:
    write(tree / "partners.yaml", PARTNERS + "  - {id: mof}\n")
    write(tree / "a/cluster.yaml", CLUSTER.format("a") + "colour: green\n")
    loaded = load([tree])
    assert rules(loaded) == [
        ("missing-key", "partners.yaml"),
        ("missing-key", "partners.yaml"),
        ("unknown-key", "cluster.yaml"),
    ]
    first, second, third = loaded.plans
    assert first.partners is second.partners is third.partners
    assert first.cluster is second.cluster is not third.cluster


@pytest.mark.parametrize("broken", ["title: [", "", "&x a: b\n", "- a\n", "\x00", "title: {he: [a]}\n"])
def test_one_broken_file_does_not_hide_the_others(tree: Path, broken: str) -> None:
    write(tree / "a/2026/sections/10-water.yaml", broken)
    write(tree / "a/2026/sections/20-energy.yaml", SECTION.format("e").replace("owner", "onwer"))
    write(tree / "b/2026/plan.yaml", PLAN.format(2027))
    found = validate([tree])
    assert {Path(one.place.file).name for one in found.diagnostics} >= {"10-water.yaml", "20-energy.yaml", "plan.yaml"}
    assert ids(found.loaded) == ["a-2025", "a-2026", "b-2027"]


def test_a_broken_plan_file_keeps_its_sections(tree: Path) -> None:
    write(tree / "a/2026/plan.yaml", "title: [")
    loaded = load([tree / "a/2026"])
    (plan,) = loaded.plans
    assert (plan.id, plan.register_read, len(plan.sections)) == ("a-2026", False, 2)
    assert rules(loaded) == [("yaml-syntax", "plan.yaml")]


@pytest.mark.parametrize("edit", [lambda text: "\ufeff" + text, lambda text: text.replace("\n", "\r\n")])
def test_a_mark_of_order_and_windows_line_ends_change_nothing(tree: Path, edit: Callable[[str], str]) -> None:
    csv = "date,source,kind,amount\n2026-03-01,regular,payment,10\n2026-03-02,regular,paid,10\n"
    write(tree / "a/2026/actuals.csv", csv)
    before = [(one.rule, one.place) for one in validate([tree]).diagnostics]
    for file in tree.rglob("*.*"):
        write(file, edit(file.read_text(encoding="utf-8")))
    after = validate([tree])
    assert [(one.rule, one.place) for one in after.diagnostics] == before
    assert [one.place.line for one in after.diagnostics if one.place.file.endswith("actuals.csv")] == [3]
    assert [len(plan.actuals) for plan in after.loaded.plans] == [0, 1, 0]


def test_a_register_alone_is_checked(tmp_path: Path) -> None:
    write(tmp_path / "partners.yaml", PARTNERS + "  - {id: mof}\n")
    write(tmp_path / "c/cluster.yaml", "id: c\nnmae: אשכול\n")
    loaded = load([tmp_path])
    assert loaded.plans == ()
    assert {rule for rule, _ in rules(loaded)} == {"missing-key", "unknown-key"}


def test_some_of_a_plan_is_enough(tmp_path: Path) -> None:
    write(tmp_path / "c/2026/plan.yaml", PLAN.format(2026))
    (plan,) = load([tmp_path]).plans
    assert (plan.cluster, plan.partners, plan.sections, plan.progress, plan.actuals) == (None, None, (), (), ())
    assert (plan.cluster_id, plan.language) == ("c", "he")


ACTUALS = [
    # rows                                                      rules and lines
    ("2026-03-01,regular,,payment,10,", []),
    ("2026-03-01,regular,w-1,payment,\"1,250.50\",inv 1", []),
    ("\n,,,,,\n2026-03-01,regular,,receipt,10,", []),
    ("2026-03-01,regular,,payment,1,250,inv 1", [("wrong-value", 2)]),
    ("2026-03-01,regular,,payment", [("missing-key", 2)]),
    ("1.3.2026,regular,,payment,10,", [("wrong-value", 2)]),
    ("2026-03-01,regular,,payment,10.000,", [("ambiguous-amount", 2)]),
    ("2026-03-01,Regular Fund,,spent,x,", [("wrong-value", 2)] * 3),
    ('2026-03-01,regular,,payment,10,"two\nlines"\n2026,regular,,payment,10,', [("wrong-value", 4)]),
    ("2026-03-01,regular,,payment,10,\x00", []),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "expected"), ACTUALS)
def test_the_rows_of_the_accounts(tree: Path, rows: str, expected: list[tuple[str, int]]) -> None:
    write(tree / "a/2026/actuals.csv", f"date,source,task,kind,amount,reference\n{rows}\n")
    assert [(one.rule, one.place.line) for one in load([tree / "a/2026"]).diagnostics] == expected


OWNERS = [
    # written as                what is said
    ("{name: econ}", "an id belongs here, or a list of ids", "write one id, or begin each entry with `- `"),
    ("econ/legal", "econ/legal is several ids", "keep econ here, and write `contributors: [legal]`"),
    ("'a, b + c'", "a, b + c is several ids", "keep a here, and write `contributors: [b, c]`"),
    ("[econ, a/b]", "a/b is several ids", "keep a here, and write `contributors: [b]`"),
    ("Econ/legal", "Econ/legal is not an id", "such as w-12"),
    ('"econ\\u200f"', "econ holds what nobody sees: U+200F RIGHT-TO-LEFT MARK", "`clusterkit validate --fix` does"),
]


@pytest.mark.parametrize(("owner", "said", "advised"), OWNERS)
def test_who_owns_is_asked_for_as_it_can_be_written(tree: Path, owner: str, said: str, advised: str) -> None:
    write(tree / "a/2026/sections/10-water.yaml", SECTION.format("w").replace("owner: moran", f"owner: {owner}"))
    (found,) = load([tree / "a/2026"]).diagnostics
    assert message(found, "en") == said
    assert advice(found, "en").endswith(advised)


def test_a_character_that_nobody_sees_is_named_where_a_value_is_refused(tree: Path) -> None:
    text = "id: w\u200f\nkind: theme\u200b\ntitle: נושא\nnote\u200e: הערה\nbudget: [{amount: 1000\u200f}]\n"
    write(tree / "a/2026/sections/10-water.yaml", text + "indicators: [{kind: output, title: א, due: 2026-Q1\u2069}]\n")
    found = load([tree / "a/2026"]).diagnostics
    assert [(one.rule, one.place.line, str(one.values["characters"]).split()[0]) for one in found] == [
        ("wrong-value", 1, "U+200F"),
        ("wrong-value", 2, "U+200B"),
        ("unknown-key", 4, "U+200E"),
        ("wrong-value", 5, "U+200F"),
        ("wrong-value", 6, "U+2069"),
    ]


def test_a_cell_of_any_length_is_read_or_told(tree: Path) -> None:
    write(tree / "a/2026/actuals.csv", "date,source,kind,amount\n2026-03-01,regular,payment," + "1" * 200_000 + "\n")
    assert {Path(one.place.file).name for one in load([tree / "a/2026"]).diagnostics} == {"actuals.csv"}


@pytest.mark.parametrize("headings", ["", "date,source,kind", "amount,amount"])
def test_headings_that_are_not_those_of_the_accounts_are_told(tree: Path, headings: str) -> None:
    write(tree / "a/2026/actuals.csv", f"{headings}\nx,2026-03-01,regular,payment,10\n")
    assert load([tree / "a/2026"]).diagnostics


def test_the_sample_plans_are_sound(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "workplans", tmp_path / "workplans")
    loaded = load([tmp_path])
    assert loaded.diagnostics == ()
    of_2015 = [f"{cluster}-2015" for cluster in ("beit-hakerem", "galil-maaravi", "galil-mizrahi")]
    negev = [f"{cluster}-2015" for cluster in ("negev-maaravi", "negev-mizrahi")]
    others = ["demo-2026", "demo-south-2025", "mifratz-2021", "mishor-hahof-2026"]
    assert sorted(ids(loaded)) == sorted([*of_2015, *negev, *others])
    assert [one.id for one in loaded.unplanned] == ["demo-hills", "yehuda-veshomron"]


def test_a_refused_value_of_a_list_leaves_the_others_in_their_places(tmp_path: Path) -> None:
    line = "      - {id: t, title: משימה, owner: [Bad!, moran, 'No Good', hadas]}"
    write(tmp_path / "c" / "2026" / "plan.yaml", "title: תוכנית\nyear: 2026\n")
    write(
        tmp_path / "c" / "2026" / "sections" / "10.yaml",
        f"id: s\ntitle: פרק\ngoals:\n  - id: g\n    title: יעד\n    tasks:\n{line}\n",
    )
    (task,) = load([tmp_path]).plans[0].tasks
    assert task.owner == ("moran", "hadas")
    assert [task.places.of("owner", index).column - 1 for index in range(2)] == [
        line.index("moran"),
        line.index("hadas"),
    ]


def test_accounts_in_another_encoding_are_told_and_leave_the_run_partial(tree: Path) -> None:
    actuals = tree / "a" / "2026" / "actuals.csv"
    actuals.write_bytes("date,source,kind,amount\n2026-01-31,תקציב,payment,1\n".encode("cp1255"))
    with chdir(tree):
        outcome = validate([Path("a/2026")])
    assert ("not-utf8", 2) in [(one.rule, one.place.line) for one in outcome.diagnostics]
    assert outcome.partial
