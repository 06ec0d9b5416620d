"""Dumbbells: two values on one line, and an arrow between two more below them (room: geometry)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from canvas_app.i18n import number
from canvas_app.layout.charts import named_rows
from canvas_app.layout.charts.axis import BELOW, rule, vertical
from canvas_app.layout.charts.figure import figure, ground, part
from canvas_app.layout.charts.legend import Entry, legend, remark
from canvas_app.layout.charts.marks import mark
from canvas_app.layout.charts.named_rows import NamedRow
from canvas_app.layout.charts.scale import Scale
from canvas_app.layout.lines import line, middle
from canvas_app.layout.picture import Node, Picture, Shape
from canvas_app.layout.sizes import NUMBER, SMALL
from canvas_app.layout.strokes import arrow_head, shortened

RADIUS = 5.0
SIDE = 7.0
"""From the ends of the scale to the edges of its column: half a mark."""
LOWER = 13.0
"""How far the arrow lies below the dumbbell."""
TALL = 38.0
"""Height of a row with an arrow."""
ARROW = "text.muted"


class Dumbbell(NamedTuple):
    """A row: from the hollow mark at ``start`` to the filled one at ``end``, both 0 … ``high``.

    ``shown`` is their distance in words. ``arrow`` leads from one value to another below
    them, with its length in words.
    """

    id: str
    name: str
    start: float
    end: float
    shown: str
    role: str
    arrow: tuple[float, float, str] | None = None
    touchpoint_id: str | None = None
    label: str = ""


def dumbbells(
    wide: float,
    listed: Sequence[Dumbbell],
    high: float = 10.0,
    entries: Sequence[Entry] = (),
    note: str = "",
) -> Picture:
    """Return rows of dumbbells on a scale from 0 to ``high``.

    ``wide`` in points. ``entries`` are a legend below the rows, ``note`` a line between both.
    """
    values = [words for each in listed for words in (each.shown, *(each.arrow or ())[2:])]
    columns = named_rows.columns(wide, (each.name for each in listed), values)
    scale = Scale(0.0, high, columns.left + SIDE, columns.right - SIDE)
    least = [TALL if dumbbell.arrow else 0.0 for dumbbell in listed]
    made = named_rows.rows([dumbbell.name for dumbbell in listed], columns.names, 0.0, least)
    end = named_rows.bottom(made, 0.0)
    ticks = [(value, number(value)) for value in (0.0, high / 2, high)]
    said, foot = remark(note, end + BELOW, wide)
    below, height = legend(entries, 0.0, foot + 4, wide)
    under = ground(wide, height, [*vertical(scale, ticks, 0.0, end), *said, *below])
    drawn = (_part(each, row, scale, wide) for each, row in zip(listed, made, strict=True))
    return figure(wide, height + 4, [under, *drawn])


def arrow_swatch(x: float, y: float) -> tuple[Shape, ...]:
    """Return what shows the arrow in a legend."""
    return _shaft(x - 7, x + 7, y)


def _part(each: Dumbbell, row: NamedRow, scale: Scale, wide: float) -> Node:
    y = row.middle - (LOWER / 2 if each.arrow else 0.0)
    start, end = scale.within(each.start), scale.within(each.end)
    shapes = [
        *named_rows.name(row),
        rule(start, y, end, y, each.role, 3.0),
        *mark("disc", start, y, RADIUS, each.role, hollow=True),
        *mark("disc", end, y, RADIUS, each.role),
        *line(wide, middle(y, NUMBER), each.shown, NUMBER, "text", 1.0),
        *(_arrow(each.arrow, scale, y + LOWER, wide) if each.arrow else ()),
    ]
    return part(each.id, named_rows.area(row, wide), shapes, each.touchpoint_id, each.label)


def _arrow(arrow: tuple[float, float, str], scale: Scale, y: float, wide: float) -> Iterable[Shape]:
    yield from _shaft(scale.within(arrow[0]), scale.within(arrow[1]), y)
    yield from line(wide, middle(y, SMALL), arrow[2], SMALL, ARROW, 1.0)


def _shaft(tail: float, head: float, y: float) -> tuple[Shape, ...]:
    if abs(head - tail) < 1:
        return (rule(head, y - 3, head, y + 3, ARROW, 1.5),)
    ends = shortened([(tail, y), (head, y)], min(5.0, abs(head - tail)))
    shaft = rule(tail, y, ends[1][0], y, ARROW, 1.5)
    return (
        rule(tail, y - 3, tail, y + 3, ARROW, 1.5),
        shaft,
        arrow_head((head, y), (tail, y), ARROW),
    )
