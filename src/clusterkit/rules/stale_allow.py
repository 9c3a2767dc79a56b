"""An `allow` accepts a finding that is not there any more.

Why: what was accepted once would be accepted again, silently, when the fault comes back for another reason.

Fix: delete it.

Example:
    - {amount: 100000, source: regular, allow: {unsplit-line: "המשרד טרם חילק"}}      # stale-allow

Source: clusterkit, accepted findings (docs/planner.md): a finding is accepted where it stands, with its reason.
"""

from typing import Final

name = "stale-allow"
severity: Final = "warning"
check = None
