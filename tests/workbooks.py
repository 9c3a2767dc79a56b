"""What the tests of workbooks share: cells read back, and the sums that another program comes to."""

import re
import subprocess
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from decimal import Decimal
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

SIGNS = ("=1+1", "+1", "-1", "@sum", '=HYPERLINK("http://x")')
"""Texts that a program could take for a formula."""

Place = tuple[str, str]
"""A sheet's name, and a cell's in it."""


def opened(content: bytes, values: bool = False) -> Workbook:
    """The workbook, with its formulas or with the values that they hold. Data bars are more than openpyxl knows."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", ".*extension is not supported", UserWarning)
        return load_workbook(BytesIO(content), data_only=values)


def cells(book: Workbook) -> Iterator[tuple[Worksheet, Cell]]:
    """Every cell with its sheet; not those that lie under a merged one."""
    for sheet in book.worksheets:
        yield from ((sheet, cell) for row in sheet.iter_rows() for cell in row if isinstance(cell, Cell))


def formulas(content: bytes) -> dict[Place, str]:
    """Every formula, by its place."""
    return {
        (sheet.title, cell.coordinate): str(cell.value)
        for sheet, cell in cells(opened(content))
        if cell.data_type == "f"
    }


def values(content: bytes) -> dict[Place, object]:
    """What every formula of a workbook holds: numbers to six digits; None for nothing."""
    held = opened(content, values=True)
    return {(name, place): settled(held[name][place].value) for name, place in formulas(content)}


def settled(value: object) -> object:
    """A number as exact as money is written: programs add in binary."""
    return round(Decimal(str(value)), 6).normalize() if isinstance(value, int | float) else value or None


def bare(content: bytes) -> bytes:
    """The workbook without the values that its formulas hold, so that another program has to count them."""
    new = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(new, "w") as made:
        for name in old.namelist():
            made.writestr(name, re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", old.read(name)))
    return new.getvalue()


def recalculated(contents: Mapping[str, bytes], office: str, folder: Path) -> dict[str, bytes]:
    """Workbooks by name, as LibreOffice saves them once it has counted what they do not hold."""
    (folder / "bare").mkdir(parents=True, exist_ok=True)
    files = [folder / "bare" / f"{name}.xlsx" for name in contents]
    for file, content in zip(files, contents.values(), strict=True):
        file.write_bytes(bare(content))
    profile = (folder / "profile").as_uri()
    command = [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx"]
    subprocess.run([*command, "--outdir", folder, *files], capture_output=True, timeout=300, check=True)
    return {name: (folder / f"{name}.xlsx").read_bytes() for name in contents}
