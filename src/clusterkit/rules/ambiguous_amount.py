"""An amount has a dot and three digits after it.

Why: `85.995` is how these documents write eighty-five thousand nine hundred and ninety-five; a calculator reads less
than eighty-six. Off by a thousand, and nothing else shows it.

Fix: write the thousands with a comma or with nothing: `85,995`.

Example:
    amount: 85.995      # ambiguous-amount: write 85,995

Source: HaMifratz work plan 2021; the practice of the field.
"""

from typing import Final

name = "ambiguous-amount"
severity: Final = "error"
check = None
