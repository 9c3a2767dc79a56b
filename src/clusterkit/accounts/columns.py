"""Which column of an export is what: by the plan's mapping, else by the headings that accounts usually have."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from clusterkit.accounts.sheet import Row, Sheet, shown
from clusterkit.diagnostics import Diagnostic, WrongValue
from clusterkit.model.accounts import Export
from clusterkit.model.progress import ActualKind
from clusterkit.texts import alike

KINDS: tuple[str, ...] = get_args(ActualKind)
LESS = {f"less-{kind}": kind for kind in KINDS}
"""The columns whose amounts are taken off those of a kind."""

_HEADINGS: dict[str, tuple[tuple[str, ...], ...]] = {
    "date": (("תאריך", "תאריך ערך", "תאריך תנועה", "תאריך רישום", "תאריך אסמכתה", "date", "value date"),),
    "source": (
        ("מקור", "מקור תקציבי", "מקור תקציב", "מקור מימון", "source", "funding source"),
        ("סעיף תקציבי", "סעיף תקציב", "תבר", "מס תבר", "מספר תבר", "שם תבר"),
    ),
    "task": (("משימה", "מזהה משימה", "מס משימה", "מספר משימה", "task"),),
    "line": (("סעיף בתוכנית", "line"),),
    "kind": (("סוג", "סוג תנועה", "סוג פעולה", "kind", "type"),),
    "amount": (("סכום", "סכום בשח", "סכום שח", "סכום תנועה", "סכום התנועה", "amount"),),
    "commitment": (("התחייבות", "התחייבויות", "commitment", "commitments"),),
    "payment": (("תשלום", "תשלומים", "ביצוע", "payment", "payments"),),
    "receipt": (("תקבול", "תקבולים", "הכנסה", "הכנסות", "receipt", "receipts"),),
    "reference": (
        ("אסמכתה", "אסמכתא", "מס אסמכתה", "מס אסמכתא", "מספר אסמכתה", "מספר אסמכתא", "reference"),
        ("מספר מסמך", "מס מסמך", "document"),
        ("פרטים", "תיאור", "details"),
    ),
}
"""The headings that are known by themselves, as `plain` gives them; the first group of which there is one counts."""

_BARE = re.compile(r"[^\W\d_][\w .()/\"'-]*[\w)\"']|[^\W\d_]")  # what YAML takes for text without quotes
_OF_KINDS = (*KINDS, *LESS)
_AMOUNTS = ("amount", *_OF_KINDS)
_DEEPEST = 50  # rows above which the heading row is
_FEWEST = 2  # headings by which a row is known as the heading row
_NARROWEST = 3  # cells of a row that may be a heading row, where none is understood


@dataclass(frozen=True)
class Columns:
    """The heading row and what each of its columns is; one column for a role, or several that contend for it.

    `unmapped` are those that have no role, and of which the plan does not say that they are not to be read.
    """

    sheet: Sheet
    head: Row
    roles: Mapping[str, tuple[int, ...]]
    unmapped: tuple[int, ...] = ()

    def of(self, role: str) -> int | None:
        """The column of a role, if there is one."""
        found = self.roles.get(role)
        return found[0] if found else None

    @property
    def of_kinds(self) -> tuple[str, ...]:
        """The roles of columns with the amounts of one kind, or with what is taken off them."""
        return tuple(role for role in _OF_KINDS if role in self.roles)

    def heading(self, column: int) -> str:
        """What stands over a column."""
        return shown(self.head[column])

    def understood(self) -> list[tuple[str, str]]:
        """Every heading with what it was taken for, in the order of the file; nothing where it is not read."""
        roles = {column: role for role, columns in self.roles.items() for column in columns}
        return [
            (self.heading(column), roles.get(column, "")) for column, cell in enumerate(self.head.cells) if cell != ""
        ]

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows under the heading row."""
        return tuple(row for row in self.sheet.rows if row.number > self.head.number)


def plain(text: str) -> str:
    """A form in which two ways to write a heading or a name are the same string: no quotes, points or brackets."""
    return " ".join(re.sub(r"[^\w]+", " ", alike(text).replace('"', "").replace("'", "")).split())


def as_key(called: str) -> str:
    """What something is called in the accounts, as a key of plan.yaml."""
    return called if _BARE.fullmatch(called) else "'" + called.replace("'", "''") + "'"


