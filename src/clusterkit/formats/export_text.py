"""How an export of the accounts was understood, as plain text: how it was read, and what each of its columns is."""

from clusterkit.accounts.columns import Columns
from clusterkit.labels import N_, label
from clusterkit.messages import fill
from clusterkit.texts import isolate


def write(columns: Columns, file: str, language: str) -> str:
    """A line for the file, and one for each heading with what it was taken for."""
    how = columns.sheet.how
    said = (
        N_("{file} · sheet {sheet} · headings in row {row}")
        if len(how) == 1
        else N_("{file} · {encoding} · parted by {separator} · headings in row {row}")
    )
    values = {"file": file, "sheet": how[0], "encoding": how[0], "separator": how[-1], "row": columns.head.number}
    understood = columns.understood()
    width = max((len(role) for _, role in understood), default=0)
    not_read = label(N_("not read"), language)
    lines = [f"  {role:{width}}  {isolate(heading)}" for heading, role in understood if role]
    rest = [isolate(heading) for heading, role in understood if not role]
    return "\n".join([fill(said, values, language, apart=True), "", *lines, *_last(rest, not_read)]) + "\n"


def _last(rest: list[str], not_read: str) -> list[str]:
    return [f"  {not_read}: {', '.join(rest)}"] if rest else []
