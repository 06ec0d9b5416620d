"""Slides of a chart too large to stand beside the numbers of its panel (room: panels).

Its letters can be read from the last row. It goes on in columns, and on more slides; a plot
stays whole, and a heading stands with what follows it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from canvas_app.i18n import _, number
from canvas_app.layout.labels import Area
from canvas_app.layout.pages import Part
from canvas_app.layout.picture import Box, Picture, Text
from canvas_app.panels.panel import Chart, Panel
from canvas_app.panels.slide import Form, Piece, Sheet, Slide
from canvas_app.text import ascent, descent

LEGIBLE = 1.64
"""Px to a point of a chart: its letters of 11 points are 18 px high (``stories.md`` 5.1)."""
GAP = 48.0
"""Between columns, in px."""
NARROW, WIDE = 280.0, 860.0
"""For which widths a chart is drawn, in points."""
COLUMNS = 3
LEAST = 0.85
"""Letters a little smaller than legible are better than a plot that is cut."""
PLOT = 60.0
"""A higher box is a plot, in points."""
AXIS = 24.0
"""Words that begin so little below a plot belong to it, in points."""
SMALLER = (1.0, 0.8, 0.64, 0.5)
"""How much less letters grow than all others do, when a plot would be cut otherwise."""
BALANCE = 12
"""How many heights of columns are tried."""
Extent = tuple[float, float]


class Solid(NamedTuple):
    """From where to where shapes reach, which stay whole, and nodes, which do if possible."""

    shapes: tuple[Extent, ...]
    nodes: tuple[Extent, ...]

    @property
    def end(self) -> float:
        """Where the last of them ends."""
        return max(end for _begin, end in (*self.shapes, *self.nodes))


class Cutting(NamedTuple):
    """A chart cut into stretches from top to bottom, ``columns`` of them on a slide."""

    picture: Picture
    scale: float
    columns: int
    stretches: tuple[Extent, ...]
    whole: bool
    """Whether no shape is cut."""

    @property
    def slides(self) -> int:
        """How many slides it takes."""
        return -(-len(self.stretches) // self.columns)


def slides_of(panel: Panel, chart: Chart, form: Form) -> Iterator[Slide]:
    """Yield as many slides as a chart needs to be legible, cut where it has no letters."""
    cutting = _cutting(chart, form)
    for count in range(1, cutting.slides + 1):
        of = _("part {n} of {m}").format(n=number(count), m=number(cutting.slides))
        yield Slide(
            f"panel:{panel.key}:{count}",
            panel.title,
            "panels",
            of if cutting.slides > 1 else "",
            sheet=partial(Sheet, (), tuple(_pieces(cutting, count - 1, form))),
            said=chart.description if count == 1 else of,
            notes=panel.cautions,
        )


def _pieces(cutting: Cutting, rank: int, form: Form) -> Iterator[Piece]:
    """Yield the columns of a slide, in the middle of it."""
    picture, scale, columns, stretches, _whole = cutting
    wide = picture.width * scale
    here = stretches[rank * columns : (rank + 1) * columns]
    filled = min(columns, len(stretches))  # the last slide begins where the others do
    left = (form.width - filled * wide - (filled - 1) * GAP) / 2
    for at, (top, bottom) in enumerate(here):
        x, y = left + at * (wide + GAP), form.page.top
        aside = GAP / 2 if filled > 1 else form.width
        clip = Area(max(x - aside, 0), y, min(x + wide + aside, form.width),
                    y + (bottom - top) * scale)  # fmt: skip
        yield Piece(Part(picture.nodes, x, y - top * scale, scale), clip)


def _cutting(chart: Chart, form: Form) -> Cutting:
    """Return the way that takes fewest slides, of those the one with the largest letters.

    Before a plot is cut, letters become smaller, as far as they are legible still.
    """
    for growth in _growths(form.scale):
        tried = (_tried(chart, form, columns, growth) for columns in range(1, COLUMNS + 1))
        found = [cutting for cutting in tried if cutting is not None]
        if found and (growth == LEAST or any(each.whole for each in found)):
            return min(found, key=lambda each: (not each.whole, each.slides, -each.scale))
    raise AssertionError("one column of the smallest letters always does")


def _growths(scale: float) -> list[float]:
    """Return how much letters of a chart may grow, the most first."""
    return sorted({max(1.0, scale * less) for less in SMALLER} | {0.92, LEAST}, reverse=True)


def _tried(chart: Chart, form: Form, columns: int, growth: float) -> Cutting | None:
    """Return a chart in some columns; None when they are too narrow, or would cut a plot.

    The smallest letters become smaller still before they are cut.
    """
    room, legible = form.page, LEGIBLE * growth
    wide = (room.right - room.left - (columns - 1) * GAP) / columns
    high = room.bottom - room.top
    if wide / legible < NARROW and (columns > 1 or growth > LEAST):
        return None
    picture = chart.draw(min(max(wide / legible, NARROW), WIDE))
    solid = _solid(picture, high / legible)
    fitting = high / max(end - begin for begin, end in solid.shapes)
    if fitting < legible and (columns > 1 or growth > LEAST):
        return None
    scale = min(wide / picture.width, fitting)
    if picture.height * scale > high >= picture.height * legible:
        scale = high / picture.height
    stretches = _balanced(solid, high / scale)
    return Cutting(picture, scale, columns, stretches, not _torn(stretches, solid)[0])


def _balanced(solid: Solid, room: float) -> tuple[Extent, ...]:
    """Return stretches no higher than the room, as few as possible and then alike in height."""
    best = tuple(_cuts(solid, room))
    least = solid.end / len(best)
    for step in range(BALANCE):
        cuts = tuple(_cuts(solid, least + (room - least) * step / BALANCE))
        if len(cuts) == len(best) and _torn(cuts, solid) <= _torn(best, solid):
            return cuts
    return best


def _torn(cuts: Sequence[Extent], solid: Solid) -> tuple[int, int]:
    """Return through how many shapes, and through how many nodes cuts go."""
    inner = [cut for _top, cut in cuts[:-1]]
    return (
        sum(not _free(cut, solid.shapes) for cut in inner),
        sum(not _free(cut, solid.nodes) for cut in inner),
    )


def _cuts(solid: Solid, room: float) -> Iterator[Extent]:
    """Yield stretches of a picture no higher than the room, between its nodes if possible.

    Else they are cut between its shapes.
    """
    top = 0.0
    while solid.end - top > room:
        ends = {y for _, y in solid.shapes if top + room / 3 < y <= top + room}
        free = [y for y in sorted(ends, reverse=True) if _free(y, solid.shapes)]
        whole = (y for y in free if _free(y, solid.nodes))
        bottom = next(whole, free[0] if free else top + room)
        yield top, bottom
        top = bottom
    yield top, solid.end


def _free(cut: float, extents: Iterable[Extent]) -> bool:
    return not any(a < cut < b for a, b in extents)


def _solid(picture: Picture, most: float) -> Solid:
    """Return how far down letters, boxes, and nodes up to ``most`` high reach."""
    nodes = [(n.y, n.y + n.height) for n in picture.nodes if n.height <= most]
    shapes, bold = set[Extent](), set[Extent]()
    for node in picture.nodes:
        for shape in node.shapes():
            if isinstance(shape, Text):
                y = node.y + shape.y
                place = (y - ascent(shape.font), y + descent(shape.font))
                (bold if shape.font.weight in ("semibold", "bold") else shapes).add(place)
            elif isinstance(shape, Box):
                shapes.add((node.y + shape.y, node.y + shape.y + shape.height))
    headed = {_with_next(place, shapes | bold) for place in bold}
    plots = {_with_axis(place, shapes | bold) for place in shapes if place[1] - place[0] > PLOT}
    return Solid(tuple(shapes | headed | plots), tuple(nodes))


def _with_axis(plot: Extent, others: set[Extent]) -> Extent:
    """Return how far a plot reaches with the words of its axis."""
    below = (end for begin, end in others if plot[1] <= begin <= plot[1] + AXIS)
    return plot[0], max(below, default=plot[1])


def _with_next(place: Extent, others: set[Extent]) -> Extent:
    """Return how far bold words reach: alone on their line they are the heading of the next."""
    top, bottom = place
    if any(a < bottom and top < b for a, b in others if (a, b) != place):
        return place
    return top, min((each for each in others if each[0] >= bottom), default=place)[1]
