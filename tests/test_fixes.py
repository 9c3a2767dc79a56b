"""Fixes: what has one safe answer is put right at its place; all other bytes stay, and a second run has nothing to do.

`fixes.txt` holds files before and after: a title, `@` and which file it is, its lines as in a diff.
"""

import os
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import chdir
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterkit.cli.fixing import put_right
from clusterkit.fixes import fix
from clusterkit.validate import Outcome, validate

FIXABLE = {"ambiguous-amount", "invisible-character", "stray-space", "mixed-quotes", "missing-key"}
REVEALED = {"amount-without-source", "duplicate-title", "implausible-amount", "negative-amount", "similar-sources"}
"""What may show only once an amount can be read, or two names are written alike."""

BOM = b"\xef\xbb\xbf"

SIGNS = {"<RLM>": "\u200f", "<NBSP>": "\u00a0", "<ZWSP>": "\u200b", "<NEL>": "\u0085"}

PLAN, SECTION = "c/2026/plan.yaml", "c/2026/sections/10-all.yaml"
FILES = {
    "plan": (PLAN, "title: תוכנית עבודה\nyear: 2026\n"),
    "section": (SECTION, "# נושא\nid: s\ntitle: נושא\n"),
    "cluster": ("c/cluster.yaml", "id: c\nname: אשכול\n"),
    "partners": ("partners.yaml", "# שותפים\n"),
}


class Case(NamedTuple):
    """A file before and after."""

    file: str
    before: str
    after: str


def cases() -> Iterator[tuple[str, Case]]:
    for block in Path(__file__).with_suffix("").with_name("fixes.txt").read_text(encoding="utf-8")[2:].split("\n\n# "):
        title, which, *lines = block.rstrip("\n").split("\n")
        file, head = FILES[which.removeprefix("@ ")]
        assert not [line for line in lines if line[:1] not in (" ", "-", "+")], title
        before, after = ("".join(f"{line[1:]}\n" for line in lines if line[0] in f" {side}") for side in "-+")
        for sign, character in SIGNS.items():
            before, after = before.replace(sign, character), after.replace(sign, character)
        yield title, Case(file, head + before, head + after)


CASES = [pytest.param(case, id=title) for title, case in cases()]
ENCODINGS = {
    "lines": lambda text: text.encode(),
    "Windows": lambda text: BOM + text.replace("\n", "\r\n").encode(),
    "no end": lambda text: text.removesuffix("\n").encode(),
}


