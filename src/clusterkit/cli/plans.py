"""Loading plans for the commands that use them: what is wrong with the files goes to stderr, before the result."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from clusterkit.cli.options import language
from clusterkit.cli.streams import colours, tell

if TYPE_CHECKING:
    from clusterkit.model.plan import Plan


@dataclass(frozen=True)
class Read:
    """The plans to work with, the exit code that their files have earned so far, and the language to speak."""

    plans: tuple["Plan", ...]
    code: int
    language: str

    @property
    def partial(self) -> bool:
        """Whether a part of the plans could not be read."""
        return self.code != 0


def read(paths: list[Path] | None, lang: str | None) -> Read:
    """The plans that the paths name or hold; files that are wrong, and no plan at all, are told on stderr."""
    from clusterkit.load import load

    loaded = load(paths or [Path("workplans")])
    spoken = language(lang, loaded.plans)
    wrong = tuple(one for one in loaded.diagnostics if one.severity == "error")
    if wrong:
        from clusterkit.formats.findings import FINDINGS
        from clusterkit.validate import Outcome

        sys.stderr.write(FINDINGS["text"](Outcome(wrong, loaded), spoken, colours(sys.stderr)))
    for path in loaded.missing:
        tell(f"clusterkit: {path} does not exist")
    if not loaded.plans:
        tell("clusterkit: no plan there: a plan is a folder with a plan.yaml in it")
    unreadable = loaded.missing or not loaded.plans or any(one.rule == "unreadable-file" for one in wrong)
    return Read(loaded.plans, 2 if unreadable else int(bool(wrong)), spoken)
