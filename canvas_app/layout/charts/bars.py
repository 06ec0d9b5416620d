"""Bars in rows, with lines at the limits of their bands (room: geometry)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from canvas_app.layout.charts import named_rows
from canvas_app.layout.charts.axis import BELOW, rule
from canvas_app.layout.charts.figure import figure, ground, part
from canvas_app.layout.charts.hatching import hatching
from canvas_app.layout.charts.legend import Entry, legend, remark
from canvas_app.layout.charts.named_rows import NamedRow
from canvas_app.layout.charts.scale import Scale
from canvas_app.layout.labels import Area
from canvas_app.layout.lines import line, middle
from canvas_app.layout.picture import Box, Node, Picture, Shape
from canvas_app.layout.sizes import SMALL
from canvas_app.text import width

THICK = 12.0
HALF = THICK / 2


class Bar(NamedTuple):
    """A bar: ``solid`` long, then ``hatched`` long; ``shown`` is its value in words."""

    id: str
    name: str
    solid: float
    hatched: float
    shown: str
    role: str
    touchpoint_id: str | None = None
    label: str = ""


def bars(
    wide: float,
    listed: Sequence[Bar],
    high: float,
    limits: Iterable[tuple[float, str]] = (),
    entries: Sequence[Entry] = (),
    note: str = "",
) -> Picture:
    """Return bars on a scale from 0 to ``high``, the first on top.

    ``wide`` in points. ``limits`` are values with the words above their lines; ``entries`` are
    a legend below the bars, ``note`` a line between both.
    """
    columns = named_rows.columns(wide, (b.name for b in listed), (b.shown for b in listed))
    scale = Scale(0.0, high, columns.left, columns.right)
    top = BELOW if limits else 0.0
    made = named_rows.rows([bar.name for bar in listed], columns.names, top)
    end = named_rows.bottom(made, top)
    shapes: list[Shape] = [rule(scale.start, top, scale.start, end, "line.strong")]
    shapes += _limits(scale, limits, top, end)
    said, end = remark(note, end, wide)
    shapes += said
    below, height = legend(entries, 0.0, end + 6, wide) if entries else ((), end)
    drawn = (_part(bar, row, scale, wide) for bar, row in zip(listed, made, strict=True))
    return figure(wide, height + 4, [ground(wide, height, [*shapes, *below]), *drawn])


def swatch(role: str, hatched: bool = False, words: str = "") -> Entry:
    """Return what shows a bar in a legend, with its words."""
    return (lambda x, y: strip(Area(x - 7, y - 4, x + 7, y + 4), role, hatched)), words


def _limits(
    scale: Scale, limits: Iterable[tuple[float, str]], top: float, end: float
) -> Iterable[Shape]:
    """Yield lines with the words above them, leaving out words that would touch."""
    free = scale.start
    for value, words in limits:
        x, half = scale.at(value), width(words, SMALL) / 2
        yield rule(x, top, x, end, "line.strong", dash=(2.0, 3.0))
        if x - half >= free:
            yield from line(x, middle(top - BELOW / 2, SMALL), words, SMALL, "text.muted", 0.5)
            free = x + half + 3


def _part(bar: Bar, row: NamedRow, scale: Scale, wide: float) -> Node:
    y, between = row.middle, scale.within(bar.solid)
    end = scale.within(bar.solid + bar.hatched)
    shapes = [
        *named_rows.name(row),
        *strip(Area(scale.start, y - HALF, between, y + HALF), bar.role, False),
        *(strip(Area(between, y - HALF, end, y + HALF), bar.role, True) if bar.hatched else ()),
        *named_rows.value(row, wide, bar.shown),
    ]
    return part(bar.id, named_rows.area(row, wide), shapes, bar.touchpoint_id, bar.label)


def strip(area: Area, role: str, hatched: bool = False) -> tuple[Shape, ...]:
    """Return a filled or hatched rectangle."""
    wide, tall = area.right - area.left, area.bottom - area.top
    if not hatched:
        return (Box(area.left, area.top, wide, tall, role),)
    edge = Box(area.left + 0.5, area.top + 0.5, max(wide - 1, 0.5), tall - 1, None, role)
    return (edge, hatching(area, role, 1.25, 3.5))
