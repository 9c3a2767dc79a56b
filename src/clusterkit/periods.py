"""Periods of a plan: a year, a half (חציון), a quarter (רבעון) or a month."""

import re
from calendar import monthrange
from datetime import MINYEAR, date
from typing import NamedTuple

from clusterkit.diagnostics import WrongValue

PATTERN = r"^\d{4}(-(H[12]|Q[1-4]|0[1-9]|1[0-2]))?$"
"""What a written period looks like, for the JSON Schema."""

_WRITTEN = re.compile(r"(?P<year>\d{4})(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|(?P<month>0[1-9]|1[0-2])))?")


class Period(NamedTuple):
    """A stretch of whole months (12, 6, 3 or 1) inside one calendar year, known by its first month."""

    year: int
    month: int = 1
    months: int = 12

    @property
    def name(self) -> str:
        """The part after the year: `H1`, `Q3`, `04`, or nothing for a whole year."""
        number = (self.month - 1) // self.months + 1
        return {12: "", 6: f"H{number}", 3: f"Q{number}", 1: f"{number:02}"}[self.months]

    @property
    def order(self) -> tuple[int, int, int]:
        """A key that sorts periods by their first month, the longer first."""
        return self.year, self.month, -self.months

    def covers(self, other: "Period") -> bool:
        """Whether another period lies wholly inside this one."""
        return self.year == other.year and self.month <= other.month <= other.last <= self.last

    @property
    def last(self) -> int:
        """Its last month, 1 to 12."""
        return self.month + self.months - 1

    @property
    def first_day(self) -> date:
        """The day that it begins on; the year 0000 can be written, and is taken as the first."""
        return date(max(self.year, MINYEAR), self.month, 1)

    @property
    def last_day(self) -> date:
        """The day that it ends on."""
        year = max(self.year, MINYEAR)
        return date(year, self.last, monthrange(year, self.last)[1])

    def within(self, months: int) -> "Period":
        """The period of so many months that it lies in; itself where it is longer, or in none."""
        wider = Period(self.year, (self.month - 1) // months * months + 1, months)
        return wider if wider.covers(self) else self

    def __str__(self) -> str:
        """As a planner writes it: `2026`, `2026-H1`, `2026-Q3`, `2026-04`."""
        return f"{self.year:04}-{self.name}" if self.name else f"{self.year:04}"


def read_period(text: str) -> Period:
    """The period that a planner wrote; WrongValue where it is not one."""
    match = _WRITTEN.fullmatch(text)
    if not match:
        raise WrongValue("{written} is not a period", "write 2026, 2026-H1, 2026-Q3 or 2026-04", written=text)
    year = int(match["year"])
    for name, months in (("half", 6), ("quarter", 3), ("month", 1)):
        if match[name]:
            return Period(year, (int(match[name]) - 1) * months + 1, months)
    return Period(year)
