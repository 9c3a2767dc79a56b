"""A mapping has the same key twice.

Why: most programs keep the second value and say nothing; the first is lost.

Fix: delete one, or merge the two.

Example:
    title: סקר פסולת
    title: סקר פסולת אזורי      # duplicate-key

Source: YAML 1.2, section 3.2.1.1: keys are unique.
"""

from typing import Final

name = "duplicate-key"
severity: Final = "error"
check = None
