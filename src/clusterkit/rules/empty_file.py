"""A file is empty.

Why: an empty file is most often one that was lost while it was saved.

Fix: write its keys, or delete the file.

Example:
    sections/20-waste.yaml, 0 bytes      # empty-file

Source: clusterkit, the layout of a plan (docs/planner.md).
"""

from typing import Final

name = "empty-file"
severity: Final = "error"
check = None
