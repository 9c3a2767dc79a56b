"""A file is not YAML.

Why: nothing of it can be read, from the place shown on.

Fix: look at the line shown and the one before it: the indentation, an unclosed quote or bracket, a colon without a space.

Example:
    title: [סקר      # yaml-syntax: the bracket is not closed

Source: YAML 1.1, as PyYAML reads it.
"""

name = "yaml-syntax"
severity = "error"
check = None
