"""Several charts below each other as one picture (room: geometry)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from canvas_app.layout.charts.figure import figure, ground
from canvas_app.layout.lines import line, middle
from canvas_app.layout.picture import Node, Picture
from canvas_app.layout.sizes import TITLE
from canvas_app.text import wrap

HEADING, PITCH = 26.0, 17.0
"""How high a heading is, and how much higher with each line more, in points."""
LINES = 2
BETWEEN = 14.0


def stacked(wide: float, listed: Iterable[tuple[str, Picture]]) -> Picture:
    """Return charts below each other, each under its heading ("" for none).

    ``wide`` in points. What leads nowhere gets the place of its chart as an id.
    """
    nodes: list[Node] = []
    y = 0.0
    for place, (heading, chart) in enumerate(listed):
        y += BETWEEN if place else 0.0
        if heading:
            rows = wrap(heading, TITLE, wide, LINES)
            high = HEADING + (len(rows) - 1) * PITCH
            words = [
                shape
                for row, told in enumerate(rows)
                for shape in line(0.0, middle(9.0, TITLE) + row * PITCH, told, TITLE, "text")
            ]
            nodes.append(replace(ground(wide, high, words, heading, f"heading:{place}"), y=y))
            y += high
        ids = (f"{node.id}:{place}" if node.id == "ground" else node.id for node in chart.nodes)
        moved = zip(chart.nodes, ids, strict=True)
        nodes += [replace(node, id=id_, y=node.y + y) for node, id_ in moved]
        y += chart.height
    return figure(wide, y, nodes)
