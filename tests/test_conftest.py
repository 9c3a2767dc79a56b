"""A test that needs a missing program is left out and named; in CI it fails. Golden files are compared to the byte."""

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

CONFTEST = Path(__file__).with_name("conftest.py").read_text(encoding="utf-8")
NEEDY = "import pytest\n@pytest.mark.{marker}\ndef test_needy(program):\n    assert program('{marker}')\n"
INI = "[pytest]\nmarkers =\n    browser: a\n    libreoffice: b\n    node: c\n    registry: d\n"


@pytest.fixture
def inner(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A folder of tests with this one's conftest.py, on a machine without any program."""
    pytester.makeconftest(CONFTEST)
    pytester.makeini(INI)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("CI", "")
    return pytester


@pytest.mark.parametrize("marker", ["browser", "libreoffice", "node"])
def test_a_missing_program_is_named(inner: pytest.Pytester, marker: str) -> None:
    inner.makepyfile(NEEDY.format(marker=marker))
    result = inner.runpytest_subprocess()
    result.assert_outcomes(skipped=1)
    result.stdout.fnmatch_lines([f"left out: 1 {marker} (there is no * here)"])


def test_a_missing_program_fails_in_ci(inner: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    inner.makepyfile(NEEDY.format(marker="browser"))
    result = inner.runpytest_subprocess()
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines(["*none of these programs is there: chromium*"])


def test_a_program_that_is_there_is_used(inner: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    node = inner.mkdir("bin") / "node"
    node.write_text("#!/bin/sh\n", encoding="utf-8")
    node.chmod(0o755)
    monkeypatch.setenv("PATH", str(node.parent))
    inner.makepyfile(NEEDY.format(marker="node"))
    inner.runpytest_subprocess().assert_outcomes(passed=1)


def test_a_registry_that_does_not_answer_is_named(inner: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    call = "unreached('registry', 'registry of pip', 'no route')"
    inner.makepyfile(f"import pytest\n@pytest.mark.registry\ndef test_it(unreached):\n    {call}\n")
    result = inner.runpytest_subprocess()
    result.assert_outcomes(skipped=1)
    result.stdout.fnmatch_lines(["left out: 1 registry (there is no registry of pip here)"])
    monkeypatch.setenv("CI", "true")
    result = inner.runpytest_subprocess()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*the registry of pip cannot be reached: no route*"])


def test_golden_files_are_made_on_request_and_compared(inner: pytest.Pytester) -> None:
    inner.makepyfile("def test_page(golden):\n    golden('page.md', 'שלום\\r\\n')\n    golden('page.bin', b'\\xff')\n")
    inner.runpytest_subprocess().assert_outcomes(failed=1)
    inner.runpytest_subprocess("--golden").assert_outcomes(passed=1)
    inner.runpytest_subprocess().assert_outcomes(passed=1)
    (inner.path / "golden" / "page.md").write_text("שלום\n", encoding="utf-8")
    inner.runpytest_subprocess().assert_outcomes(failed=1)
