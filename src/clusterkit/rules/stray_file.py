"""A file of a plan has a name, or stands in a place, that nothing reads.

Why: work in a file that nothing reads is in no booklet and no budget, and nobody notices.

Only partners.yaml, cluster.yaml, plan.yaml, survey.yaml, actuals.csv, sections/*.yaml and progress/*.yaml are read, and
clusterkit.toml at the top of the plans folder. `10-waste.yaml.txt`, as Notepad saves it, is not.

Fix: give it the name that is read, move it into sections/ or progress/, or out of the plans folder.

Example:
    workplans/demo/2026/10-waste.yaml      # stray-file: it belongs in sections/

Source: clusterkit, the layout of a plan (docs/planner.md).
"""

from typing import Final

name = "stray-file"
severity: Final = "warning"
check = None
