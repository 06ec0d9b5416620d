"""A matrix of counts, in which nothing is hatched (room: geometry)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from canvas_app.i18n import number
from canvas_app.layout.charts import named_rows
from canvas_app.layout.charts.figure import figure, ground, part
from canvas_app.layout.charts.hatching import hatching
from canvas_app.layout.charts.legend import Entry, legend
from canvas_app.layout.charts.named_rows import NamedRow
from canvas_app.layout.labels import Area
from canvas_app.layout.lines import line, middle, paragraph
from canvas_app.layout.picture import Box, Disc, Node, Picture, Shape
from canvas_app.layout.sizes import NUMBER, ROLE, SMALL
from canvas_app.text import Font, width, wrap

LEAST, MOST = 30.0, 104.0
"""How wide a column is."""
TALL = 28.0
AIR = 2.0
"""Around a cell."""
RADIUS = 5.0
AVATAR = 10.0
INITIALS = Font(11, "semibold")
PITCH = 13.0
SIDE = 3.0
STRIPE = 7.0
"""Left of the names, for the stripe of the phase."""
BETWEEN = 12.0


class Head(NamedTuple):
    """The head of a column; ``short`` stands in a disc of the persona ``role`` ("persona.0")."""

    name: str
    short: str = ""
    role: str = ""


class Cell(NamedTuple):
    """How many there are, ``n``; ``label`` is what a screen reader says."""

    id: str
    n: int
    label: str


class Line(NamedTuple):
    """A row of cells in the order of the heads, in the colour of its ``phase``."""

    name: str
    phase: str
    cells: tuple[Cell, ...]


def matrix(wide: float, heads: Sequence[Head], listed: Sequence[Line]) -> Picture:
    """Return counts in rows and columns.

    ``wide`` in points. Columns that find no room go below, under their own heads; heads with
    a disc whose names find no room are named in a legend.
    """
    named = named_rows.columns(wide, (f"{row.name}  " for row in listed), ()).left + STRIPE
    pitch = min(max((wide - named) / max(len(heads), 1), LEAST), MOST)
    block = max(int((wide - named + 0.01) / pitch), 1)
    fits = all(_fits(head.name, pitch) for head in heads)
    nodes: list[Node] = []
    y = 0.0
    for first in range(0, len(heads), block):
        columns = range(first, min(first + block, len(heads)))
        made, y = _block(wide, heads, listed, columns, named, pitch, fits, y)
        nodes += made
    named_below = () if fits else tuple(_entry(head) for head in heads if head.short)
    words, end = legend(named_below, 0.0, y, wide)
    return figure(wide, end, [ground(wide, end, words, id_="legend"), *nodes])


def _block(
    wide: float,
    heads: Sequence[Head],
    listed: Sequence[Line],
    columns: Sequence[int],
    left: float,
    pitch: float,
    fits: bool,
    top: float,
) -> tuple[list[Node], float]:
    """Return some columns with their heads below ``top``, and where they end."""
    shown = [heads[column] for column in columns]
    tall = max(_height(head, pitch, fits) for head in shown) + SIDE
    middles = [left + (place + 0.5) * pitch for place in range(len(columns))]
    room = left - named_rows.GAP - STRIPE
    least = [TALL + 2 * AIR] * len(listed)
    made = named_rows.rows([row.name for row in listed], room, top + tall, least)
    end = named_rows.bottom(made, top + tall)
    shapes: list[Shape] = []
    for head, x in zip(shown, middles, strict=True):
        shapes += _head(head, x, top + tall - SIDE, pitch, fits)
    for row, place in zip(listed, made, strict=True):
        shapes += _name(row, place)
    nodes = [ground(wide, end, shapes, id_=f"ground:{columns[0]}")]
    for row, place in zip(listed, made, strict=True):
        for column, x in zip(columns, middles, strict=True):
            nodes.append(_cell(row.cells[column], row.phase, x, place, pitch))
    return nodes, end + BETWEEN


def _fits(name: str, pitch: float) -> bool:
    room = pitch - 2 * SIDE
    return len(wrap(name, SMALL, room)) <= 2 and all(
        width(word, SMALL) <= room for word in name.split()
    )


def _height(head: Head, pitch: float, fits: bool) -> float:
    lines = len(wrap(head.name, SMALL, pitch - 2 * SIDE, 2)) if fits or not head.short else 0
    return lines * PITCH + (2 * AVATAR + SIDE if head.short else 0.0)


def _head(head: Head, x: float, bottom: float, pitch: float, fits: bool) -> Iterable[Shape]:
    if fits or not head.short:
        lines = wrap(head.name, SMALL, pitch - 2 * SIDE, 2)
        bottom -= len(lines) * PITCH
        yield from paragraph(x, bottom, lines, SMALL, "text.muted", PITCH, 0.5)
    if head.short:
        yield from _avatar(head, x, bottom - AVATAR - SIDE / 2)


def _avatar(head: Head, x: float, y: float) -> Iterable[Shape]:
    yield Disc(x, y, AVATAR, f"{head.role}.fill")
    yield from line(x, middle(y, INITIALS), head.short, INITIALS, f"{head.role}.text", 0.5)


def _entry(head: Head) -> Entry:
    return lambda x, y: _small(head, x, y), head.name


def _small(head: Head, x: float, y: float) -> Iterable[Shape]:
    font = Font(9, "semibold")
    yield Disc(x, y, 8.0, f"{head.role}.fill")
    yield from line(x, middle(y, font), head.short, font, f"{head.role}.text", 0.5)


def _name(row: Line, place: NamedRow) -> Iterable[Shape]:
    yield Box(0.0, place.top + AIR, 3.0, place.height - 2 * AIR, f"phase.{row.phase}.band")
    top = place.middle - len(place.lines) * named_rows.PITCH / 2
    yield from paragraph(STRIPE, top, place.lines, ROLE, "text", named_rows.PITCH)


def _cell(cell: Cell, phase: str, x: float, place: NamedRow, pitch: float) -> Node:
    half = pitch / 2 - AIR
    area = Area(x - half, place.top + AIR, x + half, place.top + place.height - AIR)
    wide, tall = area.right - area.left, area.bottom - area.top
    baseline = middle(place.middle, NUMBER)
    words = line(x, baseline, number(cell.n), NUMBER, "text", 0.5)
    shapes: tuple[Shape, ...]
    if cell.n:
        fill, edge = f"phase.{phase}.column", f"phase.{phase}.band"
        shapes = (Box(area.left, area.top, wide, tall, fill, edge, 1.0, RADIUS), *words)
    else:
        plate = Box(x - 9, place.middle - 8, 18, 16, "surface", None, radius=RADIUS)
        rim = Box(area.left, area.top, wide, tall, "surface", "text.faint", 1.0, 0.0, (3.0, 3.0))
        shapes = (rim, hatching(area, "line.strong", 1.0, 5.0), plate, *words)
    return part(cell.id, area, shapes, label=cell.label)