def choose(found: Sequence[Sheet], export: Export | None) -> Columns:
    """The sheet whose heading row is understood best; WrongValue where there is none, or several sheets."""
    read = [columns for sheet in found for columns in [_columns(sheet, export)] if columns]
    if not read:
        raise WrongValue(
            "there is no table in the file", "export the movements with a row that names the columns: date, source, …"
        )
    best = max(read, key=lambda columns: (len(columns.roles), len(columns.head.cells)))
    rivals = [one for one in read if best.sheet.text is None and not _missing(one) and one.rows]
    if len(rivals) > 1:
        raise WrongValue(
            "several sheets of the workbook have movements: {sheets}",
            "save each in a file of its own, and import them one by one",
            sheets=", ".join(one.sheet.how[0] for one in rivals),
        )
    return best


def faults(columns: Columns, file: str, export: Export | None) -> Iterator[Diagnostic]:
    """What the columns lack, and what several of them may be."""
    place = columns.head.place(file)
    unread = [heading for heading, role in columns.understood() if not role]
    for role in _missing(columns):
        help = (
            "say which it is under `accounts: columns:` in plan.yaml: `<heading>: {role}`; not understood: {headings}"
            if unread
            else "export this column too"
        )
        values = {"role": role, "headings": ", ".join(unread)}
        yield Diagnostic("missing-key", "error", place, "no column is known as the {role}", help, values=values)
    if not {"kind", *_OF_KINDS} & columns.roles.keys() and "amount" in columns.roles and not (export and export.kind):
        message = "nothing says whether the amounts are commitments, payments or receipts"
        help = "say under `accounts:` in plan.yaml what they all are, such as `kind: payment`, or which column says it"
        yield Diagnostic("missing-key", "error", place, message, help)
    for role, contending in _contending(columns).items():
        headings = [columns.heading(column) for column in contending]
        yield Diagnostic(
            "conflicting-keys",
            "error",
            columns.head.place(file, contending[1]),
            "several columns may be the {role}: {headings}",
            "say under `accounts: columns:` in plan.yaml which is not to be read: `{called}: nothing`",
            values={"role": role, "called": as_key(headings[1]), "headings": ", ".join(headings)},
            also=(columns.head.place(file, contending[0]),),
        )


def _columns(sheet: Sheet, export: Export | None) -> Columns | None:
    """The sheet with its heading row: the one of which most is understood, else the first of two that are wide."""
    heads = sheet.rows[:_DEEPEST]
    read = [_read(sheet, head, export) for head in heads]
    best = max(read, key=lambda columns: len(columns.roles), default=None)
    if best and len(best.roles) >= _FEWEST:
        return best
    wide = [sum(cell != "" for cell in head.cells) >= _NARROWEST for head in heads]
    return next((one for one, *two in zip(read, wide, wide[1:], strict=False) if all(two)), None)


def _read(sheet: Sheet, head: Row, export: Export | None) -> Columns:
    mapped: dict[str, str] = {plain(one.called): one.known for one in export.columns} if export else {}
    headings = [plain(shown(cell)) for cell in head.cells]
    roles = _roles(headings, mapped)
    taken = {column for columns in roles.values() for column in columns}
    free = [at for at, heading in enumerate(headings) if heading and heading not in mapped and at not in taken]
    return Columns(sheet, head, roles, tuple(free))


def _roles(headings: Sequence[str], mapped: Mapping[str, str]) -> dict[str, tuple[int, ...]]:
    """What each cell of a heading row is. A role that the plan maps is looked for nowhere else."""
    roles: dict[str, tuple[int, ...]] = {}
    for column, heading in enumerate(headings):
        role = mapped.get(heading, "nothing") if heading else "nothing"
        if role != "nothing":
            roles[role] = (*roles.get(role, ()), column)
    settled = {*roles, *(_AMOUNTS if set(roles) & set(_AMOUNTS) else ())}
    for role, groups in _HEADINGS.items():
        if role not in settled:
            for group in groups:
                found = [at for at, heading in enumerate(headings) if heading in group and heading not in mapped]
                if found:
                    roles[role] = tuple(found)
                    break
    if set(roles) & set(_OF_KINDS) and "amount" not in roles:
        roles.pop("kind", None)
    return roles


def _missing(columns: Columns) -> list[str]:
    """The roles without which no row can be placed."""
    missing = [role for role in ("date", "source") if role not in columns.roles]
    return missing if set(_AMOUNTS) & columns.roles.keys() else [*missing, "amount"]


def _contending(columns: Columns) -> dict[str, tuple[int, ...]]:
    """The roles that several columns may have; an amount or a sign, and a column of a kind's own amounts."""
    found = {role: at for role, at in columns.roles.items() if len(at) > 1}
    if "amount" in columns.roles and columns.of_kinds:
        found["amount"] = tuple(at for role in _AMOUNTS for at in columns.roles.get(role, ()))
    if "sign" in columns.roles and columns.of_kinds:
        found["sign"] = (*columns.roles[columns.of_kinds[0]], *columns.roles["sign"])
    return found
