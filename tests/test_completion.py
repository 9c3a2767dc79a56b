"""Completion in the real shells, as `clusterkit --install-completion` leaves it in the home of whoever runs it."""

import os
import pty
import shutil
import subprocess
import sys
import termios
import time
from pathlib import Path
from typing import get_args

import pytest

from clusterkit.cli.forms import FORMS
from clusterkit.cli.outputs import Name
from clusterkit.reports.dimensions import DIMENSIONS
from clusterkit.rules import BY_NAME

ROOT = Path(__file__).resolve().parents[1]
SECONDS = 60

BASH_KEYS = r"""
PS1='ready> '
bind 'set completion-query-items 0'
bind 'set enable-bracketed-paste off'
bind '"\C-o": insert-completions'
show() { printf '%s\n' "$READLINE_LINE" > "$HOME/shown"; exit; }
bind -x '"\C-t": show'
"""
"""What ^O offers is put into the line, and ^T writes the line into a file and ends the shell."""

ZSH_KEYS = r"""
PROMPT='ready> '
unsetopt prompt_cr prompt_sp
compadd() {
  if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then builtin compadd "$@"; return $?; fi
  local -a found
  builtin compadd -A found "$@"
  print -rl -- $found >> "$HOME/shown"
  builtin compadd "$@"
}
leave() { exit }
zle -N leave
bindkey '^T' leave
"""
"""Whatever is offered is also written into a file; ^T ends the shell."""

TAB = {"bash": "\x0f", "zsh": "\t\t"}
"""zsh loads at the first Tab what typer installs, and completes from the second on."""


class Home:
    """A home folder, with completion installed for one shell."""

    def __init__(self, folder: Path, shell: str, path: str) -> None:
        kept = ("LANG", "LC_ALL", "TMPDIR")
        self._env = {name: os.environ[name] for name in kept if name in os.environ}
        self._env |= {"HOME": str(folder), "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
        self._env |= {"TERM": "xterm", "XDG_CONFIG_HOME": str(folder / ".config")}
        self.folder, self.shell, self._path = folder, shell, path
        self.said = self.run("clusterkit --install-completion; true")

    def run(self, script: str) -> str:
        """What a script of the shell prints; it must succeed."""
        words, env = (self._path, "-c", script), self._env
        done = subprocess.run(words, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def offered(self, line: str) -> list[str]:
        """What the shell offers for the last word of a line."""
        if self.shell == "fish":
            found = self.run(f"complete -C '{line}'").splitlines()
            return [one.partition("\t")[0] for one in found]
        settings = self.folder / f".{self.shell}rc"
        own = settings.read_text(encoding="utf-8")
        keys = BASH_KEYS if self.shell == "bash" else ZSH_KEYS
        settings.write_text(f"{own}\n{keys}", encoding="utf-8")
        self._type(line, TAB[self.shell])
        settings.write_text(own, encoding="utf-8")
        shown = self.folder / "shown"
        text = shown.read_text(encoding="utf-8") if shown.exists() else ""
        shown.unlink(missing_ok=True)
        if self.shell == "bash":
            return [] if text.rstrip("\n") == line else text.removeprefix(line.rpartition(" ")[0]).split()
        return text.splitlines()

    def _type(self, line: str, key: str) -> None:
        """Type a line into the shell on a terminal, then a key; end when the shell does."""
        ours, its = pty.openpty()
        termios.tcsetwinsize(its, (50, 200))
        words, env = (self._path, "-i"), self._env
        with subprocess.Popen(
            words, cwd=ROOT, env=env, stdin=its, stdout=its, stderr=its, start_new_session=True
        ) as it:
            os.close(its)
            try:
                _until(ours, b"ready> ")
                os.write(ours, f"{line}{key}\x14".encode())
                _until(ours, None)
            finally:
                it.kill()
                os.close(ours)


def _until(terminal: int, text: bytes | None) -> None:
    """Read from a terminal until it says the text; or, without one, until its program ends."""
    said, end = b"", time.monotonic() + SECONDS
    while text is None or text not in said:
        assert time.monotonic() < end, said
        try:
            said += os.read(terminal, 4096)
        except OSError:
            assert text is None, said
            return


@pytest.fixture(
    scope="module",
    params=["bash", pytest.param("zsh", marks=pytest.mark.zsh), pytest.param("fish", marks=pytest.mark.fish)],
)
def home(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home folder for each shell, in which clusterkit was asked to install completion."""
    path = shutil.which(request.param)
    assert path, f"there is no {request.param} here"
    return Home(tmp_path_factory.mktemp("home"), request.param, path)


CHOICES = {
    "clusterkit re": {"render"},
    "clusterkit explain ": set(BY_NAME),
    "clusterkit explain source-o": {name for name in BY_NAME if name.startswith("source-o")},
    "clusterkit budget --by ": set(DIMENSIONS),
    "clusterkit budget --explain tabar-w": {"tabar-waste"},
    "clusterkit budget --by source,f": {"source,funder"},
    "clusterkit budget --format ": {"table", "text", "csv", "json", "md", "xlsx"},
    "clusterkit validate --format ": set(get_args(Name)),
    "clusterkit validate --fail-on w": {"warning"},
    "clusterkit render --to md,": {f"md,{form}" for form in FORMS if form != "md"},
    "clusterkit schema pa": {"partners"},
    "clusterkit explain no-such-": set(),
}


@pytest.mark.parametrize("line", CHOICES)
def test_what_may_stand_there_is_offered(home: Home, line: str) -> None:
    assert set(home.offered(line)) == CHOICES[line]


def test_paths_are_offered(home: Home) -> None:
    assert [path.rstrip("/") for path in home.offered("clusterkit validate workp")] == ["workplans"]


def test_the_shell_is_told_its_own_script(home: Home) -> None:
    assert home.said.startswith(f"{home.shell} completion installed in {home.folder}")
    assert f"_CLUSTERKIT_COMPLETE=complete_{home.shell}" in home.run("clusterkit --show-completion; true")
