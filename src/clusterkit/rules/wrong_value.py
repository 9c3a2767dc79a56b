"""A value is not of the kind that its key takes: a period, a date, an amount, an id, one of a few words.

Why: what is not understood cannot be added up, put in order or looked up.

Fix: write it as the message shows.

Example:
    schedule: [2026-Q5]      # wrong-value: there are four quarters

Source: clusterkit, the plan format (docs/fields.md): the model decides types.
"""

from typing import Final

name = "wrong-value"
severity: Final = "error"
check = None
