"""Options, markers and fixtures that every test has."""

import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
from filelock import FileLock
from hypothesis import settings

if TYPE_CHECKING:
    from browser import Browser

PROGRAMS = {
    "browser": ("chromium", "chromium-browser", "google-chrome"),
    "libreoffice": ("soffice", "libreoffice"),
    "writer": ("lowriter",),
    "node": ("node", "nodejs"),
    "npm": ("npm",),
    "poppler": ("pdftotext",),
    "zsh": ("zsh",),
    "fish": ("fish",),
}
"""The program from outside that each marker stands for: the first of these names that is there."""

GOLDEN = Path(__file__).parent / "golden"

BUILD = Path(__file__).parents[1] / "build"

UNREACHED = ("ENOTFOUND", "EAI_AGAIN", "ECONN", "ETIMEDOUT")
"""What npm says where no registry answers."""

LEFT_OUT = "left out"
"""The property of a test that was left out: its marker, and what was missing."""

IN_CI = os.environ.get("CI") == "true"

settings.register_profile("clusterkit", deadline=None, derandomize=IN_CI)
settings.load_profile("clusterkit")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--golden`."""
    parser.addoption("--golden", action="store_true", help="rewrite tests/golden and the outputs in tests/cli")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave a test out where its program is missing; in CI that is a failure."""
    for marker, names in PROGRAMS.items():
        if item.get_closest_marker(marker) is None or _find(marker):
            continue
        missing = f"none of these programs is there: {', '.join(names)}"
        if IN_CI:
            pytest.fail(f"{missing} (CI=true, and .ci/run installs it)", pytrace=False)
        _leave_out(item, marker, names[0], missing)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name what was left out."""
    skipped = terminalreporter.stats.get("skipped", ())
    left_out = Counter(tuple(found) for report in skipped for name, found in report.user_properties if name == LEFT_OUT)
    for (marker, name), count in sorted(left_out.items()):
        terminalreporter.write_line(f"left out: {count} {marker} (there is no {name} here)", yellow=True)


@pytest.fixture(scope="session")
def program() -> Callable[[str], str]:
    """The path of the program that a marker stands for; for tests that carry that marker."""

    def path(marker: str) -> str:
        found = _find(marker)
        assert found, f"mark this test with pytest.mark.{marker}"
        return found

    return path


@pytest.fixture(scope="module")
def browser(program: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory) -> Iterator["Browser"]:
    """One browser for all tests of a file; for tests that carry the marker `browser`."""
    from browser import Browser

    with Browser(program("browser"), tmp_path_factory.mktemp("profile")) as one:
        yield one


@pytest.fixture
def unreached(request: pytest.FixtureRequest) -> Callable[[str, str, str], NoReturn]:
    """End a test whose registry of packages does not answer: its marker, the registry and what it said.

    Left out and named as where a program is missing; in CI a failure.
    """

    def end(marker: str, registry: str, said: str) -> NoReturn:
        if IN_CI:
            pytest.fail(f"the {registry} cannot be reached: {said}", pytrace=False)
        _leave_out(request.node, marker, registry, said)

    return end


@pytest.fixture
def packages(program: Callable[[str], str], unreached: Callable[[str, str, str], NoReturn]) -> Callable[[str], Path]:
    """The node_modules with the npm packages that `tests/<name>` locks; for tests that carry the marker `npm`.

    They come from the registry once, into `build/<name>`, and again where what is there is not what the lock says.
    """

    def install(name: str) -> Path:
        installed = BUILD / name
        installed.mkdir(parents=True, exist_ok=True)
        with FileLock(installed / "lock"):
            if refused := _install(program("npm"), Path(__file__).parent / name, installed):
                unreached("npm", "registry of npm", refused)
        return installed / "node_modules"

    return install


def _install(npm: str, wanted: Path, installed: Path) -> str:
    """Install what a folder locks, unless it is there; what npm said where the registry does not answer."""
    lock = "package-lock.json"
    kept = installed / "node_modules" / lock
    if kept.is_file() and kept.read_bytes() == (wanted / lock).read_bytes():
        return ""
    for file in ("package.json", lock):
        shutil.copyfile(wanted / file, installed / file)
    options = ("--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--fetch-retries=1")
    done = subprocess.run([npm, "ci", *options], cwd=installed, capture_output=True, text=True, check=False)
    if done.returncode and any(code in done.stderr for code in UNREACHED):
        return done.stderr
    assert done.returncode == 0, done.stderr
    shutil.copyfile(wanted / lock, kept)
    return ""


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str | bytes], None]:
    """Compare text or bytes with a file of tests/golden; with `--golden`, write that file."""
    rewrite = request.config.getoption("--golden")

    def compare(name: str, content: str | bytes) -> None:
        file = GOLDEN / name
        if rewrite:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content.encode() if isinstance(content, str) else content)
        assert file.is_file(), f"there is no tests/golden/{name}: run `make golden` and review it"
        expected = file.read_bytes()
        assert content == (expected.decode() if isinstance(content, str) else expected), f"differs from {name}"

    return compare


def _leave_out(item: pytest.Item, marker: str, name: str, missing: str) -> NoReturn:
    item.user_properties.append((LEFT_OUT, (marker, name)))
    pytest.skip(missing)


def _find(marker: str) -> str | None:
    return next((path for name in PROGRAMS[marker] if (path := shutil.which(name))), None)
