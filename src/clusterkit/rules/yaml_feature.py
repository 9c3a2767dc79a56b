"""A file uses a part of YAML that plans do without: anchors, aliases, merges, tags, several documents.

Why: a planner who reads the file must see what it says where it says it; and a tag can make a number of a text.

Fix: write the value out.

Example:
    owner: *moran      # yaml-feature

Source: clusterkit, the plan format (docs/fields.md): a plain subset of YAML.
"""

from typing import Final

name = "yaml-feature"
severity: Final = "error"
check = None
