"""A YAML file stands where no plan reads it.

Why: work in a file that nothing reads is in no booklet and no budget, and nobody notices.

Fix: move it into sections/ or progress/, or out of the plans folder.

Example:
    workplans/demo/2026/10-waste.yaml      # stray-file: it belongs in sections/

Source: clusterkit, the layout of a plan (docs/planner.md).
"""

from typing import Final

name = "stray-file"
severity: Final = "warning"
check = None
