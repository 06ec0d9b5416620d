"""Two bars per row on one scale, such as what is spent and what it earns (room: geometry)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from canvas_app.layout.charts import named_rows
from canvas_app.layout.charts.axis import rule
from canvas_app.layout.charts.bars import strip
from canvas_app.layout.charts.figure import figure, ground, part
from canvas_app.layout.charts.legend import Entry, legend
from canvas_app.layout.charts.named_rows import GAP, LINES, PAD, PITCH, Columns, NamedRow
from canvas_app.layout.charts.scale import Scale
from canvas_app.layout.labels import Area
from canvas_app.layout.lines import line, middle, paragraph
from canvas_app.layout.picture import Node, Picture, Shape
from canvas_app.layout.sizes import ROLE, SMALL
from canvas_app.text import elide, width, wrap

HEAD = 18.0
THICK = 9.0
BETWEEN = 4.0
AFTER = 5.0
"""From the end of a bar to its number."""


class Pair(NamedTuple):
    """A row: ``first`` (solid) over ``second`` (hatched), each with its number in words.

    ``below`` stands under the name, ``shown`` at the end of the row.
    """

    id: str
    name: str
    below: str
    first: float
    second: float
    numbers: tuple[str, str]
    shown: str
    role: str
    touchpoint_id: str | None = None
    label: str = ""


class Frame(NamedTuple):
    """What all rows share."""

    columns: Columns
    scale: Scale
    wide: float


def paired_bars(wide: float, pairs: Sequence[Pair], head: str, entries: Sequence[Entry]) -> Picture:
    """Return rows of pairs on a common scale from 0, the first on top.

    ``wide`` in points. ``head`` stands over the values at the ends, ``entries`` are a legend
    below the rows.
    """
    frame = _frame(wide, pairs, head)
    room = frame.columns.names
    least = [_least(pair, room) for pair in pairs]
    made = named_rows.rows([pair.name for pair in pairs], room, HEAD, least)
    end = named_rows.bottom(made, HEAD)
    shapes: list[Shape] = [
        *line(wide, middle(HEAD / 2 - 1, SMALL), head, SMALL, "text.muted", 1.0),
        rule(frame.scale.start, HEAD, frame.scale.start, end, "line.strong"),
    ]
    below, height = legend(entries, 0.0, end + 6, wide)
    drawn = (_part(pair, row, frame) for pair, row in zip(pairs, made, strict=True))
    return figure(wide, height + 4, [ground(wide, height, [*shapes, *below]), *drawn])


def _frame(wide: float, pairs: Sequence[Pair], head: str) -> Frame:
    names = [name for pair in pairs for name in (pair.name, pair.below)]
    columns = named_rows.columns(wide, names, [pair.shown for pair in pairs])
    columns = columns._replace(right=min(columns.right, wide - width(head, SMALL) - GAP))
    room = max((width(n, SMALL) for pair in pairs for n in pair.numbers), default=0.0) + AFTER
    most = max((max(pair.first, pair.second) for pair in pairs), default=1.0)
    end = max(columns.right - room, columns.left + 1)
    return Frame(columns, Scale(0.0, most or 1.0, columns.left, end), wide)


def _least(pair: Pair, room: float) -> float:
    lines = len(wrap(pair.name, ROLE, room, LINES)) + bool(pair.below)
    return max(lines * PITCH, 2 * THICK + BETWEEN + PAD) + 2 * PAD


def _part(pair: Pair, row: NamedRow, frame: Frame) -> Node:
    shapes = [
        *_words(pair, row, frame.columns.names),
        *_bars(pair, row, frame.scale),
        *named_rows.value(row, frame.wide, pair.shown),
    ]
    area = named_rows.area(row, frame.wide)
    return part(pair.id, area, shapes, pair.touchpoint_id, pair.label)


def _words(pair: Pair, row: NamedRow, room: float) -> Iterable[Shape]:
    top = row.middle - (len(row.lines) + bool(pair.below)) * PITCH / 2
    yield from paragraph(0.0, top, row.lines, ROLE, "text", PITCH)
    below = top + (len(row.lines) + 0.5) * PITCH
    words = elide(pair.below, SMALL, room)
    yield from line(0.0, middle(below, SMALL), words, SMALL, "text.muted")


def _bars(pair: Pair, row: NamedRow, scale: Scale) -> Iterable[Shape]:
    top = row.middle - THICK - BETWEEN / 2
    for value, words, hatched in zip((pair.first, pair.second), pair.numbers, (0, 1), strict=True):
        end = max(scale.at(value), scale.start + (1 if value else 0))
        if value:
            yield from strip(Area(scale.start, top, end, top + THICK), pair.role, bool(hatched))
        y = middle(top + THICK / 2, SMALL)
        yield from line(end + AFTER, y, words, SMALL, "text.muted")
        top += THICK + BETWEEN
