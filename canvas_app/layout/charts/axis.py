"""Axes: hairlines with their numbers (room: geometry)."""

from __future__ import annotations

from collections.abc import Iterable

from canvas_app.layout.charts.scale import Scale
from canvas_app.layout.lines import line, middle
from canvas_app.layout.picture import Path, Shape
from canvas_app.layout.sizes import SMALL

Tick = tuple[float, str]
"""A value and the words that stand at its line, "" for none."""

BELOW = 16.0
"""Room that the words of ``vertical`` lines take under them."""
BESIDE = 6.0
"""Between the words of ``horizontal`` lines and the lines."""


def vertical(
    scale: Scale, ticks: Iterable[Tick], top: float, bottom: float, role: str = "line"
) -> tuple[Shape, ...]:
    """Return lines that stand at values of a horizontal scale, their words under them."""
    shapes: list[Shape] = []
    for value, words in ticks:
        x = scale.at(value)
        shapes.append(rule(x, top, x, bottom, role))
        shapes += line(x, middle(bottom + BELOW / 2 + 1, SMALL), words, SMALL, "text.muted", 0.5)
    return tuple(shapes)


def horizontal(
    scale: Scale, ticks: Iterable[Tick], left: float, right: float, role: str = "line"
) -> tuple[Shape, ...]:
    """Return lines that lie at values of a vertical scale, their words to the left."""
    shapes: list[Shape] = []
    for value, words in ticks:
        y = scale.at(value)
        shapes.append(rule(left, y, right, y, role))
        shapes += line(left - BESIDE, middle(y, SMALL), words, SMALL, "text.muted", 1.0)
    return tuple(shapes)


def rule(
    x: float,
    y: float,
    to_x: float,
    to_y: float,
    role: str = "line",
    line: float = 1.0,
    dash: tuple[float, ...] = (),
) -> Path:
    """Return a straight line."""
    return Path((("M", x, y), ("L", to_x, to_y)), stroke=role, line=line, dash=dash)
