"""Transcripts of the command line: read them, run them, write them. tests/README.md says what they look like."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

_KEPT = ("HOME", "PATH", "PYTHONDONTWRITEBYTECODE", "TMPDIR", "COVERAGE_PROCESS_CONFIG")
_SET = {"CLUSTERKIT_AS_OF": "2026-11-01", "COLUMNS": "100", "NO_COLOR": "1", "PYTHONUTF8": "1", "TERM": "dumb"}
_PROGRAMS = {"clusterkit": [sys.executable, "-m", "clusterkit"], "cat": ["cat"]}
_TIMEOUT = 300

_ASSIGNMENT = re.compile(r"[A-Z][A-Z0-9_]*=")
_OPERATORS = re.compile(r"[();<>|&]+|.*[`$].*")
_EXIT = re.compile(r">= (\d+)")
_SCRATCH = "scratch"


class Refused(Exception):
    """A transcript that this runner does not understand, or an output that a transcript cannot hold."""


@dataclass(frozen=True)
class Step:
    """One command and what comes of it."""

    command: str
    stdout: str = ""
    stderr: str = ""
    exit_code: int = 0

    def __str__(self) -> str:
        """The step as it stands in a transcript."""
        said = [f"$ {self.command}\n", self.stdout]
        said += [f"2> {line}\n" if line else "2>\n" for line in self.stderr.split("\n")[:-1]]
        ends_blank = f"\n{self.stdout}".endswith("\n\n") and self.stdout and not self.stderr
        if self.exit_code or ends_blank:
            said.append(f">= {self.exit_code}\n")
        return "".join(said)


@dataclass(frozen=True)
class Block:
    """A title, where its commands run (`@ …`, empty for the project's top), and the commands."""

    title: str
    where: str
    steps: tuple[Step, ...]

    def __str__(self) -> str:
        """The block as it stands in a transcript."""
        where = f"@ {self.where}\n" if self.where else ""
        return self.title + where + "".join(map(str, self.steps))


def read(text: str) -> tuple[Block, ...]:
    """The blocks of a transcript; Refused where a line is not understood."""
    lines = text.split("\n")
    starts = [number for number in range(len(lines)) if _starts_block(lines, number)]
    if starts[:1] != [0]:
        raise Refused("a transcript begins with `# title`, and `$ command` under it")
    return tuple(_block(lines[start:end]) for start, end in zip(starts, [*starts[1:], len(lines)], strict=True))


def write(blocks: tuple[Block, ...]) -> str:
    """The transcript of some blocks; Refused where it would not be read as the same blocks."""
    text = "\n".join(map(str, blocks))
    if read(text) != blocks:
        raise Refused("this output has lines that would be read as part of the transcript:\n" + text)
    return text


def run(block: Block, scratch: Path) -> Block:
    """The block as its commands really go; `scratch` is an empty folder for `@ scratch`."""
    folder = _folder(block.where.split(), scratch)
    return replace(block, steps=tuple(_run(step.command, folder) for step in block.steps))


def _starts_block(lines: list[str], number: int) -> bool:
    """Whether a title begins here: `# …` at the top or after a blank line, and a command or `@ …` under it."""
    if not lines[number].startswith("# ") or (number and lines[number - 1]):
        return False
    under = next((line for line in lines[number:] if not line.startswith("# ")), "")
    return under.startswith(("$ ", "@ "))


def _block(lines: list[str]) -> Block:
    first = next(number for number, line in enumerate(lines) if not line.startswith("# "))
    title, where = "".join(f"{line}\n" for line in lines[:first]), ""
    if lines[first].startswith("@ "):
        where = lines[first][2:]
        first += 1
    starts = [number for number in range(first, len(lines)) if lines[number].startswith("$ ")]
    if starts[:1] != [first]:
        raise Refused(f"{title}`$ command` is expected here, not {lines[first]!r}")
    ends = [*starts[1:], len(lines)]
    return Block(title, where, tuple(_step(lines[start:end]) for start, end in zip(starts, ends, strict=True)))


def _step(lines: list[str]) -> Step:
    command, rest = lines[0][2:], lines[1:]
    _words(command)
    end = next((number for number, line in enumerate(rest) if _is_stderr(line) or _EXIT.fullmatch(line)), len(rest))
    stdout = rest[:end] if end < len(rest) else _without_blank_end(rest)
    tail = _without_blank_end(rest[end:])
    stderr = [line[3:] for line in tail if _is_stderr(line)]
    exits = [int(match[1]) for line in tail if (match := _EXIT.fullmatch(line))]
    if len(exits) > 1 or len(stderr) + len(exits) != len(tail) or (exits and _is_stderr(tail[-1])):
        raise Refused(f"$ {command}\nwhat follows stdout is `2> …` lines, then at most one `>= exit code`: {tail}")
    return Step(command, _joined(stdout), _joined(stderr), exits[0] if exits else 0)


def _is_stderr(line: str) -> bool:
    return line == "2>" or line.startswith("2> ")


def _without_blank_end(lines: list[str]) -> list[str]:
    end = len(lines)
    while end and not lines[end - 1]:
        end -= 1
    return lines[:end]


def _joined(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _words(command: str) -> tuple[dict[str, str], list[str]]:
    """The variables that a command sets, and its words; Refused where it wants a shell or another program."""
    lexer = shlex.shlex(command, posix=True, punctuation_chars=True)
    lexer.whitespace_split, lexer.commenters = True, ""
    words = list(lexer)
    operators = [word for word in words if _OPERATORS.fullmatch(word)]
    if operators:
        raise Refused(f"$ {command}\nthere is no shell here: {' '.join(operators)}")
    variables = {}
    while words and _ASSIGNMENT.match(words[0]):
        name, _, value = words.pop(0).partition("=")
        variables[name] = value
    if not words or words[0] not in _PROGRAMS:
        raise Refused(f"$ {command}\na command is one of: {', '.join(_PROGRAMS)}")
    return variables, words


def _folder(where: list[str], scratch: Path) -> Path:
    if where[:1] == [_SCRATCH]:
        for name in where[1:]:
            _copy(ROOT / name, scratch / name)
        return scratch
    folder = ROOT.joinpath(*where)
    if len(where) > 1 or not folder.is_dir():
        raise Refused(f"@ {' '.join(where)}\nwant a folder of the project, or `scratch` and what to copy into it")
    return folder


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target)
    else:
        shutil.copyfile(source, target)


def _run(command: str, folder: Path) -> Step:
    variables, words = _words(command)
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    done = subprocess.run(
        [*_PROGRAMS[words[0]], *words[1:]],
        cwd=folder,
        env={**kept, **_SET, **variables},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=_TIMEOUT,
        check=False,
    )
    stdout, stderr = (_ended(command, stream.decode()) for stream in (done.stdout, done.stderr))
    return Step(command, stdout, stderr, done.returncode)


def _ended(command: str, text: str) -> str:
    if text and not text.endswith("\n"):
        raise Refused(f"$ {command}\nthe output does not end with a newline: {text[-80:]!r}")
    return text
