"""A table: words on the left, numbers in columns (room: geometry)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from canvas_app.layout.charts.axis import rule
from canvas_app.layout.charts.figure import figure, ground, part
from canvas_app.layout.labels import Area
from canvas_app.layout.lines import line, middle, paragraph
from canvas_app.layout.picture import Node, Picture, Shape
from canvas_app.layout.sizes import NUMBER, ROLE, SMALL
from canvas_app.text import Font, width, wrap

PITCH = 15.0
PAD = 5.0
GAP = 10.0
HEAD = 20.0
STRONG = Font(12, "semibold")
LEAST = 0.34
"""Part of the width that the words have at least."""


class Row(NamedTuple):
    """A line: its words, then its numbers, the last of them in a colour of its own."""

    id: str
    name: str
    numbers: tuple[str, ...]
    role: str = "text"
    strong: bool = False
    indent: float = 0.0
    touchpoint_id: str | None = None
    label: str = ""


def table(wide: float, heads: Sequence[str], listed: Sequence[Row], foot: str = "") -> Picture:
    """Return words with numbers under ``heads``; the first head stands over the words.

    ``wide`` in points. Columns are as wide as their longest number or head; ``foot`` is said
    below.
    """
    count = len(heads) - 1
    most = wide * (1 - LEAST) / max(count, 1) - GAP
    widths = [min(_needed(heads, listed, at), most) for at in range(count)]
    ends = [
        wide - sum(widths[at + 1 :]) - GAP * (len(widths) - at - 1) for at in range(len(widths))
    ]
    room = wide - sum(widths) - GAP * len(widths)
    shapes = [*_heads(heads, ends, room), rule(0.0, HEAD, wide, HEAD, "line.strong")]
    nodes: list[Node] = []
    y = HEAD + 2.0
    for row in listed:
        lines = wrap(row.name, STRONG if row.strong else ROLE, room - row.indent, 3)
        tall = len(lines) * PITCH + 2 * PAD
        area = Area(0.0, y, wide, y + tall)
        nodes.append(part(row.id, area, _row(row, lines, area, ends), row.touchpoint_id, row.label))
        y += tall
        shapes.append(rule(0.0, y, wide, y))
    told = wrap(foot, SMALL, wide, 3)
    shapes += paragraph(0.0, y + PAD, told, SMALL, "text.muted", PITCH)
    height = y + 1 + (len(told) * PITCH + PAD if told else 0.0)
    return figure(wide, height, [ground(wide, height, shapes), *nodes])


def _needed(heads: Sequence[str], listed: Sequence[Row], at: int) -> float:
    numbers = (width(row.numbers[at], NUMBER) for row in listed)
    return max(width(heads[at + 1], SMALL), *numbers, 0.0)


def _heads(heads: Sequence[str], ends: Sequence[float], room: float) -> Iterable[Shape]:
    y = middle(HEAD / 2, SMALL)
    yield from line(0.0, y, heads[0], SMALL, "text.muted")
    for head, end in zip(heads[1:], ends, strict=True):
        yield from line(end, y, head, SMALL, "text.muted", 1.0)


def _row(row: Row, lines: tuple[str, ...], area: Area, ends: Sequence[float]) -> Iterable[Shape]:
    centre = (area.top + area.bottom) / 2
    font = STRONG if row.strong else ROLE
    yield from paragraph(row.indent, centre - len(lines) * PITCH / 2, lines, font, "text", PITCH)
    for place, (shown, end) in enumerate(zip(row.numbers, ends, strict=True)):
        last = place == len(ends) - 1
        face = NUMBER if last or row.strong else SMALL
        yield from line(end, middle(centre, face), shown, face, row.role if last else "text", 1.0)
