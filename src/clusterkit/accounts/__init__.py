"""What accounting systems export, CSV or a workbook, read as movements of a plan; and what of it `actuals.csv` lacks.

Nothing here reads or writes a file.
"""

from dataclasses import dataclass

from clusterkit.accounts.columns import Columns, choose, faults
from clusterkit.accounts.doubts import Answers, doubts, refuse_unknown
from clusterkit.accounts.merge import Merge, merge
from clusterkit.accounts.names import names_of
from clusterkit.accounts.rows import Reading, read_rows
from clusterkit.accounts.sheet import sheets
from clusterkit.accounts.sides import unread_sides
from clusterkit.diagnostics import Diagnostic
from clusterkit.model.plan import Plan


@dataclass(frozen=True)
class Import:
    """What an export says, as it was understood, and what of it is new. `diagnostics` are in order of place."""

    plan: Plan
    columns: Columns
    reading: Reading
    merge: Merge
    diagnostics: tuple[Diagnostic, ...]

    @property
    def refused(self) -> bool:
        """Whether something could not be placed, or has to be answered: then nothing is to be written."""
        return any(one.severity == "error" for one in self.diagnostics)


def read_export(content: bytes, file: str, plan: Plan, answers: Answers = Answers()) -> Import:  # noqa: B008 - a value
    """An export, which places call `file`, as movements of a plan; WrongValue where it is nothing accounts export.

    `answers` are what somebody says of its rows.
    """
    mapping = plan.head.accounts
    columns = choose(sheets(content), mapping)
    refuse_unknown(answers, columns)
    wrong = [*faults(columns, file, mapping), *unread_sides(columns, file)]
    kind = mapping.kind if mapping else None
    reading = Reading() if wrong else read_rows(columns, file, names_of(plan), kind, answers.new)
    found = merge(reading.movements, plan.actuals, answers.same)
    told = (*wrong, *reading.diagnostics, *doubts(found, reading, columns, file, answers))
    ordered = sorted(told, key=lambda one: (one.place, one.rule, one.message))
    return Import(plan, columns, reading, found, tuple(ordered))
