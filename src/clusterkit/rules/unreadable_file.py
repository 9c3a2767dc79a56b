"""A file cannot be read from the disk: it is a folder, a broken link, or closed to the reader.

Why: what cannot be read is not checked. The run says so, checks the rest, and ends with exit code 2.

Fix: put a readable file there, or delete it.

Example:
    sections/20-waste.yaml -> ../old/waste.yaml      # unreadable-file: the link leads nowhere

Source: clusterkit, exit codes (docs/ci.md): what cannot be read is told, and the rest is checked.
"""

from typing import Final

name = "unreadable-file"
severity: Final = "error"
check = None