def write(files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        file = Path(name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def checked(folder: Path, files: Mapping[str, bytes]) -> Outcome:
    """What is found in a plan of these files, and a plan.yaml if it is not among them."""
    with chdir(folder):
        write({PLAN: FILES["plan"][1].encode(), **files})
        return validate([Path()])


def contents(outcome: Outcome) -> dict[str, bytes]:
    return {file: fixed.content for file, fixed in fix(outcome).items()}


def rules(outcome: Outcome) -> set[str]:
    return {one.rule for one in outcome.diagnostics}


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("case", CASES)
def test_before_and_after(case: Case, encoding: str, tmp_path: Path) -> None:
    before, after = (ENCODINGS[encoding](text) for text in (case.before, case.after))
    first = checked(tmp_path, {case.file: before})
    assert contents(first).get(case.file, before).decode() == after.decode()
    again = checked(tmp_path, {case.file: after})
    assert contents(again) == {}
    assert rules(again) - rules(first) <= REVEALED


# A file with gaps, and what stands in them: each gap is a node, or the place of an id.
NAMES = st.text("אבי  ,()'\"״׳:#-{}\u200f\u00a0\u200b!&", min_size=1, max_size=12).filter(lambda name: name.strip())
AMOUNTS = st.from_regex(r"[1-9][0-9]{0,2}(\.[0-9]{3}){1,2}( ₪)?", fullmatch=True) | st.sampled_from(["100", "85.9"])
QUOTES = st.sampled_from(["'", '"', ""])
IDS = st.sampled_from(["w-1", "w-2", "g1", "a", ""])


def quoted(text: str, quotes: str) -> str:
    """A text as a scalar; one that needs quotes has them."""
    if quotes == '"':
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\u200f", "\\u200f") + '"'
    plain = re.fullmatch(r"[א-ת\u200f\u200b]([א-ת ('\"״׳\u200f\u00a0\u200b]*[א-ת'\"״׳\u200f\u200b])?", text)
    return text if plain and not quotes else "'" + text.replace("'", "''") + "'"


@st.composite
def lists(draw: st.DrawFn, kind: str) -> list[str]:
    """Entities of one kind, in blocks and in braces, as the text between gaps and the gaps, in turn."""
    parts = [f"{kind}: # {draw(NAMES)}\n"]
    for _ in range(draw(st.integers(1, 4))):
        id, name, amount = draw(IDS), quoted(draw(NAMES), draw(QUOTES)), quoted(draw(AMOUNTS), draw(QUOTES))
        more, key = ("kind: own, received: ", "name") if kind == "sources" else ("state: won, requested: ", "title")
        if draw(st.booleans()):
            start, first, between, end = "  - {", f"id: {id}, " if id else "", f", {more}", "} # 1.000\n"
        else:
            lines = more.replace(", ", "\n    ")
            start, first, between, end = "  - ", f"id: {id}\n    " if id else "", f"  # ב  ,\n    {lines}", " # 1.000\n"
        parts[-1] += start
        parts += [first, f"{key}: ", name, between, amount, end]
    return parts


@st.composite
def files(draw: st.DrawFn) -> list[str]:
    """A plan.yaml, as the text between gaps and the gaps, in turn."""
    sources, calls = draw(lists("sources")), draw(lists("calls"))
    head = FILES["plan"][1]
    return [head + sources[0], *sources[1:-1], sources[-1] + calls[0], *calls[1:]]


def letters(text: str) -> str:
    """What must not change of a node: neither spaces nor quotes, neither what nobody sees nor how money is written."""
    return re.sub(r"\\u200f|\\.|[\s.,\"'״׳\u200f\u00a0\u200b]", "", text)


@given(files(), st.sampled_from(list(ENCODINGS)))
def test_nothing_changes_but_nodes_and_nothing_is_left_to_do(parts: list[str], encoding: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        first = checked(Path(folder), {PLAN: ENCODINGS[encoding]("".join(parts))})
        after = {**first.loaded.contents, **contents(first)}
        again = checked(Path(folder), after)
    ending = "\r\n" if encoding == "Windows" else "\n"
    kept, gaps = ([part.replace("\n", ending) for part in parts[side::2]] for side in (0, 1))
    text = after[PLAN].decode("utf-8-sig")
    kept[-1] = kept[-1] if encoding != "no end" else kept[-1].rstrip("\n")
    found = re.fullmatch("(.*?)".join(re.escape(part) for part in kept), text, re.DOTALL)
    assert found is not None
    for old, new in zip(gaps, found.groups(), strict=True):
        assert letters(new) == letters(old) or (not old and re.match("id: [a-z]+-?[0-9]", new))
    assert contents(again) == {}
    assert not rules(again) & {"ambiguous-amount", "yaml-syntax", "wrong-value", "missing-key"}
    assert rules(again) - rules(first) <= REVEALED


HEBREW, KEYBOARD = (
    "\n".join(f"  - {{id: {id}, name: תב{quotes}ר {id}, kind: own}}" for id in "abc") for quotes in '״"'
)


def sources(year: int, lines: str) -> bytes:
    return f"title: תוכנית עבודה\nyear: {year}\nsources:\n{lines}\n".encode()


SHARED = "partners:\n  - {id: p, name: 'מ״מ', kind: other}\n  - {id: q, name: 'מ\"מ', kind: other}\n".encode()
AGREE = [
    # the sources of 2025, and of 2026: what becomes of the partners that both have
    (KEYBOARD, KEYBOARD, SHARED.replace("״".encode(), b'"')),
    (HEBREW, HEBREW, SHARED.replace(b'"', "״".encode())),
    (HEBREW, KEYBOARD, None),
]


@pytest.mark.parametrize(("last", "this", "after"), AGREE)
def test_a_file_of_several_plans_gets_the_quotes_that_they_agree_on(
    last: str, this: str, after: bytes | None, tmp_path: Path
) -> None:
    files = {"c/2025/plan.yaml": sources(2025, last), PLAN: sources(2026, this), "partners.yaml": SHARED}
    assert contents(checked(tmp_path, files)).get("partners.yaml") == after


def test_an_id_is_new_in_its_own_plan(tmp_path: Path) -> None:
    goals = "id: s{}\ntitle: נושא\ngoals:\n  - {{id: g-{}, title: א}}\n"
    files = {
        SECTION: (goals.format(1, 1) + "  - {title: ב}\n").encode(),
        "c/2026/sections/20-more.yaml": goals.format(2, 2).encode(),
        "c/2026/sections/30-broken.yaml": b"id: s3\ngoals: [{id: g-3\n",
        "c/2026/progress/2026-Q1.yaml": b"period: 2026-Q1\ntasks: [{task: g-4, state: done}]\n",
        "c/2025/plan.yaml": sources(2025, "  - {id: g-5, name: א, kind: own}"),
        "c/2025/sections/10-all.yaml": goals.format(4, 5).encode(),
    }
    made = contents(checked(tmp_path, files))
    assert made == {SECTION: files[SECTION].replace(b"{title", b"{id: g-5, title")}


def test_a_section_is_named_as_the_other_sections_are(tmp_path: Path) -> None:
    names = [SECTION, "c/2026/sections/20.yaml", "c/2026/sections/30.yaml"]
    files = dict(zip(names, [b"id: s1\ntitle: a\n", b"title: b\n", b"title: c\n"], strict=True))
    made = contents(checked(tmp_path, files))
    assert made == {names[1]: b"id: s2\n" + files[names[1]], names[2]: b"id: s3\n" + files[names[2]]}


def test_accounts_a_cluster_and_what_a_baseline_lets_pass_stay(tmp_path: Path) -> None:
    (tmp_path / "clusterkit.toml").write_text('ignore = ["stray-space"]\n')
    files = {
        "c/cluster.yaml": "name: אשכול\n".encode(),
        "c/2026/actuals.csv": b"date,source,kind,amount\n2026-01-01,regular,paid,85.995\n",
        PLAN: sources(2026, "  - {id: regular, name: א  ב, kind: regular}"),
    }
    outcome = checked(tmp_path, files)
    assert {"missing-key", "ambiguous-amount"} <= rules(outcome)
    assert contents(outcome) == {}


FAULTY = "id: s\ntitle: נושא  ראשון\n".encode()
RIGHT = "id: s\ntitle: נושא ראשון\n".encode()


def test_a_file_that_changed_in_between_is_left_alone(tmp_path: Path) -> None:
    outcome = checked(tmp_path, {SECTION: FAULTY})
    with chdir(tmp_path):
        write({SECTION: FAULTY + b"# new\n"})
        with pytest.raises(OSError, match="it has changed since it was read"):
            put_right(outcome)
        assert Path(SECTION).read_bytes() == FAULTY + b"# new\n"


def test_a_link_stays_a_link_and_a_mode_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outside, file = tmp_path / "top" / "kept" / "all.txt", tmp_path / "top" / SECTION
    file.parent.mkdir(parents=True)
    outside.parent.mkdir()
    outside.write_bytes(FAULTY)
    outside.chmod(0o640)
    file.symlink_to(outside)
    outcome = checked(tmp_path / "top", {})
    with chdir(tmp_path / "top"):
        assert put_right(outcome)
    assert capsys.readouterr().err == f"fixed 1 in {SECTION}\n"
    assert (file.is_symlink(), outside.read_bytes(), outside.stat().st_mode & 0o777) == (True, RIGHT, 0o640)


def _no_room() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (8, 8))


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    with chdir(tmp_path):
        write({PLAN: FILES["plan"][1].encode(), SECTION: FAULTY})
    command = [sys.executable, "-B", "-m", "clusterkit", "validate", "--fix", "."]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}  # it writes files
    done = subprocess.run(command, cwd=tmp_path, env=kept, capture_output=True, check=False, preexec_fn=_no_room)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == f"clusterkit: {SECTION}: file too large\n"
    assert (tmp_path / SECTION).read_bytes() == FAULTY
    assert [file.name for file in (tmp_path / SECTION).parent.iterdir()] == [Path(SECTION).name]


def test_a_file_that_may_not_be_written_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = checked(tmp_path, {SECTION: FAULTY})
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write everything
    with chdir(tmp_path), pytest.raises(PermissionError):
        put_right(outcome)
    assert (tmp_path / SECTION).read_bytes() == FAULTY
