"""Every transcript of tests/cli goes just as it is written; with `--golden` it is written as it goes."""

from pathlib import Path

import pytest
import typer.main

from clusterkit.cli import application
from transcripts import read, run, write

FILES = sorted(Path(__file__).parent.joinpath("cli").glob("*.test"))
BLOCKS = [
    pytest.param(file, number, id=f"{file.stem}: {block.title[2:].splitlines()[0]}")
    for file in FILES
    for number, block in enumerate(read(file.read_bytes().decode()))
]


@pytest.mark.parametrize(("file", "number"), BLOCKS)
def test_transcript(file: Path, number: int, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    blocks = list(read(file.read_bytes().decode()))
    expected, blocks[number] = str(blocks[number]), run(blocks[number], tmp_path)
    if request.config.getoption("--golden"):
        file.write_bytes(write(tuple(blocks)).encode())
    else:
        assert str(blocks[number]) == expected


def test_every_command_has_a_transcript() -> None:
    assert sorted(set(typer.main.get_group(application()).commands) - {file.stem for file in FILES}) == []
