"""Slides of the panels: the answer in one sentence, the chart, the numbers (room: panels)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from canvas_app.i18n import _, number
from canvas_app.layout.labels import Area
from canvas_app.layout.pages import Part
from canvas_app.layout.picture import Box, Picture, Shape, Text
from canvas_app.layout.view import JourneyView
from canvas_app.panels.panel import Chart, Panel, Row, Tile
from canvas_app.panels.slide import PITCH, Form, Pen, Piece, Sheet, Slide, line_at
from canvas_app.text import Font, ascent, descent, elide, width

TILES = 4
ROWS = 6
WIDTHS = (320.0, 440.0, 600.0, 860.0)
"""For which a chart is tried, in points: the one that becomes largest is taken."""
LARGEST = 3.0
LEGIBLE = 1.64
"""Px to a point of a chart: its letters of 11 points are 18 px high (``stories.md`` 5.1)."""
CHART_SHARE = 0.64
"""How much of a page's width its chart may have."""
GAP = 48.0
AXIS = 36.0
"""What belongs to a plot below it, in points."""
Extent = tuple[float, float]
TILES_HEIGHT = 190.0


def slides_of(panel: Panel, form: Form) -> Iterator[Slide]:
    """Yield the slide of a panel; a chart too large for it comes on slides of its own."""
    numbers = [f"{tile.title} {tile.value}{tile.unit}" for tile in panel.tiles]
    chart = panel.chart.description if panel.chart else ""
    rows = [f"{row.name} {row.value}".strip() for s in panel.sections[:1] for row in s.rows[:8]]
    fitting = _beside(panel, form) if panel.chart else None
    yield Slide(
        f"panel:{panel.key}",
        panel.title,
        "panels",
        sheet=partial(_sheet, panel, form, fitting),
        said=". ".join(part for part in (panel.headline, *numbers, chart) if part),
        notes=(*panel.cautions, *rows),
    )
    if panel.chart and fitting is None:
        yield from _chart_slides(panel, panel.chart, form)


def shown(view: JourneyView) -> dict[str, Panel]:
    """Return the panels that have something to show, by key, in the order of a talk."""
    found = {key: content(view) for key, content in _contents(view)}
    return {key: panel for key, panel in found.items() if panel.empty is None}


def _contents(view: JourneyView) -> Iterator[tuple[str, Callable[[JourneyView], Panel]]]:
    from canvas_app.panels import (
        budget,
        coverage,
        emotion_curve,
        expectation_gap,
        feedback,
        gaps,
        ipa,
        journey_score,
        opportunity,
        success_touchpoints,
    )

    modules = (journey_score, emotion_curve, ipa, opportunity, expectation_gap)
    later = (gaps, coverage, success_touchpoints, budget, feedback)
    for module in (*modules, *later):
        yield module.KEY, module.content
    yield "comparison", _compared


def _compared(view: JourneyView) -> Panel:
    """Return how the journey shown differs from the first of the others, the as-is one first."""
    from canvas_app.panels.comparison import content

    others = [each.id for each in view.project.journeys if each.id != view.journey_id]
    pair = [view.journey_id, others[0] if others else view.journey_id]
    first, last = pair if view.journey.state == "as_is" else pair[::-1]
    return content(view.project, first, last, view.lens, view.view)


class Fitted(NamedTuple):
    """A chart at its place on a page; ``space`` is left for numbers."""

    part: Part
    space: Area


def _beside(panel: Panel, form: Form) -> Fitted | None:
    """Return the chart of a panel with its numbers below or beside it; None when too small."""
    assert panel.chart is not None
    room = _room(panel, form)[1]
    flat, scale = _largest(panel.chart, room)
    if flat.height * scale * 3 < room.bottom - room.top:
        below = room._replace(top=room.top + flat.height * scale + GAP)
        return Fitted(_part(flat, scale, room, 0.5), below)
    beside = room._replace(right=room.left + (room.right - room.left) * CHART_SHARE)
    picture, scale = _largest(panel.chart, beside)
    if scale < LEGIBLE * form.scale:
        return None
    space = room._replace(left=room.left + picture.width * scale + GAP)
    return Fitted(_part(picture, scale, beside, 0.0), space)


def _room(panel: Panel, form: Form) -> tuple[Pen, Area]:
    """Return the headline, written, and the room between it and the line at the bottom."""
    pen = Pen(form.page)
    pen.write(panel.headline, form.font(42, "semibold"), most=3, gap=0.6)
    left, _top, right, bottom = form.page
    return pen, Area(left, pen.y, right, bottom - 30 * form.scale * PITCH)


def _sheet(panel: Panel, form: Form, fitted: Fitted | None) -> Sheet:
    pen, room = _room(panel, form)
    foot = Pen(Area(room.left, room.bottom + 4, room.right, form.page.bottom + 16))
    foot.write(panel.rated or next(iter(panel.cautions), ""), form.font(26), "text.muted", 1)
    rows = [row for section in panel.sections[:1] for row in section.rows]
    if fitted is not None:
        numbers = _tiles(panel.tiles, fitted.space, form) or _rows(rows, fitted.space, form)
        return Sheet((*pen.shapes, *numbers, *foot.shapes), (Piece(fitted.part),))
    top = room.top + TILES_HEIGHT * form.scale if panel.tiles else room.top
    tiles = _tiles(panel.tiles, room._replace(bottom=top), form)
    below = _rows(rows, room._replace(top=top + 16), form)
    return Sheet((*pen.shapes, *tiles, *below, *foot.shapes))


