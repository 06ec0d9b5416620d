"""Font metrics, wrapping, eliding and fallback fonts: the one measurer (no Qt, no reportlab)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Weight = Literal["regular", "medium", "semibold", "bold"]
Family = Literal["inter", "dejavu"]


@dataclass(frozen=True, slots=True)
class Font:
    """A face of the bundled fonts at a size in points."""

    size: float
    weight: Weight = "regular"
    italic: bool = False
    family: Family = "inter"
