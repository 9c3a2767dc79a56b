"""A file is not UTF-8 text.

Why: Hebrew and Arabic saved in an old Windows code page turn into other letters on every other machine.

Fix: save the file as UTF-8. In most editors: Save with encoding.

Example:
    a section saved by an old editor as Windows-1255      # not-utf8

Source: clusterkit, the plan format (docs/fields.md): a plain subset of YAML, in UTF-8.
"""

from typing import Final

name = "not-utf8"
severity: Final = "error"
check = None
