"""Slides of the panels: the answer in one sentence, the chart, the numbers (room: panels)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, partial
from typing import NamedTuple

from canvas_app.layout.labels import Area
from canvas_app.layout.pages import Part
from canvas_app.layout.picture import Box, Picture, Shape
from canvas_app.layout.view import JourneyView
from canvas_app.panels import slide_charts
from canvas_app.panels.panel import Chart, Panel, Row, Section, Tile
from canvas_app.panels.slide import PITCH, Form, Pen, Piece, Sheet, Slide, fitting, line_at
from canvas_app.panels.slide_charts import GAP, LEGIBLE
from canvas_app.panels.words import sentences
from canvas_app.text import Font, elide, width, wrap

BELOW, MOST_BELOW = 26.0, 4
"""Letters and lines of what stands below everything."""
HEADLINE = (42.0, 38.0, 34.0, 30.0)
"""Letters of the answer, smaller when it is long: it is told whole."""
TILES = 4
ROWS, FEWEST = 6, 3
"""How many rows of a list are shown at most, and how few on the slide of the numbers."""
MOST = 4
"""On how many lines a row without a number is written at most."""
ROW, SMALLER = 34.0, (0.85, 0.7)
"""Letters of a row, and how much smaller they are for a long name."""
WIDTHS = (320.0, 440.0, 600.0, 860.0)
"""For which a chart is tried, in points: the one that becomes largest is taken."""
LARGEST = 3.0
CHART_SHARE = 0.64
"""How much of a page's width its chart may have."""
NARROWEST = 0.4
"""How much of it a chart has at least: a narrower one is legible, but shows no course."""
AIR, SMALLEST = 0.84, 0.72
"""Which share of its room a number fills at most, and how much smaller it becomes for that."""
TILES_HEIGHT = 190.0
HIGHEST = 280.0
"""How high a number with its name is, side by side, and how high its place is at most."""
NARROW = 240.0
"""How wide the place of a number in a row is at least."""


def slides_of(panel: Panel, form: Form) -> Iterator[Slide]:
    """Yield the slide of a panel; a chart too large for it comes on slides of its own."""
    if panel.chart:  # it is drawn for several widths, for some of them twice
        panel = replace(panel, chart=replace(panel.chart, draw=cache(panel.chart.draw)))
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
        said=sentences(panel.headline, *numbers, chart),
        notes=(*panel.cautions, *rows),
    )
    if listed and beside is None and _listed_alone(panel, listed, form):
        yield _list(panel, listed, form)
    if panel.chart and beside is None:
        yield from slide_charts.slides_of(panel, panel.chart, form)


def _list(panel: Panel, listed: Section, form: Form) -> Slide:
    """Return the list of a panel on a slide of its own: its letters left no room beside."""
    rows = [f"{row.name} {row.value}".strip() for row in listed.rows[:ROWS]]
    make = partial(_list_sheet, listed, form)
    return Slide(f"panel:{panel.key}:list", panel.title, "panels", sheet=make,
                 said=sentences(listed.title, *rows), notes=panel.cautions)  # fmt: skip


def _list_sheet(listed: Section, form: Form) -> Sheet:
    return Sheet(tuple(_rows(listed, form.page, form)))


def _listed_alone(panel: Panel, listed: Section, form: Form) -> bool:
    """Return whether fewer rows of a list than are worth it have room below the numbers."""
    room = _below_tiles(panel, _room(panel, form)[1], form)
    rows = [not _names_others(listed, row) for row in listed.rows]
    return sum(rows[: _count(listed, room, form)]) < min(FEWEST, sum(rows))


def _below_tiles(panel: Panel, room: Area, form: Form) -> Area:
    """Return what the numbers of a panel leave of its room."""
    return room._replace(top=room.top + _tiles_height(len(panel.tiles[:TILES]), form) + 16)


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
    if (
        flat.height * scale + GAP + _tiles_height(len(panel.tiles[:TILES]), form)
        < room.bottom - room.top
    ):
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
    most = 3 if form.width > form.lines else 5
    pen.write(panel.headline, fitting(panel.headline, faces, right - left, most), most=6, gap=0.6)
    lines = len(wrap(_below(panel), form.slow(BELOW), right - left, MOST_BELOW)) or 1
    return pen, Area(left, pen.y, right, bottom + 8 - lines * form.slow(BELOW).size * PITCH)


