"""A table as one JSON document, for programs; its shape is stable under `schema_version`."""

import json
from decimal import Decimal
from typing import Any

from clusterkit.formats.cells import notes
from clusterkit.reports.table import Cell, Table


def write(table: Table, colour: bool = False) -> str:
    """`by`, `rows`, `total` and `notes`; amounts are JSON numbers in shekels, and null is nothing said, never zero."""
    keys = [column.key for column in table.columns]
    sums = [column.key for column in table.columns if column.is_number]
    document = {
        "schema_version": 1,
        "currency": "ILS",
        "by": list(table.by),
        "rows": [{key: _value(cell) for key, cell in zip(keys, row, strict=True)} for row in table.rows],
        "total": {
            key: _value(cell) for key, cell in zip(keys, table.total, strict=True) if key in sums and cell is not None
        },
        "notes": notes(table),
        "partial": table.partial,
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _value(cell: Cell) -> Any:
    """Whole shekels as an integer, agorot as a decimal number; a float prints both digits exactly below 10**13."""
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    return cell