def _chart_slides(panel: Panel, chart: Chart, form: Form) -> Iterator[Slide]:
    """Yield as many slides as a chart needs to be legible, cut where it has no letters."""
    room = form.page
    wide, high = room.right - room.left, room.bottom - room.top
    picture = chart.draw(min(wide / LEGIBLE / form.scale, WIDTHS[-1]))
    extents = list(_extents(picture, high / LEGIBLE / form.scale - AXIS))
    tallest = max(end - begin for begin, end in extents)
    scale = min(wide / picture.width, high / (tallest + AXIS))
    if picture.height * scale > high >= picture.height * LEGIBLE * form.scale:
        scale = high / picture.height
    cuts = list(_cuts(extents, high / scale))
    for count, (top, bottom) in enumerate(cuts, 1):
        x = room.left + (wide - picture.width * scale) / 2
        clip = Area(0, room.top, form.width, room.top + (bottom - top) * scale)
        piece = Piece(Part(picture.nodes, x, room.top - top * scale, scale), clip)
        of = _("part {n} of {m}").format(n=number(count), m=number(len(cuts)))
        yield Slide(
            f"panel:{panel.key}:{count}",
            panel.title,
            "panels",
            of if len(cuts) > 1 else "",
            sheet=partial(Sheet, (), (piece,)),
            said=chart.description if count == 1 else of,
            notes=panel.cautions,
        )


def _cuts(extents: Sequence[Extent], room: float) -> Iterator[Extent]:
    """Yield stretches of a picture no higher than the room, between its shapes if possible."""
    top, end = 0.0, max(end for _, end in extents)
    while end - top > room:
        ends = sorted((y for _, y in extents if top + room / 3 < y <= top + room), reverse=True)
        free = (y for y in ends if not any(a < y < b for a, b in extents))
        bottom = next(free, top + room)
        yield top, bottom
        top = bottom
    yield top, end


def _extents(picture: Picture, most: float) -> Iterator[Extent]:
    """Yield how far down letters and boxes reach that must stay whole, ``most`` high."""
    for node in picture.nodes:
        if node.height <= most:
            yield node.y, node.y + node.height
        for shape in node.shapes():
            if isinstance(shape, Text):
                y = node.y + shape.y
                yield y - ascent(shape.font), y + descent(shape.font)
            elif isinstance(shape, Box) and shape.height <= most:
                yield node.y + shape.y, node.y + shape.y + shape.height


def _largest(chart: Chart, room: Area) -> tuple[Picture, float]:
    """Return a chart drawn so that its letters become as large as the room allows."""
    wide, high = room.right - room.left, max(room.bottom - room.top, 1.0)
    drawn = [chart.draw(points) for points in WIDTHS]
    scales = [min(wide / each.width, high / each.height, LARGEST) for each in drawn]
    best = max(range(len(drawn)), key=scales.__getitem__)
    return drawn[best], scales[best]


def _part(picture: Picture, scale: float, room: Area, align: float) -> Part:
    x = room.left + align * (room.right - room.left - picture.width * scale)
    return Part(picture.nodes, x, room.top, scale)


def _tiles(tiles: tuple[Tile, ...], room: Area, form: Form) -> list[Shape]:
    """Return the large numbers, one below the other, or side by side in a low and wide room."""
    shown, shapes = tiles[:TILES], list[Shape]()
    wide, high = room.right - room.left, room.bottom - room.top
    beside = wide > high * 1.4
    for rank, tile in enumerate(shown):
        step = (wide if beside else high) / len(shown)
        if beside:
            place = Area(room.left + rank * step, room.top, room.left + (rank + 1) * step - 24,
                         room.bottom)  # fmt: skip
        else:
            place = Area(room.left, room.top + rank * step, room.right,
                         room.top + (rank + 1) * step)  # fmt: skip
        pen = Pen(place)
        pen.write(tile.title, form.font(30), "text.muted", 2, 0.05)
        value = f"{tile.value}{tile.unit}"
        pen.write(value, _fitting(value, form.font(60, "semibold"), place), tile.role, 1, 0.05)
        pen.write(tile.below, form.font(26), "text.muted", 2)
        shapes += pen.shapes
    return shapes


def _fitting(words: str, face: Font, room: Area) -> Font:
    """Return a font small enough for words on one line."""
    wide = width(words, face)
    return replace(face, size=face.size * min(1.0, (room.right - room.left - 8) / wide))


def _rows(rows: list[Row], room: Area, form: Form) -> list[Shape]:
    """Return the first rows of a list with their bars, as many as there is room for."""
    shapes: list[Shape] = []
    name, value = form.font(34, "medium"), form.font(34, "semibold")
    pitch = name.size * PITCH
    step = pitch * 2
    fitting = int((room.bottom - room.top) / step)
    for rank, row in enumerate(rows[: min(ROWS, fitting)]):
        top, shown_value = (
            room.top + rank * step,
            elide(row.value, value, (room.right - room.left) / 2),
        )
        right = room.right - width(shown_value, value)
        shapes += line_at(room.left, top, elide(row.name, name, right - room.left - 24), name,
                          "text")  # fmt: skip
        shapes += line_at(
            right, top, shown_value, value, row.role if row.role == "warn" else "text"
        )
        if row.bar is not None:
            wide = (room.right - room.left) * min(max(row.bar, 0.0), 1.0)
            shapes.append(Box(room.left, top + pitch + 6, room.right - room.left, 10,
                              fill="line", radius=5))  # fmt: skip
            shapes.append(Box(room.left, top + pitch + 6, wide, 10, fill=row.role, radius=5))
    return shapes
