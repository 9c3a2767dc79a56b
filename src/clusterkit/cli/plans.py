"""Loading plans for the commands that use them: what is wrong with the files goes to stderr, before the result."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from clusterkit.cli.options import language
from clusterkit.cli.streams import colours, refuse_input, tell

if TYPE_CHECKING:
    from clusterkit.model.plan import Plan


class Read(NamedTuple):
    """The plans to work with, the exit code that their files have earned so far, and the language to speak.

    `unplanned` are the clusters that have no plan yet: only papers about formation have something to say of them.
    `partial` says that some of what was asked for could not be read; that there is nothing to read is no part of it.
    """

    plans: tuple["Plan", ...]
    code: int
    language: str
    unplanned: tuple["Plan", ...] = ()
    partial: bool = False


def read(paths: list[Path] | None, lang: str | None, unplanned: bool = False, output: Path | None = None) -> Read:
    """The plans that the paths name or hold; files that are wrong, and no plan at all, are told on stderr.

    With `unplanned`, a cluster that has no plan yet is enough to work with. Exit 2 where `output`, which is to be
    written, is one of the files.
    """
    from clusterkit.load import load

    loaded = load(paths or [Path("workplans")])
    refuse_input(output, (*loaded.contents, *loaded.unread))
    spoken = language(lang, loaded.everything)
    wrong = tuple(one for one in loaded.diagnostics if one.severity == "error")
    if wrong:
        from clusterkit.formats.findings import FINDINGS
        from clusterkit.validate import Outcome

        tell(FINDINGS["text"](Outcome(wrong, loaded), spoken, colours(sys.stderr)).removesuffix("\n"))
    for path in loaded.missing:
        tell(f"clusterkit: {path} does not exist")
    found = loaded.everything if unplanned else loaded.plans
    if not found:
        _tell_none(loaded.unplanned)
    unreadable = loaded.missing or not found or any(one.rule == "unreadable-file" for one in wrong)
    code = 2 if unreadable else int(bool(wrong))
    return Read(loaded.plans, code, spoken, loaded.unplanned, bool(wrong or loaded.missing))


def _tell_none(unplanned: "tuple[Plan, ...]") -> None:
    for one in unplanned:
        tell(f"clusterkit: {one.folder}: a cluster without a plan yet: render --document formation prints what it has")
    if not unplanned:
        tell("clusterkit: no plan there: a plan is a folder with a plan.yaml in it")
