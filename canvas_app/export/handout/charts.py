"""A panel's chart on paper: letters of at least 8 points, cut between rows when it is too high.

(room: export)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from canvas_app.layout.charts.figure import figure, ground
from canvas_app.layout.flow.blocks import Block, Piece
from canvas_app.layout.flow.setting import shifted
from canvas_app.layout.listening import again
from canvas_app.layout.pages import smallest_text
from canvas_app.layout.picture import Box, Disc, Icon, Path, Picture, Shape, Text
from canvas_app.layout.tags import Tag
from canvas_app.panels.panel import Chart
from canvas_app.text import ascent, descent

LEAST = 8.0
"""The smallest letters on paper, points."""
SMALLEST = 0.74
"""Charts with large letters are not made smaller than this."""
NARROW, BROAD = 280.0, 900.0
"""Widths that charts are made for."""
ABOVE = 12.0
PARTS = (0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5, 0.45)
"""To what part of its height a chart may be pressed rather than cut."""
LITTLE = 60.0
"""Less of a chart than this does not stand alone."""
REST = 120.0
"""Less than this is not left over for the next column where the chart can be cut higher."""
GROUND = 100.0
"""Higher shapes are the ground of a plot."""


def figures(
    chart: Chart, room: float, high: float, first: float, least: float = LEAST, axis: float = 0.0
) -> Iterator[Block]:
    """Yield a chart as one block, or as several when it is higher than what is there.

    ``room`` and ``high`` are a column's width and height, ``first`` is what is left of the one
    in which the chart begins, ``least`` the smallest letters, ``axis`` how far below a plot
    nothing is cut, all in points.
    """
    picture, scale = _drawn(chart, room, least)
    if picture.height * scale > first - ABOVE:
        picture = _lower(chart, picture, (first - ABOVE) / scale)
    tag = Tag("Figure", chart.description)
    for part in _slices(picture, (first - ABOVE) / scale, high / scale, axis):
        fitting = min(scale, high / part.height)
        piece = Piece(part.height * fitting)
        said = chart.description
        yield Block((piece,), "figure", said, ABOVE, least=1, picture=part, scale=fitting, tag=tag)


def _drawn(chart: Chart, room: float, least: float) -> tuple[Picture, float]:
    """Return a chart for a width on paper and its scale: small, with letters that can be read."""
    smallest = SMALLEST * least / LEAST
    again()
    picture = chart.draw(min(BROAD, max(NARROW, room / smallest)))
    scale = min(1.0, room / picture.width)
    for _again in range(3):  # other widths may come with other letters
        letters = smallest_text(picture) or least
        if letters * scale >= least - 0.01 or picture.width <= NARROW:
            break
        scale = least / letters
        again()
        picture = chart.draw(min(BROAD, max(NARROW, room / scale)))
        scale = min(1.0, room / picture.width)
    return picture, scale


def _lower(chart: Chart, picture: Picture, high: float) -> Picture:
    """Return a chart that is no higher than ``high``, as it was where it cannot be."""
    if chart.lower is None:
        return picture
    tried = (chart.lower(picture.width, part) for part in PARTS)
    return next((lower for lower in tried if lower.height <= high), picture)


def _slices(picture: Picture, first: float, most: float, axis: float) -> Iterator[Picture]:
    """Yield a picture in parts no higher than ``first`` and ``most`` points.

    Cuts go where nothing but rules would be cut.
    """
    if picture.height <= first:
        yield picture
        return
    shapes = [shape for node in picture.nodes for shape in shifted(node.shapes(), node.x, node.y)]
    top = 0.0
    extents = [_kept(*_extent(shape), axis) for shape in shapes if not _is_rule(shape)]
    for bottom in _cuts(extents, picture.height, first, most):
        again()
        inside = [part for shape in shapes if (part := _between(shape, top, bottom)) is not None]
        node = ground(picture.width, bottom - top, shifted(inside, 0.0, -top))
        yield figure(picture.width, bottom - top, (node,))
        top = bottom


def _cuts(
    extents: Sequence[tuple[float, float]], height: float, first: float, most: float
) -> list[float]:
    """Return where to cut, each time at the widest gap in the lower half of what fits.

    The last is the whole height.
    """
    gaps: list[tuple[float, float]] = []
    reach = 0.0
    for start, end in sorted(extents):
        if start > reach + 1:
            gaps.append((reach, start))
        reach = max(reach, end)
    cuts: list[float] = []
    top, room = 0.0, first
    while height - top > room:
        fitting = [gap for gap in gaps if top + max(LITTLE, room / 2) < sum(gap) / 2 <= top + room]
        if fitting:
            fitting = [gap for gap in fitting if height - gap[1] >= REST] or fitting
            start, end = max(fitting, key=lambda gap: (round(gap[1] - gap[0]), gap[0]))
            top = (start + end) / 2
            cuts.append(top)
        elif room >= most:
            break
        room = most
    return [*cuts, height]


def _kept(start: float, end: float, axis: float) -> tuple[float, float]:
    """Return from where to where nothing is cut because of a shape."""
    return (start, end + axis) if end - start > GROUND else (start, end)


def _is_rule(shape: Shape) -> bool:
    """Whether a shape is an upright line that goes on over several rows."""
    match shape:
        case Path(steps, fill):
            xs = {step[1] for step in steps if len(step) == 3}
            return fill is None and len(xs) == 1 and all(step[0] in ("M", "L") for step in steps)
        case Box(_, _, width):
            return width <= 1.5
    return False


def _extent(shape: Shape) -> tuple[float, float]:
    match shape:
        case Box(_, y, _, height):
            return y, y + height
        case Disc(_, y, radius):
            return y - radius, y + radius
        case Icon(_, y, _, size):
            return y, y + size
        case Text():
            return shape.y - ascent(shape.font), shape.y + descent(shape.font)
        case Path(steps):
            ys = [float(at) for step in steps for at in step[2::2]]
            return min(ys, default=0.0), max(ys, default=0.0)


def _between(shape: Shape, top: float, bottom: float) -> Shape | None:
    """Return what of a shape lies between two heights."""
    start, end = _extent(shape)
    if not _is_rule(shape):
        return shape if top <= (start + end) / 2 < bottom else None
    start, end = max(start, top), min(end, bottom)
    if end <= start:
        return None
    if isinstance(shape, Box):
        return Box(shape.x, start, shape.width, end - start, shape.fill)
    if isinstance(shape, Path):
        x = shape.steps[0][1]
        steps = (("M", x, start), ("L", x, end))
        return Path(steps, None, shape.stroke, shape.line, shape.dash)
    return shape
