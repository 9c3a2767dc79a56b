"""The sheet of charts: what is approved and allocated, by source, by section and by kind of source."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from clusterkit.labels import N_, label
from clusterkit.spreadsheets.ledger.grid import Grid
from clusterkit.spreadsheets.pages import TITLE, WHOLE, Sheet

WIDTH = 890
"""Pixels: the twelve columns of the sheet, the width of a page that lies on its side."""

_COLUMNS = 12
_ROW, _PAGE, _BESIDE, _BAR, _LEAST = 20, 580, 150, 34, 17
"""Pixels: a row of a sheet; a page's height; what a chart needs besides its bars, for each group, and at the least."""

COLOURS = ("#0B5D6B", "#E0A030")


class Bars(NamedTuple):
    """A chart's title (an English key of the catalogs), and the columns of a sheet whose rows are its bars."""

    title: str
    grid: Grid
    columns: tuple[str, ...]
    stacked: bool = False


def charts_sheet(sheet: Sheet, grids: Mapping[str, Grid], title: str) -> None:
    """The charts, each on a page of its own."""
    sheet.widen([10] * _COLUMNS)
    sheet.across(title, TITLE)
    found = (
        Bars(N_("Approved and allocated, by source"), grids["control"], ("approved", "allocated")),
        Bars(N_("Allocated, by section"), grids["section"], ("on_approved", "not_approved"), stacked=True),
        Bars(N_("Allocated, by kind of source"), grids["kind"], ("on_approved", "not_approved"), stacked=True),
    )
    breaks: list[int] = []
    for bars in found:
        _put(sheet, bars)
        breaks.append(sheet.row)
    sheet.page.set_print_scale(100)  # where pages are made to fit, Excel breaks none of them where it is told to
    sheet.page.set_h_pagebreaks(breaks[:-1])
    sheet.page.print_area(0, 0, sheet.row, _COLUMNS - 1)


def _put(sheet: Sheet, bars: Bars) -> None:
    """A chart in the next rows; as high as its bars need, less where they would not be on one page."""
    chart, said, count = _bars(sheet, bars), label(bars.title, bars.grid.language), bars.grid.size
    height = max(_BESIDE + _LEAST * count, min(_BESIDE + _BAR * count, _PAGE))
    chart.set_title({"name": said, "name_font": {"size": 14, "color": "#0B4A57"}})
    chart.set_size({"width": WIDTH, "height": height})
    sheet.page.insert_chart(sheet.row, 0, chart, {"description": said, "object_position": 2})
    sheet.row += height // _ROW + 2


def _bars(sheet: Sheet, bars: Bars) -> Any:
    """Bars that lie, the first on top; in a right-to-left book they begin at the right."""
    chart = sheet.book.chart(type="bar", **({"subtype": "stacked"} if bars.stacked else {}))
    for colour, key in zip(COLOURS, bars.columns, strict=False):
        chart.add_series({**_series(bars.grid, key), "fill": {"color": colour}, "gap": 60})
    grey = {"visible": True, "line": {"color": "#D9E1E2"}}
    small = {"num_font": {"size": 9}}
    # XlsxWriter's x axis is the one that lies, so that of a lying bar's amounts.
    chart.set_x_axis({**small, "reverse": sheet.book.rtl, "num_format": WHOLE, "major_gridlines": grey})
    chart.set_y_axis({**small, "reverse": True, "crossing": "max", "major_gridlines": {"visible": False}})
    chart.set_legend({"position": "bottom"})
    return chart


def _series(grid: Grid, key: str) -> dict[str, Any]:
    name, first, last = grid.sheet.name, grid.first, grid.first + grid.size - 1
    place = grid.places[key]
    return {
        "name": [name, first - 1, place],
        "categories": [name, first, grid.name_place, last, grid.name_place],
        "values": [name, first, place, last, place],
    }
