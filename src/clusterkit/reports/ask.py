"""What is asked of a report, besides the plans."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from clusterkit.model.plan import Plan


class Ask(NamedTuple):
    """How rows are grouped (`by`) and columns (`across`), keys of DIMENSIONS; what today is; the headings' language.

    `by` is empty where the report has its own rows. `as_of` is None where nobody said: then all of the accounts count.
    `partial` says that a part of the plans could not be read.
    """

    by: tuple[str, ...] = ()
    across: str = ""
    as_of: date | None = None
    language: str | None = None
    partial: bool = False

    def spoken(self, plans: Sequence[Plan]) -> str:
        """The language of headings: as asked, else the first plan's."""
        return self.language or next((plan.language for plan in plans), "en")
