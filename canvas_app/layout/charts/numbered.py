"""The list that says what the numbers in a chart mean (room: geometry)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from canvas_app.i18n import number
from canvas_app.layout.charts.figure import part
from canvas_app.layout.labels import Area
from canvas_app.layout.lines import line, middle, paragraph
from canvas_app.layout.picture import Node
from canvas_app.layout.sizes import NUMBER, SMALL
from canvas_app.text import width, wrap

LEAST = 140.0
PITCH = 14.0
GAP = 5.0
BETWEEN = 12.0
LINES = 3


class Entry(NamedTuple):
    """What a number stands for: the id of the node in the list, the words, the card."""

    id: str
    words: str
    role: str = "text"
    touchpoint_id: str | None = None


def numbered(
    entries: Sequence[Entry], left: float, top: float, right: float, least: float = LEAST
) -> tuple[list[Node], float]:
    """Return entries 1, 2, … in columns of at least ``least`` below ``top``, and where they end."""
    across = max(1, int((right - left + BETWEEN) / (least + BETWEEN)))
    pitch = (right - left + BETWEEN) / across
    lead = max((width(number(n + 1), NUMBER) for n in range(len(entries))), default=0.0) + GAP
    room = pitch - BETWEEN - lead
    nodes: list[Node] = []
    for start in range(0, len(entries), across):
        listed = [wrap(e.words, SMALL, room, LINES) for e in entries[start : start + across]]
        height = max(map(len, listed)) * PITCH + 3
        for at, lines in enumerate(listed):
            area = Area(left + at * pitch, top, left + (at + 1) * pitch - BETWEEN, top + height)
            nodes.append(_entry(entries[start + at], start + at + 1, lines, area, lead))
        top += height
    return nodes, top


def _entry(entry: Entry, n: int, lines: tuple[str, ...], area: Area, lead: float) -> Node:
    y = middle(area.top + PITCH / 2, NUMBER)
    shapes = (
        *line(area.left + lead - GAP, y, number(n), NUMBER, entry.role, 1.0),
        *paragraph(area.left + lead, area.top, lines, SMALL, "text.muted", PITCH),
    )
    return part(entry.id, area, shapes, entry.touchpoint_id, f"{number(n)} {entry.words}")
