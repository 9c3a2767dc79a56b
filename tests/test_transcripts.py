"""The runner of transcripts keeps every byte, and refuses what it does not understand."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts import Block, Refused, Step, read, run, write

TWO_BLOCKS = """\
# a plan with a finding
# and why that matters
@ tests/cases
$ CLUSTERKIT_LANG=he clusterkit validate "a plan"
# a heading, not a title

said
2> wrote nothing
2>
2> at all
>= 1

# a plan without any
$ clusterkit validate b
$ cat b
"""


def test_a_transcript_is_read_whole() -> None:
    first, second = read(TWO_BLOCKS)
    assert first.title == "# a plan with a finding\n# and why that matters\n"
    assert first.where == "tests/cases"
    (step,) = first.steps
    assert step.stdout == "# a heading, not a title\n\nsaid\n"
    assert step.stderr == "wrote nothing\n\nat all\n"
    assert step.exit_code == 1
    assert second.steps == (Step("clusterkit validate b"), Step("cat b"))


def test_a_transcript_is_written_as_it_was_read() -> None:
    assert write(read(TWO_BLOCKS)) == TWO_BLOCKS


output = st.lists(st.text("ab#א \u2068\r\t", max_size=4)).map(lambda lines: "".join(f"{line}\n" for line in lines))
step = st.builds(Step, st.just("clusterkit budget"), output, output, st.integers(0, 3))


@given(st.lists(st.lists(step, min_size=1, max_size=3), min_size=1, max_size=3))
def test_every_output_comes_back_as_it_was(steps: list[list[Step]]) -> None:
    blocks = tuple(Block("# title\n", "", tuple(some)) for some in steps)
    assert read(write(blocks)) == blocks


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n# title\n$ clusterkit\n",
        "title\n$ clusterkit\n",
        "# title\nclusterkit validate\n",
        "# title\n@ tests\nclusterkit validate\n",
        "# title\n$ rm -rf build\n",
        "# title\n$ LANG=he\n",
        "# title\n$ clusterkit budget | head\n",
        "# title\n$ clusterkit budget > file\n",
        "# title\n$ clusterkit $HOME\n",
        "# title\n$ clusterkit\n2> one\nthen stdout\n",
        "# title\n$ clusterkit\n>= 1\n>= 2\n",
        "# title\n$ clusterkit\n>= 1\n2> late\n",
    ],
)
def test_what_is_not_understood_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        read(text)


@pytest.mark.parametrize("stdout", ["2> out\n", ">= 1\n", "a\n$ b\n", "\n# title\n$ clusterkit\n"])
def test_an_output_that_would_be_misread_is_refused(stdout: str) -> None:
    with pytest.raises(Refused):
        write((Block("# title\n", "", (Step("clusterkit", stdout),)),))


def test_a_block_in_scratch_sees_only_copies(tmp_path: Path) -> None:
    block = Block("# title\n", "scratch .gitattributes", (Step("cat .gitattributes"), Step("cat .editorconfig")))
    done, missing = run(block, tmp_path).steps
    assert (done.exit_code, missing.exit_code) == (0, 1)
    assert "eol=lf" in done.stdout


@pytest.mark.parametrize("where", ["no/such/folder", "tests src"])
def test_a_block_in_no_folder_is_refused(where: str, tmp_path: Path) -> None:
    with pytest.raises(Refused):
        run(Block("# title\n", where, (Step("cat a"),)), tmp_path)


def test_output_without_an_end_is_refused(tmp_path: Path) -> None:
    (tmp_path / "half").write_text("half", encoding="utf-8")
    with pytest.raises(Refused):
        run(Block("# title\n", "scratch", (Step("cat half"),)), tmp_path)
