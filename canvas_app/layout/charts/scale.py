"""From values to places along an axis (room: geometry)."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple


class Scale(NamedTuple):
    """Values from ``low`` to ``high`` stand at ``start`` … ``end``, in points.

    ``start`` is greater than ``end`` on an axis that goes up.
    """

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float | Fraction) -> float:
        """Return where a value stands; values beyond the ends stand beyond them."""
        share = (float(value) - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)

    def within(self, value: float | Fraction) -> float:
        """Return where a value stands, values beyond the ends at the ends."""
        return self.at(min(max(float(value), self.low), self.high))
