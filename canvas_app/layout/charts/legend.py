"""Legends: swatches with words, in lines as wide as the chart (room: geometry)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from canvas_app.layout.labels import Area
from canvas_app.layout.lines import line, middle, paragraph
from canvas_app.layout.picture import Shape
from canvas_app.layout.sizes import SMALL
from canvas_app.text import elide, width, wrap

Swatch = Callable[[float, float], Iterable[Shape]]
"""Draws what stands for an entry around (x, y), at most 16 points wide and 12 high."""
Entry = tuple[Swatch, str]

SWATCH = 16.0
GAP = 5.0
BETWEEN = 14.0
PITCH = 17.0


def legend(
    entries: Iterable[Entry], left: float, top: float, right: float
) -> tuple[tuple[Shape, ...], float]:
    """Return the shapes of a legend below ``top``, and where it ends."""
    listed = list(entries)
    shapes: list[Shape] = []
    areas = spots([words for _swatch, words in listed], left, top, right)
    for (swatch, words), area in zip(listed, areas, strict=True):
        y = (area.top + area.bottom) / 2
        shapes += swatch(area.left + SWATCH / 2, y)
        start = area.left + SWATCH + GAP
        shown = elide(words, SMALL, area.right - start)
        shapes += line(start, middle(y, SMALL), shown, SMALL, "text.muted")
    return tuple(shapes), areas[-1].bottom if areas else top


def remark(words: str, top: float, right: float) -> tuple[tuple[Shape, ...], float]:
    """Return a remark in lines below ``top``, and where it ends; nothing without words."""
    lines = wrap(words, SMALL, right)
    shapes = paragraph(0.0, top + 4, lines, SMALL, "text.muted", PITCH) if lines else ()
    return shapes, top + 4 + len(lines) * PITCH if lines else top


def spots(words: Sequence[str], left: float, top: float, right: float) -> list[Area]:
    """Return where the entries stand: from left to right, then in the next line."""
    areas: list[Area] = []
    x = left
    for each in words:
        wide = min(SWATCH + GAP + width(each, SMALL), right - left)
        if areas and x + wide > right + 0.01:
            x, top = left, top + PITCH
        areas.append(Area(x, top, x + wide, top + PITCH))
        x += wide + BETWEEN
    return areas
