"""The program as a process: its streams, its exit codes, what it imports; nothing of it is a traceback."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from clusterkit.cli import COMMANDS as EVERY_COMMAND

ROOT = Path(__file__).resolve().parents[1]
BROKEN = ROOT / "tests" / "broken"
DEMO = ROOT / "workplans" / "demo"
OVER = ROOT / "tests" / "cases" / "source-over-allocated"

PROGRAM = [sys.executable, "-m", "clusterkit"]


def run(
    *words: object, folder: Path = ROOT, variables: Mapping[str, str] | None = None
) -> "subprocess.CompletedProcess[bytes]":
    """The program, run to its end; `variables` are added to the environment."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("CLUSTERKIT", "GITHUB_"))}
    command = [*PROGRAM, *map(str, words)]
    return subprocess.run(
        command, cwd=folder, env={**environment, **(variables or {})}, capture_output=True, check=False
    )


@pytest.mark.parametrize("words", [("validate", "tests/cases"), ("budget",), ("explain",), ("schema", "section")])
def test_a_closed_pipe_ends_silently(words: tuple[str, ...]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with subprocess.Popen([*PROGRAM, *words], cwd=ROOT, stdout=writer, stderr=subprocess.PIPE) as process:
        os.close(writer)
        assert process.stderr is not None
        assert process.stderr.read() == b""
    assert process.returncode == 130


CLOSED = [
    # command, what is closed, exit code, the start of the one line that is said
    (("validate", DEMO), "1>&-", 2, b"clusterkit: stdout is closed"),
    (("budget", DEMO), "1>&-", 2, b"clusterkit: stdout is closed"),
    (("validate", DEMO, "-o", "out"), "1>&-", 0, b"wrote out"),
    (("validate", DEMO, "-o", "out"), "2>&-", 0, b""),
    (("budget", BROKEN, "-o", "out"), "2>&-", 2, b""),
    (("validate", DEMO), "1>&- 2>&-", 2, b""),
]


@pytest.mark.parametrize(("words", "closed", "code", "said"), CLOSED)
def test_a_closed_stream_is_no_bug(
    words: tuple[object, ...], closed: str, code: int, said: bytes, tmp_path: Path
) -> None:
    command = ["sh", "-c", f'exec "$@" {closed}', "sh", *PROGRAM, *map(str, words)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (code, b"")
    assert len(done.stderr.splitlines()) == bool(said)
    assert done.stderr.startswith(said)


def test_an_interrupted_run_ends_with_130(tmp_path: Path) -> None:
    (tmp_path / "c" / "2026").mkdir(parents=True)
    plan = tmp_path / "c" / "2026" / "plan.yaml"
    os.mkfifo(plan)
    process = subprocess.Popen([*PROGRAM, "validate", "c"], cwd=tmp_path, stdout=-1, stderr=-1)
    with process, plan.open("wb"):  # it opens once the program reads
        process.send_signal(signal.SIGINT)
        stdout, stderr = process.communicate()
    assert (process.returncode, stdout) == (130, b"")
    assert b"Traceback" not in stderr


JSON_STATES = [
    # command                                 exit code, partial
    (("validate", DEMO), 0, False),
    (("validate", OVER), 1, False),
    (("validate", BROKEN), 2, True),
    (("validate", "nowhere"), 2, True),
    (("validate", "tests/cli"), 2, False),
    (("validate", DEMO, "nowhere"), 2, True),
    (("budget", DEMO), 0, False),
    (("budget", "--by", "section,source"), 0, False),
    (("budget", OVER), 0, False),
    (("budget", "tests/cases/goal-without-task"), 0, False),
    (("budget", "tests/cases/empty-file"), 1, True),
    (("budget", BROKEN), 2, True),
    (("budget", DEMO, "nowhere"), 2, True),
]


@pytest.mark.parametrize("language", ["en", "he"])
@pytest.mark.parametrize(("words", "code", "partial"), JSON_STATES)
def test_a_machine_format_is_one_document(words: tuple[object, ...], code: int, partial: bool, language: str) -> None:
    done = run(*words, "--format", "json", "--lang", language)
    assert done.returncode == code
    document: dict[str, Any] = json.loads(done.stdout)
    assert (document["schema_version"], document["partial"]) == (1, partial)
    assert done.stdout.endswith(b"}\n")


@pytest.mark.parametrize("kind", ["partners", "cluster", "plan", "section", "progress"])
def test_a_schema_is_one_document(kind: str) -> None:
    assert "$schema" in json.loads(run("schema", kind).stdout)


@pytest.mark.parametrize("words", [("validate",), ("validate", "-f", "json"), ("budget",), ("render",)])
@pytest.mark.parametrize("language", ["en", "he"])
def test_broken_files_are_told_and_are_no_bug(words: tuple[str, ...], language: str, tmp_path: Path) -> None:
    done = run(*words, BROKEN, "--lang", language, folder=tmp_path)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert b"a bug" not in done.stderr
    told = (done.stdout + done.stderr).decode()
    files = {file.name for file in BROKEN.rglob("*.*") if file.suffix in {".yaml", ".csv"}} - {"10-sound.yaml"}
    assert {file for file in files if file not in told} == set()
    assert list(tmp_path.iterdir()) == []


PLACES_WITHOUT_A_FILE = ["plan.yaml/out.json", "sections", "/proc/nobody/out.json", "no/such/folder/out.json"]
COMMANDS = [("validate", "-f", "json"), ("budget", "-f", "csv"), ("schema", "plan")]


@pytest.mark.parametrize("words", COMMANDS)
@pytest.mark.parametrize("target", PLACES_WITHOUT_A_FILE)
def test_a_file_that_cannot_be_written_is_one_line(words: tuple[str, ...], target: str, tmp_path: Path) -> None:
    paths = [] if words[0] == "schema" else [DEMO]
    (tmp_path / "plan.yaml").write_text("title: תוכנית\n", encoding="utf-8")
    (tmp_path / "sections").mkdir()
    done = run(*words, *paths, "-o", target, folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith(f"clusterkit: {target}: ")
    assert sorted(file.name for file in tmp_path.rglob("*")) == ["plan.yaml", "sections"]


@pytest.mark.parametrize("words", COMMANDS)
def test_a_file_gets_what_stdout_would_and_nothing_is_left_beside_it(words: tuple[str, ...], tmp_path: Path) -> None:
    paths = [] if words[0] == "schema" else [DEMO]
    (tmp_path / "out").write_text("old", encoding="utf-8")
    done = run(*words, *paths, "-o", "out", folder=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"wrote out\n")
    assert (tmp_path / "out").read_bytes() == run(*words, *paths, folder=tmp_path).stdout
    assert [file.name for file in tmp_path.iterdir()] == ["out"]


HEAVY = ("pandas", "openpyxl", "docx", "xlsxwriter", "jinja2", "weasyprint", "babel")

IMPORTS = """
import sys
from clusterkit.cli import main
sys.argv = ["clusterkit", *sys.argv[1:]]
try:
    main()
finally:
    print(*(name for name in {heavy!r} if name in sys.modules), file=sys.stderr)
"""


@pytest.mark.parametrize(
    "words",
    [("--help",), ("--version",), ("validate", DEMO), ("validate", "-f", "json", DEMO), ("explain",), ("budget",)],
)
def test_light_commands_import_no_heavy_library(words: tuple[object, ...]) -> None:
    command = [sys.executable, "-c", IMPORTS.format(heavy=HEAVY), *map(str, words)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"\n")


LOADED = """
import sys
from clusterkit.cli import application
application(["--debug", sys.argv[1], "x"])
print(*(name.removeprefix("clusterkit.cli.") for name in sys.modules if name.startswith("clusterkit.cli.")))
"""


@pytest.mark.parametrize("command", EVERY_COMMAND)
def test_a_run_loads_only_the_command_that_it_is_asked_for(command: str) -> None:
    done = subprocess.run([sys.executable, "-c", LOADED, command], cwd=ROOT, capture_output=True, text=True, check=True)
    modules = {name.replace("-", "_") for name in EVERY_COMMAND}
    assert modules.intersection(done.stdout.split()) == {command.replace("-", "_")}


SAME = [("validate", "tests/cases"), ("validate", "-f", "json"), ("budget",), ("budget", "-f", "md", "--by", "owner")]


@pytest.mark.parametrize("words", SAME)
def test_hashes_width_locale_and_clock_change_nothing(words: tuple[str, ...]) -> None:
    here = {"PYTHONHASHSEED": "1", "COLUMNS": "40", "LC_ALL": "C", "TZ": "UTC"}
    there = {"PYTHONHASHSEED": "2", "COLUMNS": "200", "LC_ALL": "C.UTF-8", "TZ": "Asia/Jerusalem"}
    first, second = run(*words, variables=here), run(*words, variables=there)
    assert (first.returncode, first.stdout) == (second.returncode, second.stdout)


@pytest.mark.parametrize("words", [("validate", OVER), ("budget", BROKEN), ("validate", "-f", "json", BROKEN)])
def test_hebrew_is_written_in_any_locale(words: tuple[object, ...]) -> None:
    plain = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"}
    done = run(*words, "--lang", "he", variables=plain)
    assert b"Traceback" not in done.stderr
    assert b"a bug" not in done.stderr
    assert done.stdout.decode()


COLOURED = [({"NO_COLOR": "1"}, False), ({"FORCE_COLOR": "1"}, True), ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False)]


@pytest.mark.parametrize(("variables", "coloured"), [({}, False), *COLOURED])
@pytest.mark.parametrize("words", [("validate", OVER), ("budget", DEMO)])
def test_colour_is_for_whoever_asks(words: tuple[object, ...], variables: dict[str, str], coloured: bool) -> None:
    assert (b"\033[" in run(*words, variables=variables).stdout) is coloured


HOSTILE = ['"\\e[31mred\\e[0m"', '"\\a\\b\\0"', "\u202eabc", '"one\\ntwo"', "{x}", "%s", "[bold]", "\U0001f600"]


@pytest.mark.parametrize("value", HOSTILE)
def test_no_value_of_a_plan_reaches_the_terminal_as_a_command(value: str, tmp_path: Path) -> None:
    (tmp_path / "c" / "2026").mkdir(parents=True)
    plan = f"title: {value}\nyear: 2026\nstate: {value}\nsources: [{{id: {value}, name: {value}, kind: tabar}}]\n"
    (tmp_path / "c" / "2026" / "plan.yaml").write_text(plan, encoding="utf-8")
    for words in (("validate", "."), ("budget", ".")):
        done = run(*words, folder=tmp_path)
        assert done.returncode in {0, 1}
        assert not set(done.stdout + done.stderr) & {*range(9), *range(11, 32)}
