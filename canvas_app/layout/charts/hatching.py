"""Hatching: what fills an area without a colour of its own (room: geometry)."""

from __future__ import annotations

from canvas_app.layout.labels import Area
from canvas_app.layout.picture import Path

STEP = 4.0


def hatching(area: Area, role: str, line: float = 1.0, step: float = STEP) -> Path:
    """Return rising lines that fill an area, ``step`` points apart."""
    steps: list[tuple[str | float, ...]] = []
    total = area.left + area.top + step / 2
    while total < area.right + area.bottom:
        left, right = max(area.left, total - area.bottom), min(area.right, total - area.top)
        steps += [("M", left, total - left), ("L", right, total - right)]
        total += step
    return Path(tuple(steps), stroke=role, line=line)
