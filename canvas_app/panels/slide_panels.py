"""Slides of the panels: the answer in one sentence, the chart, the numbers (room: panels)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from canvas_app.layout.labels import Area
from canvas_app.layout.pages import Part
from canvas_app.layout.picture import Box, Picture, Shape
from canvas_app.layout.view import JourneyView
from canvas_app.panels import slide_charts
from canvas_app.panels.panel import Chart, Panel, Section, Tile
from canvas_app.panels.slide import PITCH, Form, Pen, Piece, Sheet, Slide, fitting, line_at
from canvas_app.panels.slide_charts import GAP, LEGIBLE
from canvas_app.text import Font, elide, width, wrap

BELOW, MOST_BELOW = 26.0, 2
"""Letters and lines of what stands below everything."""
HEADLINE = (42.0, 38.0, 34.0, 30.0)
"""Letters of the answer, smaller when it is long: it is told whole."""
TILES = 4
ROWS = 6
WIDTHS = (320.0, 440.0, 600.0, 860.0)
"""For which a chart is tried, in points: the one that becomes largest is taken."""
LARGEST = 3.0
CHART_SHARE = 0.64
"""How much of a page's width its chart may have."""
NARROWEST = 0.4
"""How much of it a chart has at least: a narrower one is legible, but shows no course."""
TILES_HEIGHT = 190.0


def slides_of(panel: Panel, form: Form) -> Iterator[Slide]:
    """Yield the slide of a panel; a chart too large for it comes on slides of its own."""
    numbers = [f"{tile.title} {tile.value}{tile.unit}" for tile in panel.tiles]
    chart = panel.chart.description if panel.chart else ""
    listed = _telling(panel)
    rows = [f"{row.name} {row.value}".strip() for row in listed.rows[:8]] if listed else []
    beside = _beside(panel, form) if panel.chart else None
    yield Slide(
        f"panel:{panel.key}",
        panel.title,
        "panels",
        sheet=partial(_sheet, panel, form, beside),
        said=". ".join(part for part in (panel.headline, *numbers, chart) if part),
        notes=(*panel.cautions, *rows),
    )
    if panel.chart and beside is None:
        yield from slide_charts.slides_of(panel, panel.chart, form)


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
    left, right = room.left, room.right
    beside = room._replace(right=left + (right - left) * CHART_SHARE)
    picture, scale = _largest(panel.chart, beside)
    if scale < LEGIBLE * form.scale or picture.width * scale < NARROWEST * (right - left):
        return None
    space = room._replace(left=left + picture.width * scale + GAP)
    return Fitted(_part(picture, scale, beside, 0.0), space)


def _telling(panel: Panel) -> Section | None:
    """Return the list that is shown: the first one open with several rows, else the first."""
    several = (each for each in panel.sections if not each.folded and len(each.rows) > 1)
    return next(several, panel.sections[0] if panel.sections else None)


def _room(panel: Panel, form: Form) -> tuple[Pen, Area]:
    """Return the headline, written, and the room between it and the words at the bottom."""
    pen = Pen(form.page)
    left, _top, right, bottom = form.page
    faces = [form.slow(size, "semibold") for size in HEADLINE]
    pen.write(panel.headline, fitting(panel.headline, faces, right - left, 3), most=4, gap=0.6)
    lines = len(wrap(_below(panel), form.font(BELOW), right - left, MOST_BELOW)) or 1
    return pen, Area(left, pen.y, right, bottom + 8 - lines * form.font(BELOW).size * PITCH)


def _below(panel: Panel) -> str:
    """Return how much is rated, else the first caution."""
    return panel.rated or next(iter(panel.cautions), "")


def _sheet(panel: Panel, form: Form, fitted: Fitted | None) -> Sheet:
    pen, room = _room(panel, form)
    foot = Pen(Area(room.left, room.bottom + 4, room.right, form.page.bottom + 16))
    foot.write(_below(panel), form.font(BELOW), "text.muted", MOST_BELOW)
    listed = _telling(panel)
    if fitted is not None:
        numbers = _tiles(panel.tiles, fitted.space, form) or _rows(listed, fitted.space, form)
        return Sheet((*pen.shapes, *numbers, *foot.shapes), (Piece(fitted.part),))
    top = room.top + TILES_HEIGHT * form.scale if panel.tiles else room.top
    tiles = _tiles(panel.tiles, room._replace(bottom=top), form)
    below = _rows(listed, room._replace(top=top + 16), form)
    return Sheet((*pen.shapes, *tiles, *below, *foot.shapes))


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
        pen.write(tile.title, form.slow(30), "text.muted", 2, 0.05)
        value = f"{tile.value}{tile.unit}"
        pen.write(value, _fitting(value, form.font(60, "semibold"), place), tile.role, 1, 0.05)
        pen.write(tile.below, form.slow(26), "text.muted", 2)
        shapes += pen.shapes
    return shapes


def _fitting(words: str, face: Font, room: Area) -> Font:
    """Return a font small enough for words on one line."""
    wide = width(words, face)
    return replace(face, size=face.size * min(1.0, (room.right - room.left - 8) / wide))


def _rows(listed: Section | None, room: Area, form: Form) -> list[Shape]:
    """Return the first rows of a list with their bars, as many as there is room for.

    Above them stands what they are about.
    """
    name, value = form.font(34, "medium"), form.font(34, "semibold")
    pen = Pen(room)
    pen.write(listed.title if listed else "", form.slow(BELOW, "semibold"), "text.muted", 1, 0.5)
    if listed is None or room.bottom - pen.y < name.size * PITCH * 2:
        return []
    shapes, room = pen.shapes, room._replace(top=pen.y)
    pitch = name.size * PITCH
    step = pitch * (2 if any(row.value for row in listed.rows) else 2.5)  # else of two lines
    count = int((room.bottom - room.top) / step)
    for rank, row in enumerate(listed.rows[: min(ROWS, max(count, 0))]):
        top, shown_value = (
            room.top + rank * step,
            elide(row.value, value, (room.right - room.left) / 2),
        )
        right = room.right - width(shown_value, value)
        lines = 1 if row.value or row.bar is not None else 2
        written = wrap(row.name, name, right - room.left - 24, lines)
        for line, words in enumerate(written):
            shapes += line_at(room.left, top + line * pitch, words, name, "text")
        shapes += line_at(
            right, top, shown_value, value, row.role if row.role == "warn" else "text"
        )
        if row.bar is not None:
            wide = (room.right - room.left) * min(max(row.bar, 0.0), 1.0)
            shapes.append(Box(room.left, top + pitch + 6, room.right - room.left, 10,
                              fill="line", radius=5))  # fmt: skip
            shapes.append(Box(room.left, top + pitch + 6, wide, 10, fill=row.role, radius=5))
    return shapes
