"""A key that must be there is missing.

Why: an entity without its id or its title cannot be named, reported on or printed.

Fix: write the key.

Example:
    tasks:
      - {title: סקר פסולת}      # missing-key: id

Source: clusterkit, the layout of a plan (docs/planner.md).
"""

from typing import Final

name = "missing-key"
severity: Final = "error"
check = None
