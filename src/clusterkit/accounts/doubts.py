"""What somebody has to say of an import: which rows are new though they look like others, and which are totals."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from clusterkit.accounts.columns import Columns
from clusterkit.accounts.merge import Doubt, Merge
from clusterkit.accounts.pairs import grouped
from clusterkit.accounts.rows import Reading
from clusterkit.accounts.sheet import Row, shown
from clusterkit.diagnostics import Diagnostic, WrongValue

_MOST = 10  # rows that are named one by one


class Answers(NamedTuple):
    """What somebody says of rows of the export, by number: these are new movements; these are there already."""

    new: frozenset[int] = frozenset()
    same: frozenset[int] = frozenset()


def refuse_unknown(answers: Answers, columns: Columns) -> None:
    """WrongValue where an answer is about a row that the export does not have, or says two things of one."""
    twice = answers.new & answers.same
    if twice:
        raise WrongValue("row {rows} cannot be both --new and --same", "say one of them", rows=ranges(twice))
    unknown = (answers.new | answers.same) - {row.number for row in columns.rows}
    if unknown:
        help = "--new and --same name rows by their number in the file"
        raise WrongValue("there is no row {rows} under the headings", help, rows=ranges(unknown))


def doubts(merge: Merge, reading: Reading, columns: Columns, file: str, answers: Answers) -> Iterator[Diagnostic]:
    """What has to be said before anything is added, and has not been said."""
    rows = {row.number: row for row in columns.rows}
    new = {number for number, _ in merge.new}
    totals = [rows[number] for number in sorted(reading.totals.keys() & new - answers.new)]
    if totals:
        yield _of_totals(totals, reading, file)
    asked = [one for one in merge.doubtful if one.number not in answers.new | answers.same]
    for several in grouped(asked, lambda one: one.differ).values():
        yield _of_likes(several, rows, columns, file)
    for number in sorted(answers.same & new):
        message = "no row of actuals.csv that is left has the date, source, kind and amount of row {row}"
        help = "it is not --same as any: leave it out there"
        yield Diagnostic("wrong-value", "error", rows[number].place(file), message, help, values={"row": number})


def ranges(numbers: Iterable[int]) -> str:
    """Numbers as they are given to --new and --same: `3,5-9`."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ",".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _of_totals(totals: Sequence[Row], reading: Reading, file: str) -> Diagnostic:
    first, *rest = totals
    column = reading.totals[first.number]
    return Diagnostic(
        "wrong-value",
        "error",
        first.place(file, column),
        "{written} is how a total or a balance begins, and the row has a date",
        "delete it in the file where it is one; where it is a movement: `--new {all}`",
        notes=_notes(rest),
        values={"written": shown(first[column]), **_rows(totals, rest)},
        also=tuple(row.place(file, reading.totals[row.number]) for row in rest),
    )


def _of_likes(several: Sequence[Doubt], rows: dict[int, Row], columns: Columns, file: str) -> Diagnostic:
    """One finding for new movements that differ from what is there in the same details."""
    numbers = sorted({one.number for one in several})
    first, *rest = [rows[number] for number in numbers]
    lines = [str(line) for line in sorted({one.there.place.line for one in several})]
    return Diagnostic(
        "repeated-line",
        "error",
        first.place(file, columns.of("date") or 0),
        "this may be a movement that actuals.csv has: they differ in {differ} alone",
        "where it is the same: `--same {all}`, which fills in what that row lacks; where it is another: `--new {all}`",
        notes=("in actuals.csv, line {lines}", *_notes(rest)),
        values={
            "differ": ", ".join(several[0].differ),
            "lines": " ".join(lines[:_MOST]) + (" …" if len(lines) > _MOST else ""),
            **_rows([first, *rest], rest),
        },
        also=(several[0].there.place, *(row.place(file, columns.of("date") or 0) for row in rest)),
    )


def _notes(rest: Sequence[Row]) -> tuple[str, ...]:
    return ("the same in rows: {rows}",) if rest else ()


def _rows(every: Sequence[Row], rest: Sequence[Row]) -> dict[str, object]:
    return {
        "all": ranges(row.number for row in every),
        "rows": " ".join(str(row.number) for row in rest[:_MOST]) + (" …" if len(rest) > _MOST else ""),
    }
