"""The table on a terminal: narrow or wide, coloured or not, no figure and no id is ever cut."""

import pytest

from booklets import demo
from clusterkit.formats.cells import plain
from clusterkit.formats.table_rich import write
from clusterkit.reports.ask import Ask
from clusterkit.reports.budget import budget
from clusterkit.texts import isolate


@pytest.mark.parametrize("colour", [False, True])
@pytest.mark.parametrize("width", ["40", "80", "250"])
def test_no_figure_is_cut(width: str, colour: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", width)
    table = budget([demo()], Ask(("source",), language="he"))
    drawn = write(table, colour)
    shown = [index for index in table.shown() if table.columns[index].kind != "text"]
    cells = {plain(row[index], table.columns[index]) for row in table.rows for index in shown}
    assert [cell for cell in cells if isolate(cell) not in drawn] == []
    assert "…" not in drawn
    assert ("\033[" in drawn) == colour
