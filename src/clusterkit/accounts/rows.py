"""The rows of an export to movements of the plan: what cannot be placed is refused, what is no movement left out."""

from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple, TypeVar

from clusterkit.accounts.cells import read_day, read_shekels
from clusterkit.accounts.columns import LESS, Columns, plain
from clusterkit.accounts.names import Names
from clusterkit.accounts.sheet import Cell, Row, shown
from clusterkit.accounts.sides import read_side, signed, taken_off
from clusterkit.accounts.totals import total_in
from clusterkit.diagnostics import Diagnostic, Severity, WrongValue

_DELETE = "write it, or delete the row where it is no movement"
_ABSENT = {
    "date": WrongValue("there is no date", _DELETE, "missing-key"),
    "source": WrongValue("there is no source", "write it: every movement is of one source", "missing-key"),
    "kind": WrongValue(
        "nothing says what kind of movement this is",
        "write it, or under `accounts:` in plan.yaml what such rows are: `kind: payment`",
        "missing-key",
    ),
    "amount": WrongValue("there is no amount", _DELETE, "missing-key"),
    "sign": WrongValue("nothing says whether this is debit or credit", _DELETE, "missing-key"),
}
_MOST = 10  # rows that are named one by one

Value = TypeVar("Value")


class Booked(NamedTuple):
    """A movement as the accounts book it: what a row of `actuals.csv` says. The amount is in shekels."""

    date: date
    source: str
    task: str | None
    line: str | None
    kind: str
    amount: Decimal
    reference: str | None


class LeftOut(NamedTuple):
    """A row that is no movement: its number, and what it says."""

    number: int
    text: str


class _Fault(NamedTuple):
    """What is wrong with a cell, or must be told of it."""

    row: Row
    column: int
    severity: Severity
    wrong: WrongValue


