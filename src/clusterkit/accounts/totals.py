"""Totals and balances among the rows of an export: what accounts call them, and which rows are one, or may be."""

from typing import NamedTuple

from clusterkit.accounts.columns import Columns, plain
from clusterkit.accounts.names import Names, is_none
from clusterkit.accounts.sheet import Cell, Row, shown

_TOTALS = ("סהכ", "סך הכל", "סך הכול", "total", "grand total", "subtotal", "sum")
_CLEAR = (
    *_TOTALS[:-1],
    *("יתרה", "יתרת פתיחה", "יתרות פתיחה", "יתרת סגירה", "יתרות סגירה", "יתרה קודמת", "יתרה מועברת", "יתרה להעברה"),
    *("יתרה מצטברת", "יתרה סופית", "יתרה נוכחית", "יתרת חובה", "יתרת זכות", "העברת יתרה", "העברת יתרות"),
    *("balance", "opening balance", "closing balance", "previous balance", "balance brought forward"),
    *("balance carried forward", "brought forward", "carried forward", "balance b f", "balance c f"),
)
"""What nothing but a total or a balance is called, with no more after it than what it is the total of."""

_CLEAR_ALONE = ("סיכום", "sum")
_BEGINNINGS = (*_CLEAR, *_CLEAR_ALONE, "יתרת", "יתרות")
_OF = frozenset(
    (
        *(
            "חודש",
            "תקופה",
            "שנה",
            "שנת",
            "שנים",
            "רבעון",
            "חציון",
            "יום",
            "תאריך",
            "עד",
            "סוף",
            "תחילת",
            "קודם",
            "קודמת",
        ),
        *("ינואר", "פברואר", "מרץ", "אפריל", "מאי", "יוני", "יולי", "אוגוסט", "ספטמבר", "אוקטובר", "נובמבר", "דצמבר"),
        *("סעיף", "כרטיס", "מקור", "תבר", "דוח", "דף", "עמוד", "כללי", "כולל", "ביניים", "תנועות", "חובה", "זכות"),
        *("for", "of", "the", "to", "at", "as", "on", "from", "month", "period", "quarter", "year", "date", "section"),
    )
)
"""What a total is the total of; in Hebrew also with a letter before it (לחודש, בשנת)."""


class Total(NamedTuple):
    """A row that is a total or a balance: the column that calls it so. Not `certain`: it may be a movement too."""

    column: int
    certain: bool


def total_in(row: Row, columns: Columns, names: Names) -> Total | None:
    """The total or balance that a row is or may be; None for a row that nothing calls so.

    Without a date it is one. With a date, it is one where it is called nothing else, and has neither a reference nor
    a kind; with both of them it is a movement, if more is said: a rest that is paid, a meeting's summary.
    """
    said = [column for column, cell in enumerate(row.cells) if _begins(cell, _BEGINNINGS) and not _is_name(cell, names)]
    if not said:
        return None
    clear = any(_is_clear(row[column]) for column in said)
    if not _has(row, columns.of("date"), said):
        return Total(said[0], certain=True) if clear or any(_begins(row[at], _TOTALS) for at in said) else None
    kind = columns.of("kind")
    shows = (
        _has(row, columns.of("reference"), said),
        _has(row, kind, said) and kind is not None and names.knows_kind(shown(row[kind])),
    )
    if all(shows) and not clear:
        return None
    return Total(said[0], certain=clear and not any(shows))


def _has(row: Row, column: int | None, said: list[int]) -> bool:
    """Whether a row has something in a column, and not there what calls it a total."""
    return column is not None and column not in said and not is_none(shown(row[column]))


def _is_name(cell: Cell, names: Names) -> bool:
    """Whether a source or a task is called so: a source may be what is left of another (יתרת תמיכה)."""
    return names.knows(shown(cell))


def _begins(cell: Cell, words: tuple[str, ...]) -> bool:
    text = f"{plain(cell)} " if isinstance(cell, str) else ""
    return any(text.startswith(f"{word} ") for word in words)


def _is_clear(cell: Cell) -> bool:
    text = plain(shown(cell))
    tails = [text[len(word) :].split() for word in _CLEAR if f"{text} ".startswith(f"{word} ")]
    return text in _CLEAR_ALONE or any(all(map(_is_of, tail)) for tail in tails)


def _is_of(word: str) -> bool:
    return word.isdecimal() or word in _OF or (word[0] in "לבמה" and word[1:] in _OF)
