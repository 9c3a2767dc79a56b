"""Debit and credit (חובה, זכות): what accounts call them, what they do to an amount, and a column of them not read."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from clusterkit.accounts.columns import Columns, as_key, plain
from clusterkit.accounts.sheet import shown
from clusterkit.diagnostics import Diagnostic, WrongValue

Side = Literal["debit", "credit"]

_WORDS: dict[Side, tuple[str, ...]] = {
    "debit": ("ח", "חו", "חובה", "d", "dr", "debit"),
    "credit": ("ז", "זכ", "זכות", "c", "cr", "credit"),
}


def side_of(written: str) -> Side | None:
    """The side that a word says, if it says one."""
    word = plain(written)
    return next((side for side, words in _WORDS.items() if word in words), None)


def read_side(written: str) -> Side:
    """The side that a cell says; WrongValue where it says none."""
    found = side_of(written)
    if found is None:
        raise WrongValue("{written} is neither debit nor credit", "write ח or ז, D or C", written=written)
    return found


def signed(amount: Decimal, kind: str, side: Side) -> Decimal:
    """An amount of a movement: below zero on the other side than its kind's own, which for a receipt is credit.

    WrongValue where it is below zero already: what is taken off twice may be meant once, or added.
    """
    return amount if side == ("credit" if kind == "receipt" else "debit") else taken_off(amount)


def taken_off(amount: Decimal) -> Decimal:
    """An amount that is taken off; WrongValue where it is below zero already."""
    if amount < 0:
        message = "{amount} is below zero, and on the side that is taken off"
        help = "write it above zero where it is taken off, and on the other side where it is added"
        raise WrongValue(message, help, amount=amount)
    return -amount if amount else amount


def unread_sides(columns: Columns, file: str) -> Iterator[Diagnostic]:
    """A column of debit and credit that the plan does not map, beside amounts to which it may give their sign."""
    if "amount" not in columns.roles or "sign" in columns.roles:
        return
    for column in columns.unmapped:
        cells = {shown(row[column]) for row in columns.rows} - {""}
        if cells and all(side_of(cell) or plain(cell) == plain(columns.heading(column)) for cell in cells):
            yield Diagnostic(
                "missing-key",
                "error",
                columns.head.place(file, column),
                "{heading} says debit or credit, and nothing says what that makes of the amounts",
                "say under `accounts: columns:` in plan.yaml: `{called}: sign` where one is added and the other taken "
                "off; `{called}: kind`, with each under `kinds:`, where they are two kinds; or `{called}: nothing`",
                values={"heading": columns.heading(column), "called": as_key(columns.heading(column))},
            )
