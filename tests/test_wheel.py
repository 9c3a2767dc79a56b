"""The built wheel carries all that it needs, and works in an empty environment and any folder of plans."""

import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CARRIED = ("templates", "schema")

pytestmark = pytest.mark.wheel


def _run(*words: object, folder: Path) -> str:
    done = subprocess.run(list(map(str, words)), cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{words} exited {done.returncode}:\n{done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, folder=ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def bin_folder(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a new environment with the wheel in it.

    It finds the dependencies where this one has them: a path in a .pth file of the new environment is searched, while
    the .pth files at that path, such as the editable clusterkit's, are not read.
    """
    folder = tmp_path_factory.mktemp("environment")
    _run(sys.executable, "-m", "venv", "--without-pip", folder, folder=folder)
    python = folder / "bin" / "python"
    site = Path(_run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", folder=folder).strip())
    here = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (site / "dependencies.pth").write_text("".join(f"{path}\n" for path in sorted(here)), encoding="utf-8")
    pip = (sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check")
    _run(*pip, "install", "--quiet", "--no-deps", "--no-index", wheel, folder=folder)
    return folder / "bin"


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """An empty folder with the demo plans in it."""
    shutil.copytree(ROOT / "workplans" / "demo", tmp_path / "workplans" / "demo")
    shutil.copyfile(ROOT / "workplans" / "partners.yaml", tmp_path / "workplans" / "partners.yaml")
    return tmp_path


def test_the_wheel_carries_templates_and_schemas(wheel: Path) -> None:
    names = {
        name
        for name in zipfile.ZipFile(wheel).namelist()
        if name.startswith(tuple(f"clusterkit/{c}/" for c in CARRIED))
    }
    files = (file for folder in CARRIED for file in (ROOT / folder).rglob("*") if file.is_file())
    assert names == {f"clusterkit/{file.relative_to(ROOT).as_posix()}" for file in files}
    assert {name.split("/")[1] for name in names} == set(CARRIED)


def test_the_wheel_is_what_runs(bin_folder: Path, tmp_path: Path) -> None:
    file = _run(bin_folder / "python", "-c", "import clusterkit; print(clusterkit.__file__)", folder=tmp_path)
    assert Path(file).is_relative_to(bin_folder.parent)


def test_the_three_commands_run_from_the_wheel(bin_folder: Path, plans: Path) -> None:
    _run(bin_folder / "clusterkit", "validate", folder=plans)
    assert _run(bin_folder / "clusterkit", "budget", folder=plans)
    _run(bin_folder / "clusterkit", "render", "--to", "md,html,xlsx", "-o", "build", folder=plans)
    written = [file for file in (plans / "build").rglob("*") if file.is_file() and file.stat().st_size]
    assert {file.suffix for file in written} >= {".md", ".html", ".xlsx"}
