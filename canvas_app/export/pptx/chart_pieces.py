"""The chart of a panel on slides: whole, or in parts with legible letters (room: export)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from canvas_app.export.handout.charts import ABOVE, figures
from canvas_app.export.pptx.drawing import Place
from canvas_app.layout.labels import Area
from canvas_app.layout.listening import again
from canvas_app.layout.pages import smallest_text
from canvas_app.layout.picture import Picture
from canvas_app.panels.panel import Chart

Part = tuple[Picture, float]
"""A chart, or a part of it, and how much it is scaled."""
LEAST = 10.0
"""The smallest letters of a slide, points."""
GAP = 10.0
SHARES = (1.0, 0.88, 0.76, 0.64, 0.52)
"""Of the width for a chart, tried one after the other until it is low enough."""
LEGIBLE, NEARLY = 0.7, 0.66
"""Charts that would have smaller letters than this share of the least are cut instead; the
letters of those that are a little smaller still are written as large as this."""
AXIS = 32.0
"""What is so close below a plot names its axis and stays with it, points."""
SLACK = 1.13
"""Parts of charts that are so much too high are made smaller: no last line stands alone."""
WIDE = 300.0
"""Charts that would be narrower, to stand on one slide, are cut too."""
HALF = 0.56
"""Of a slide's width, for a plot that has its names beside it: it becomes narrower when scaled."""
NAME = "name:"
"""So the ids of names in charts begin."""


def pieces(chart: Chart, wide: float, high: float, full: float) -> list[Part | None]:
    """Return a chart for the first slide, else None and its parts for the next ones.

    It is drawn narrower when it is too high for the slide.
    """
    cut = [_cut(chart, wide * share, high, full) for share in SHARES]
    return min(cut, key=_trouble)


def _trouble(parts: Sequence[Part | None]) -> tuple[bool, bool, int, bool]:
    """Return how ill a chart stands: too small, too late, in how many parts, made smaller."""
    shown = [part for part in parts if part is not None]
    least = _letters(shown)
    return least < LEAST * NEARLY, parts[0] is None, len(shown), least < LEAST - 0.05


def _letters(parts: Sequence[Part]) -> float:
    """Return the smallest letters of some parts, points."""
    sizes = [(smallest_text(picture) or LEAST) * scale for picture, scale in parts]
    return min(sizes, default=LEAST)


def _cut(chart: Chart, wide: float, high: float, full: float) -> list[Part | None]:
    """Return the parts of a chart of one width; nothing of one that begins on a later slide.

    One that is a little too high is made smaller: its legend shall stay with it.
    """
    whole = [each.picture for each in figures(chart, wide, full, _tall(high), LEAST, AXIS)]
    if len(whole) == 1 and whole[0] is not None:
        picture = whole[0]
        scale = min(1.0, wide / picture.width, high / picture.height)
        if picture.width * scale >= WIDE:
            return [(picture, scale)]
    for first, before in ((high, 0), (full, 1)):
        found = _parts(chart, wide, first, full)
        heights = [picture.height * scale for picture, scale in found]
        if before or heights[0] <= high:
            break
    return [*[None] * before, *found]


def _parts(chart: Chart, wide: float, first: float, full: float) -> list[Part]:
    """Return what a chart is cut into; the first part has another height than the others."""
    blocks = figures(chart, wide, full * SLACK, first, LEAST, AXIS)
    return [
        (each.picture, min(each.scale, full / each.picture.height))
        for each in blocks
        if each.picture is not None
    ]


def _tall(high: float) -> float:
    """Return how high a chart may be that is made smaller until it fits."""
    return high / LEGIBLE * 0.99 + ABOVE


def together(chart: Chart, page: Area) -> tuple[tuple[Picture, Place], ...]:
    """Return the plot of a numbered chart with its names beside it, for a slide of their own.

    Nothing for charts without numbers, and for those whose names have no room there.
    """
    again()
    if not any(node.id.startswith(NAME) for node in chart.draw(WIDE).nodes):
        return ()
    wide, full = page.right - page.left, page.bottom - page.top
    for share in SHARES:
        parts = _parts(chart, wide * share * HALF, full, full)
        taken = sum(picture.width * scale for picture, scale in parts)
        between = (wide - taken) / (len(parts) + 1)
        if between >= GAP and _letters(parts) >= LEAST * NEARLY:
            return tuple(_row(parts, page, between))
    return ()


def _row(parts: Sequence[Part], page: Area, between: float) -> Iterator[tuple[Picture, Place]]:
    x = page.left + between
    for picture, scale in parts:
        yield picture, Place(x, page.top, scale)
        x += picture.width * scale + between


def glance(chart: Chart, wide: float, high: float, full: float) -> Part:
    """Return the plot of a chart alone, drawn so that its letters become largest."""
    plots = [_parts(chart, wide * share, full, full)[0] for share in SHARES]
    smaller = [(picture, min(scale, high / picture.height)) for picture, scale in plots]
    return max(smaller, key=lambda plot: _letters([plot]))
