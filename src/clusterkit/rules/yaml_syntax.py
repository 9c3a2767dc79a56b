"""A file is not YAML.

Why: nothing of it can be read, from the place shown on.

Fix: look at the line shown and the one before it: the indentation, an unclosed quote or bracket, a colon with no space.

Example:
    title: [סקר      # yaml-syntax: the bracket is not closed

Source: YAML 1.1, as PyYAML reads it.
"""

from typing import Final

name = "yaml-syntax"
severity: Final = "error"
check = None
