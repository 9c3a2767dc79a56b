"""The baseline lets a finding pass that is not there any more.

Why: the fault is fixed. Its line in the baseline would let it pass again, silently, when it comes back.

Fix: write the baseline anew: `clusterkit validate --write-baseline`.

Example:
    several-owners mifratz/2021 sus-1      # stale-baseline: the task has one owner now

Source: clusterkit, the baseline of a plans folder (docs/ci.md).
"""

from typing import Final

name = "stale-baseline"
severity: Final = "info"
check = None
