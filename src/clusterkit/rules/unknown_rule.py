"""An `allow` names a rule that does not exist.

Why: it accepts nothing, and the reason that somebody wrote protects nobody.

Fix: correct the name; `clusterkit explain` lists the rules.

Example:
    allow: {unsplit-lines: "המשרד טרם חילק"}      # unknown-rule: did you mean unsplit-line?

Source: clusterkit, accepted findings (docs/planner.md): a finding is accepted where it stands, with its reason.
"""

from typing import Final

name = "unknown-rule"
severity: Final = "error"
check = None
