"""`clusterkit.toml` names a rule, a threshold or a key that does not exist, or is not TOML.

Why: a setting that is not understood settles nothing; a rule that somebody believes is an error goes on as a warning.

Fix: correct the name; `clusterkit explain` lists the rules, and docs/ci.md the settings.

Example:
    [severity]
    unsplit-lines = "error"      # wrong-setting: the rule is unsplit-line

Source: clusterkit, the settings of a plans folder (docs/ci.md).
"""

from typing import Final

name = "wrong-setting"
severity: Final = "error"
check = None