def _below(panel: Panel) -> str:
    """Return how much is rated, unless answer or numbers say so; else the first caution."""
    if not panel.rated:
        return next(iter(panel.cautions), "")
    said = (panel.headline, *(tile.below for tile in panel.tiles[:TILES]))
    return "" if any(panel.rated in words for words in said) else panel.rated


def _sheet(panel: Panel, form: Form, fitted: Fitted | None) -> Sheet:
    pen, room = _room(panel, form)
    foot = Pen(Area(room.left, room.bottom + 4, room.right, form.page.bottom + 16))
    foot.write(_below(panel), form.slow(BELOW), "text.muted", MOST_BELOW)
    listed = _telling(panel)
    if fitted is not None:
        numbers = _tiles(panel.tiles, fitted.space, form)
        numbers = numbers or (_rows(listed, fitted.space, form) if listed else [])
        return Sheet((*pen.shapes, *numbers, *foot.shapes), (Piece(fitted.part),))
    under = _below_tiles(panel, room, form)
    alone = listed and _listed_alone(panel, listed, form)
    tiles = _tiles(panel.tiles, room if alone else room._replace(bottom=under.top - 16), form)
    below = _rows(listed, under, form) if listed and not alone else []
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
    """Return the large numbers, one below the other, or side by side in a low and wide room.

    Below each other they are small enough for what belongs together to stand together.
    """
    shown, shapes = tiles[:TILES], list[Shape]()
    places = _places(len(shown), room, form)
    less = min((_airy(tile, place, form) for tile, place in zip(shown, places, strict=True)),
               default=1.0)  # fmt: skip
    for tile, place in zip(shown, places, strict=True):
        shapes += _tile(tile, place, form, less)
    return shapes


