"""`validate --fix` and `--diff`: what has one safe answer is put right, or shown."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clusterkit.cli.streams import give, tell
from clusterkit.files import replace_whole

if TYPE_CHECKING:
    from clusterkit.validate import Outcome

Fix = Annotated[
    bool,
    typer.Option(
        "--fix",
        help="Put right what has one safe answer: amounts, spaces and quotes in names, missing ids; then check.",
    ),
]
Diff = Annotated[bool, typer.Option("--diff", help="Show what --fix would change, as a diff, and write nothing.")]


def put_right(outcome: "Outcome") -> bool:
    """Write what can be put right, each file whole; whether there was anything.

    Raises OSError where the disk refuses, and where a file is no longer what was read.
    """
    from clusterkit.fixes import fix

    fixed = fix(outcome)
    for file, new in fixed.items():
        replace_whole(Path(file), outcome.loaded.contents[file], new.content)
        tell(f"fixed {new.findings} in {file}")
    return bool(fixed)


def show_diff(outcome: "Outcome") -> bool:
    """Write the diff of what can be put right to stdout; whether there is anything."""
    from clusterkit.fixes import fix

    fixed = fix(outcome)
    give(b"".join(_diff(file, outcome.loaded.contents[file], new.content) for file, new in fixed.items()), None)
    return bool(fixed)


def _diff(file: str, old: bytes, new: bytes) -> bytes:
    import io
    from difflib import diff_bytes, unified_diff

    name = file.encode("utf-8", "surrogateescape")
    lines = diff_bytes(unified_diff, io.BytesIO(old).readlines(), io.BytesIO(new).readlines(), name, name)
    return b"".join(line if line.endswith(b"\n") else line + b"\n\\ No newline at end of file\n" for line in lines)