@dataclass(frozen=True)
class Reading:
    """What an export says: its movements with their rows, the rows left out, what is wrong, how many rows it has.

    `totals` are the rows that are read as movements and may be totals or balances, with the column that calls them so.
    """

    movements: tuple[tuple[int, Booked], ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    rows: int = 0
    totals: Mapping[int, int] = field(default_factory=dict)


def read_rows(columns: Columns, file: str, names: Names, kind: str | None, kept: Set[int] = frozenset()) -> Reading:
    """Every row under the headings. `kind` is what a row is that does not say; `file` what places call the export.

    `kept` are the numbers of rows that are movements though they look like totals.
    """
    movements: list[tuple[int, Booked]] = []
    left_out: list[LeftOut] = []
    faults: list[_Fault] = []
    totals: dict[int, int] = {}
    for row in columns.rows:
        total = total_in(row, columns, names)
        if _is_no_movement(row, columns) or (total and total.certain and row.number not in kept):
            left_out.append(_left_out(row))
            continue
        one = _One(columns, row, names, kind)
        booked = one.booked()
        movements += [(row.number, movement) for movement in booked]
        faults += one.faults
        if booked and total:
            totals[row.number] = total.column
        if not booked and not one.faults:
            left_out.append(_left_out(row))
    told = tuple(_told(faults, columns, file))
    return Reading(tuple(movements), tuple(left_out), told, len(columns.rows), totals)


def _left_out(row: Row) -> LeftOut:
    return LeftOut(row.number, " ".join(shown(cell) for cell in row.cells if cell != ""))


def _is_no_movement(row: Row, columns: Columns) -> bool:
    """Whether a row is a heading that stands again, or a remark: one cell and no amount."""
    filled = [column for column, cell in enumerate(row.cells) if cell != ""]
    if all(plain(shown(row[column])) == plain(columns.heading(column)) for column in filled):
        return True
    return len(filled) == 1 and filled[0] not in {columns.of(role) for role in ("amount", *columns.of_kinds)}


class _One:
    """One row, read cell by cell: everything that is wrong with it is told."""

    def __init__(self, columns: Columns, row: Row, names: Names, kind: str | None) -> None:
        self.columns, self.row, self.names, self.kind = columns, row, names, kind
        self.faults: list[_Fault] = []

    def booked(self) -> list[Booked]:
        """The row's movements: one, or one for each kind whose amounts have a column; none where something is wrong."""
        day = self._read("date", read_day)
        source = self._read("source", lambda cell: self.names.source(shown(cell)))
        task = self._read("task", lambda cell: self.names.task(shown(cell)))
        line = self._read("line", lambda cell: self.names.line(shown(cell)))
        reference = self._read("reference", shown)
        amounts = list(self._amounts_by_kind() if self.columns.of_kinds else self._amount())
        if day is None or source is None or any(fault.severity == "error" for fault in self.faults):
            return []
        return [Booked(day, source, task, line, kind, amount, reference) for kind, amount in amounts]

    def _amount(self) -> Iterator[tuple[str, Decimal]]:
        says = self._cell("kind") != "" or self.kind is None
        kind = self._read("kind", lambda cell: self.names.kind(shown(cell))) if says else self.kind
        amount = self._read("amount", self._shekels("amount"))
        if amount and kind is not None and "sign" in self.columns.roles:
            amount = self._signed(kind, amount)
        if kind is not None and amount is not None:
            yield kind, amount

    def _signed(self, kind: str, amount: Decimal) -> Decimal | None:
        """The amount with the sign that debit or credit gives it."""
        return self._read("sign", lambda cell: signed(amount, kind, read_side(shown(cell))))

    def _amounts_by_kind(self) -> Iterator[tuple[str, Decimal]]:
        """What moves, by kind: nothing and zero both say that nothing of the kind does."""
        filled = [role for role in self.columns.of_kinds if self._cell(role) != ""]
        for role in filled:
            amount = self._read(role, self._shekels(role))
            if amount:
                yield LESS.get(role, role), amount
        if not filled:
            self._say(self.columns.of_kinds[0], _ABSENT["amount"])

    def _shekels(self, role: str) -> Callable[[Cell], Decimal]:
        def read(cell: Cell) -> Decimal:
            found = read_shekels(cell)
            if found.thousands:
                message = "{written} is read as {amount}: a dot and three digits are thousands"
                help = "where it is a fraction of a shekel, correct the export and then actuals.csv"
                said = WrongValue(message, help, "ambiguous-amount", written=shown(cell), amount=found.amount)
                self._say(role, said, "warning")
            return taken_off(found.amount) if role in LESS else found.amount

        return read

    def _cell(self, role: str) -> Cell:
        column = self.columns.of(role)
        return "" if column is None else self.row[column]

    def _read(self, role: str, reader: Callable[[Cell], Value]) -> Value | None:
        """What the row has for a role; None where it has nothing or something wrong."""
        cell = self._cell(role)
        if cell == "":
            if role in _ABSENT:
                self._say(role, _ABSENT[role])
            return None
        try:
            return reader(cell)
        except WrongValue as wrong:
            self._say(role, wrong)
            return None

    def _say(self, role: str, wrong: WrongValue, severity: Severity = "error") -> None:
        self.faults.append(_Fault(self.row, self.columns.of(role) or 0, severity, wrong))


def _told(faults: list[_Fault], columns: Columns, file: str) -> Iterator[Diagnostic]:
    """A diagnostic for each fault, and one for a fault that stands in many rows."""
    folded: dict[tuple[object, ...], list[_Fault]] = {}
    for fault in faults:
        key = (fault.column, fault.wrong.rule, fault.wrong.message, str(fault.wrong.values))
        folded.setdefault(key, []).append(fault)
    for same in folded.values():
        first, *rest = same
        numbers = [str(fault.row.number) for fault in rest]
        rows = " ".join(numbers[:_MOST]) + (" …" if len(numbers) > _MOST else "")
        notes = ("in the column {heading}", "the same in rows: {rows}")
        yield Diagnostic(
            first.wrong.rule,
            first.severity,
            first.row.place(file, first.column),
            first.wrong.message,
            first.wrong.help,
            notes=notes if rest else notes[:1],
            values={**first.wrong.values, "heading": columns.heading(first.column), "rows": rows},
            also=tuple(fault.row.place(file, fault.column) for fault in rest),
        )