def _places(count: int, room: Area, form: Form) -> list[Area]:
    """Return where numbers stand: in rows, or one below the other in a high and narrow room."""
    left, top, right, bottom = room
    wide, high = right - left, bottom - top
    across = _across(count, wide, form) if wide > high * 1.4 else 1
    rows = -(-count // across) if count else 1
    step, pitch = wide / max(across, 1), min(high / rows, form.slower(HIGHEST))
    return [
        Area(left + n % across * step, top + n // across * pitch,
             left + (n % across + 1) * step - (44 if across > 1 else 0),
             top + (n // across + 1) * pitch)
        for n in range(count)
    ]  # fmt: skip


def _across(count: int, wide: float, form: Form) -> int:
    """Return how many numbers stand side by side: all, or in a narrow room half of them."""
    return count if wide / max(count, 1) > form.slower(NARROW) else -(-count // 2)


def _tiles_height(count: int, form: Form) -> float:
    """Return how high numbers with their names are on the width of a page."""
    left, _top, right, _bottom = form.page
    across = max(_across(count, right - left, form), 1)
    return form.slower(TILES_HEIGHT) * -(-count // across)


def _tile(tile: Tile, room: Area, form: Form, less: float) -> list[Shape]:
    """Return a number between its name and what it is made of, ``less`` (… 1) as large."""
    pen, value = Pen(room), f"{tile.value}{tile.unit}"
    face = form.font(60 * less, "semibold")
    small = [form.slow(26 * less * fewer) for fewer in (1.0, *SMALLER)]
    pen.write(tile.title, form.slow(30 * less), "text.muted", 2, 0.05)
    pen.write(value, _fitting(value, face, room), tile.role, 1, 0.05)
    pen.fit(tile.below, small, "text.muted", 2)
    return pen.shapes


def _airy(tile: Tile, room: Area, form: Form) -> float:
    """Return how much smaller a number must be for ground to be left below it, 1 for not."""
    wide = room.right - room.left
    lines = len(wrap(tile.title, form.slow(30), wide, 2))
    below = len(wrap(tile.below, form.slow(26), wide, 2)) if tile.below else 0
    tall = (form.slower(30 * lines + 26 * below) + form.font(60).size) * PITCH
    return min(1.0, max(SMALLEST, AIR * (room.bottom - room.top) / tall))


def _fitting(words: str, face: Font, room: Area) -> Font:
    """Return a font small enough for words on one line."""
    wide = width(words, face)
    return face._replace(size=face.size * min(1.0, (room.right - room.left - 8) / wide))


def _rows(listed: Section, room: Area, form: Form) -> list[Shape]:
    """Return the first rows of a list with their bars, as many as there is room for.

    Above them stands what they are about.
    """
    count = _count(listed, room, form)
    if not count:
        return []
    pen = Pen(room)
    pen.write(listed.title, _title_font(form), "text.muted", 1, 0.5)
    shapes, step = pen.shapes, _step(listed, room, form)
    for rank, row in enumerate(listed.rows[:count]):
        top = pen.y + rank * step
        shapes += _row(row, room._replace(top=top, bottom=top + step), form)
    return shapes


def _title_font(form: Form) -> Font:
    return form.slow(BELOW, "semibold")


def _step(listed: Section, room: Area, form: Form) -> float:
    """Return from where to where a row of a list reaches: its lines, and a bar."""
    return (
        form.font(ROW).size * PITCH * (_lines(listed, room, form) + (1 if _valued(listed) else 0.5))
    )


def _lines(listed: Section, room: Area, form: Form) -> int:
    """Return on how many lines a row is written: on one beside a value, else on some."""
    left, _top, right, _bottom = room
    name = form.font(ROW, "medium")
    long = [row.name for row in listed.rows[:ROWS] if not row.value and row.bar is None]
    return max((len(wrap(each, name, right - left - 24, MOST)) for each in long), default=1)


def _valued(listed: Section) -> bool:
    return any(row.value or row.bar is not None for row in listed.rows)


def _count(listed: Section, room: Area, form: Form) -> int:
    """Return how many rows of a list have room."""
    high = room.bottom - room.top - _title_font(form).size * PITCH * 1.5
    count = max(0, min(ROWS, len(listed.rows), int(high / _step(listed, room, form))))
    while count and count < len(listed.rows) and _names_others(listed, listed.rows[count - 1]):
        count -= 1
    return count


def _names_others(listed: Section, row: Row) -> bool:
    """Return whether a row is only the name of those below it."""
    return not row.value and row.bar is None and _valued(listed)


def _row(row: Row, room: Area, form: Form) -> list[Shape]:
    """Return a row: its name, its value at the right, and a bar or a line that leads there."""
    name, strong = form.font(ROW, "medium"), form.font(ROW, "semibold")
    left, top, right, bottom = room
    pitch, value = name.size * PITCH, elide(row.value, strong, (right - left) / 2)
    end = right - width(value, strong)
    lines = 1 if row.value or row.bar is not None else MOST
    shapes: list[Shape] = []
    face = fitting(row.name, [name, *(name._replace(size=name.size * less) for less in SMALLER)],
                   end - left - 24, lines)  # fmt: skip
    for line, words in enumerate(wrap(row.name, face, end - left - 24, lines)):
        shapes += line_at(left, top + line * pitch, words, face, "text")
    shapes += line_at(end, top, value, strong, row.role if row.role == "warn" else "text")
    if row.bar is not None:
        part = (right - left) * min(max(row.bar, 0.0), 1.0)
        for long, role in ((right - left, "line"), (part, row.role)):
            shapes.append(Box(left, top + pitch + 6, long, 10, fill=role, radius=5))
    elif row.value:  # the eye finds from the name to its number
        shapes.append(Box(left, (top + pitch + bottom) / 2, right - left, 2, fill="line"))
    return shapes
