"""A key is not known where it stands.

Why: a misspelt key is a value that nobody reads: an owner that is not an owner, an amount that is not counted.

Fix: correct it; `clusterkit schema` and docs/fields.md list every key.

Example:
    onwer: moran      # unknown-key: did you mean owner?

Source: clusterkit, the plan format (docs/fields.md): unknown keys are refused.
"""

from typing import Final

name = "unknown-key"
severity: Final = "error"
check = None
