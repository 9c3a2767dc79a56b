"""An `allow` names a rule that does not exist.

Why: it accepts nothing, and the reason that somebody wrote protects nobody.

Fix: correct the name; `clusterkit explain` lists the rules.

Example:
    allow: {unsplit-lines: "המשרד טרם חילק"}      # unknown-rule: did you mean unsplit-line?
"""

from typing import Final

name = "unknown-rule"
severity: Final = "error"
check = None
