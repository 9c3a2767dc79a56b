"""Every rule flags what its case expects, all of it and nothing else."""

from contextlib import chdir
from pathlib import Path, PurePosixPath

import pytest

from clusterkit.rules import BY_NAME
from clusterkit.validate import validate
from expectations import CASES, RULE_NAMES, Finding, Refused, as_of, cases, expected, has_near_miss


@pytest.mark.parametrize("case", cases())
def test_a_case_is_flagged_just_where_it_expects(case: str) -> None:
    with chdir(CASES / case):
        found = validate([Path()], as_of(CASES / case)).diagnostics
    assert sorted({Finding(str(PurePosixPath(one.place.file)), one.place.line, one.rule) for one in found}) == sorted(
        expected(CASES / case)
    )


@pytest.mark.parametrize("rule", RULE_NAMES)
def test_every_rule_has_a_case_with_a_near_miss(rule: str) -> None:
    case = CASES / rule
    assert case.is_dir(), f"there is no tests/cases/{rule}/"
    assert rule in {finding.rule for finding in expected(case)}, f"no line of tests/cases/{rule}/ expects the rule"
    assert has_near_miss(case), f"tests/cases/{rule}/ has no comment `# near miss: …`"


@pytest.mark.parametrize("part", ["\n\nWhy: ", "\n\nFix: ", "\n\nExample:\n    ", "\n\nSource: "])
@pytest.mark.parametrize("rule", RULE_NAMES)
def test_every_rule_has_a_whole_manual(rule: str, part: str) -> None:
    assert part in (BY_NAME[rule].__doc__ or "")


def test_every_case_is_named_for_a_rule() -> None:
    assert set(cases()) <= set(RULE_NAMES)


def _case(folder: Path, name: str, content: bytes) -> Path:
    folder.joinpath(name).write_bytes(content)
    return folder


def test_a_comment_expects_several_rules_of_its_line(tmp_path: Path) -> None:
    first, second = RULE_NAMES[:2]
    case = _case(tmp_path, "plan.yaml", f"title: א\nyear: 2026  # expect: {first} {second}\r\n".encode())
    assert expected(case) == {Finding("plan.yaml", 2, first), Finding("plan.yaml", 2, second)}


def test_a_file_beside_it_expects_for_one_that_holds_no_comments(tmp_path: Path) -> None:
    case = _case(tmp_path, "actuals.csv.expect", f"# near miss: line 2\n3 {RULE_NAMES[0]}\n".encode())
    assert expected(case) == {Finding("actuals.csv", 3, RULE_NAMES[0])}
    assert has_near_miss(case)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("plan.yaml", b"title: a  # expect: no-such-rule\n"),
        ("plan.yaml", b"title: a  # expect:\n"),
        ("actuals.csv.expect", b"3 no-such-rule\n"),
        ("actuals.csv.expect", b"three no-such-rule\n"),
        ("actuals.csv.expect", b"3\n"),
    ],
)
def test_what_is_not_understood_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    with pytest.raises(Refused):
        expected(_case(tmp_path, name, content))
