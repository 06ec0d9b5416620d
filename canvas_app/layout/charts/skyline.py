"""Steps of a journey as columns in their order: as high as what breaks (room: geometry)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil
from typing import NamedTuple

from canvas_app.i18n import number
from canvas_app.layout.charts.axis import horizontal, rule
from canvas_app.layout.charts.figure import figure, ground, part
from canvas_app.layout.charts.hatching import hatching
from canvas_app.layout.charts.legend import Entry, legend
from canvas_app.layout.charts.scale import Scale
from canvas_app.layout.charts.stage_bands import Band, bands
from canvas_app.layout.labels import Area
from canvas_app.layout.lines import line, middle, paragraph
from canvas_app.layout.picture import Box, Disc, Node, Picture, Shape
from canvas_app.layout.sizes import NUMBER, SMALL
from canvas_app.text import width, wrap

LEFT = 18.0
TALL = 96.0
THICK, THIN = 18.0, 1.5
HATCHED = 5.0
"""Columns as wide as this can be hatched, thinner ones are cut into pieces."""
PIECE, CUT = 2.0, 1.5
DENSE = 1.0
"""Of columns closer than this only the highest of each point is drawn."""
TAG = 14.0
"""Height of a letter above a column, and of a line in the list of letters."""
AIR = 3.0
ROOMY = 16.0
"""Columns so far apart carry their letter on top of them."""
LEAD = 16.0


class Column(NamedTuple):
    """A step: how high, in which colour; ``tag`` is its letter in the list below, or ""."""

    id: str
    height: float
    role: str
    hatched: bool
    tag: str = ""
    name: str = ""
    touchpoint_id: str | None = None
    label: str = ""


def skyline(
    wide: float,
    columns: Sequence[Column],
    high: int,
    limits: Iterable[float],
    stages: Sequence[Band],
    entries: Sequence[Entry] = (),
) -> Picture:
    """Return steps from left to right on a scale from 0 to ``high``.

    ``wide`` in points. ``limits`` are values with a dashed line, ``stages`` those where the
    steps begin; tagged columns are named below, after the ``entries`` of a legend.
    """
    pitch = (wide - LEFT) / max(len(columns), 1)
    middles = [LEFT + (at + 0.5) * pitch for at in range(len(columns))]
    rows = _tag_rows(columns, middles) if pitch < ROOMY else {}
    head = (1 + max(rows.values(), default=0)) * TAG + AIR
    plot = Area(LEFT, head, wide, head + TALL)
    scale = Scale(0.0, float(high), plot.bottom, plot.top)
    below = bands(stages, plot, wide)
    shapes = [*below.grounds, *below.words]
    ticks = [(value, number(value)) for value in range(high + 1)]
    shapes += horizontal(scale, ticks, LEFT, wide)
    shapes += [_limit(scale.at(value), wide) for value in limits]
    words, end = legend(entries, 0.0, below.bottom + 6, wide)
    named, end = _names(columns, end + AIR, wide)
    drawn = []
    for at in _seen(columns, pitch):
        column, x = columns[at], middles[at]
        y = scale.within(column.height) if at not in rows else head - rows[at] * TAG
        drawn.append(_part(column, x, pitch, scale, y - AIR))
    return figure(wide, end, [ground(wide, end, [*shapes, *words]), *drawn, *named])


def _seen(columns: Sequence[Column], pitch: float) -> Iterable[int]:
    """Return the places of the columns that are drawn: all, or the highest of each point."""
    if pitch >= DENSE:
        return range(len(columns))
    highest: dict[int, int] = {}
    for at, column in enumerate(columns):
        point = int(at * pitch / DENSE)
        best = highest.setdefault(point, at)
        if (bool(column.tag), column.height) > (bool(columns[best].tag), columns[best].height):
            highest[point] = at
    return highest.values()


def swatch(role: str, hatched: bool, x: float, y: float) -> tuple[Shape, ...]:
    """Return what shows a column in a legend around (x, y)."""
    return tuple(_filled(Area(x - 6, y - 5, x + 6, y + 5), role, hatched))


def _limit(y: float, wide: float) -> Shape:
    return rule(LEFT, y, wide, y, "line.strong", 1.0, (4.0, 3.0))


def _tag_rows(columns: Sequence[Column], middles: Sequence[float]) -> dict[int, int]:
    """Return by the place of a column with a tag in which row above all columns it stands."""
    found: dict[int, int] = {}
    ends: list[float] = []
    for at, (column, x) in enumerate(zip(columns, middles, strict=True)):
        if column.tag:
            half = width(column.tag, NUMBER) / 2 + AIR
            row = next((r for r, end in enumerate(ends) if end <= x - half), len(ends))
            ends[row : row + 1] = [x + half]
            found[at] = row
    return found


def _names(columns: Sequence[Column], top: float, wide: float) -> tuple[list[Node], float]:
    """Return the list of the letters below ``top``, and where it ends."""
    nodes = []
    for column in sorted((c for c in columns if c.tag), key=lambda c: c.tag):
        lines = wrap(column.name, SMALL, wide - LEAD, 2)
        area = Area(0.0, top, wide, top + len(lines) * TAG + AIR)
        shapes = (
            *line(LEAD / 2, middle(top + TAG / 2, NUMBER), column.tag, NUMBER, "text", 0.5),
            *paragraph(LEAD, top, lines, SMALL, "text.muted", TAG),
        )
        nodes.append(part(f"name:{column.id}", area, shapes, column.touchpoint_id, column.label))
        top = area.bottom
    return nodes, top


def _part(column: Column, x: float, pitch: float, scale: Scale, y: float) -> Node:
    """Return a column; the letter of a tagged one stands above ``y``."""
    half = min(max(pitch - 2, THIN), THICK) / 2
    area = Area(x - half, scale.within(column.height), x + half, scale.start)
    shapes = [*_filled(area, column.role, column.hatched)] if column.height else [_seamless(area)]
    reach = Area(x - max(pitch / 2, 1), scale.end, x + max(pitch / 2, 1), scale.start)
    if column.tag:
        baseline = middle(y - TAG / 2 + 1, NUMBER)
        shapes = [rule(x, y, x, area.top, "text.faint"), *shapes]
        shapes += line(x, baseline, column.tag, NUMBER, "text", 0.5)
        reach = reach._replace(top=min(reach.top, y - TAG))
    return part(column.id, reach, shapes, column.touchpoint_id, column.label)


def _filled(area: Area, role: str, hatched: bool) -> Iterable[Shape]:
    wide, tall = area.right - area.left, area.bottom - area.top
    if not hatched:
        yield Box(area.left, area.top, wide, tall, role)
    elif wide < HATCHED:
        for at in range(ceil(tall / (PIECE + CUT))):
            bottom = area.bottom - at * (PIECE + CUT)
            top = max(bottom - PIECE, area.top)
            yield Box(area.left, top, wide, bottom - top, role)
    else:
        inner = Area(area.left + 0.5, area.top + 0.5, area.right - 0.5, area.bottom)
        yield Box(inner.left, inner.top, wide - 1, tall - 0.5, "surface", role)
        yield hatching(inner, role, 1.25, 3.5)


def _seamless(area: Area) -> Shape:
    """Return what stands for a step without a gap."""
    radius = min((area.right - area.left) / 2, 2.5)
    return Disc((area.left + area.right) / 2, area.bottom, radius, "surface", "text.muted")
