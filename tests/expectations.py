"""What the plans in tests/cases expect: `# expect: <rule>` on a line, or rows of a `<file>.expect` beside the file."""

import re
from datetime import date
from pathlib import Path
from typing import NamedTuple

from clusterkit.rules import RULES

CASES = Path(__file__).parent / "cases"

RULE_NAMES = tuple(rule.name for rule in RULES)

_EXPECT = re.compile(r"#\s*expect:(?P<rules>.*)$")
_NEAR_MISS = re.compile(r"#\s*near miss: \S")
_AS_OF = re.compile(r"#\s*as of: (?P<day>\S+)$")
_SUFFIXES = (".yaml", ".yml", ".toml", ".expect")


class Finding(NamedTuple):
    """A rule that a line breaks; `file` is relative to the case's folder."""

    file: str
    line: int
    rule: str


class Refused(Exception):
    """An expectation that this runner does not understand."""


def cases() -> tuple[str, ...]:
    """The names of the cases: the folders of tests/cases."""
    return tuple(sorted(folder.name for folder in CASES.iterdir() if folder.is_dir()))


def expected(case: Path) -> set[Finding]:
    """Every finding that the files of a case expect."""
    found: set[Finding] = set()
    for file in _files(case):
        for number, line in enumerate(_lines(file), 1):
            found |= (
                _rows(case, file, number, line) if file.suffix == ".expect" else _comments(case, file, number, line)
            )
    return found


def has_near_miss(case: Path) -> bool:
    """Whether a comment of the case says `# near miss: …`."""
    return any(_NEAR_MISS.search(line) for file in _files(case) for line in _lines(file))


def as_of(case: Path) -> date | None:
    """What today is in a case, where one of its comments says `# as of: 2026-05-03`."""
    days = [match["day"] for file in _files(case) for line in _lines(file) if (match := _AS_OF.search(line))]
    if len(days) > 1:
        raise Refused(f"{case}: today is said {len(days)} times")
    return date.fromisoformat(days[0]) if days else None


def _files(case: Path) -> list[Path]:
    return sorted(file for file in case.rglob("*") if file.is_file() and file.suffix in _SUFFIXES)


def _lines(file: Path) -> list[str]:
    return file.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n").split("\n")


def _comments(case: Path, file: Path, number: int, line: str) -> set[Finding]:
    match = _EXPECT.search(line)
    if not match:
        return set()
    rules = match["rules"].split()
    if not rules:
        raise Refused(f"{file}:{number}: `# expect:` names no rule")
    return {_finding(case, file, number, (file, number), rule) for rule in rules}


def _rows(case: Path, file: Path, number: int, line: str) -> set[Finding]:
    """The finding of one row, `LINE rule`, of the file beside the one that it is about."""
    words = line.partition("#")[0].split()
    if not words:
        return set()
    if len(words) != 2 or not words[0].isdecimal():
        raise Refused(f"{file}:{number}: a row is `LINE rule`, not {line!r}")
    about = file.with_name(file.stem.removeprefix("."))
    return {_finding(case, file, number, (about, int(words[0])), words[1])}


def _finding(case: Path, file: Path, number: int, spot: tuple[Path, int], rule: str) -> Finding:
    if rule not in RULE_NAMES:
        raise Refused(f"{file}:{number}: there is no rule {rule!r}")
    return Finding(spot[0].relative_to(case).as_posix(), spot[1], rule)
