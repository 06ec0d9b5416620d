"""Several charts below each other as one picture (room: geometry)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from canvas_app.layout.charts.figure import figure, ground
from canvas_app.layout.lines import line, middle
from canvas_app.layout.picture import Node, Picture
from canvas_app.layout.sizes import TITLE
from canvas_app.text import elide

HEADING = 26.0
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
            words = line(0.0, middle(9.0, TITLE), elide(heading, TITLE, wide), TITLE, "text")
            nodes.append(replace(ground(wide, HEADING, words, heading, f"heading:{place}"), y=y))
            y += HEADING
        ids = (f"{node.id}:{place}" if node.id == "ground" else node.id for node in chart.nodes)
        moved = zip(chart.nodes, ids, strict=True)
        nodes += [replace(node, id=id_, y=node.y + y) for node, id_ in moved]
        y += chart.height
    return figure(wide, y, nodes)
