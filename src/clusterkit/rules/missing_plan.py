"""A plan's folder has no plan.yaml.

Why: the plan's year, state and sources are there. Without them the sections cannot be checked as a plan.

Fix: write a plan.yaml with at least its title and year.

Example:
    workplans/demo/2026/sections/ without workplans/demo/2026/plan.yaml      # missing-plan

Source: clusterkit, the plan format (docs/fields.md): every file is optional but plan.yaml.
"""

from typing import Final

name = "missing-plan"
severity: Final = "error"
check = None
