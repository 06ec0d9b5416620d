"""A chart as a picture: parts with places, names and the card they lead to (room: geometry)."""

from __future__ import annotations

from collections.abc import Iterable

from canvas_app.layout.labels import Area
from canvas_app.layout.picture import Box, Disc, Icon, Node, Path, Picture, Shape

GROUND = "ground"
"""The id of what leads nowhere: axes, bands, lines."""


def figure(width: float, height: float, parts: Iterable[Node]) -> Picture:
    """Return a chart from its parts in painting order."""
    return Picture(width, height, tuple(parts))


def ground(
    width: float, height: float, shapes: Iterable[Shape], label: str = "", id_: str = GROUND
) -> Node:
    """Return what lies under the points of a chart; its shapes use the chart's places."""
    return part(id_, Area(0.0, 0.0, width, height), shapes, label=label)


def part(
    id_: str,
    area: Area,
    shapes: Iterable[Shape],
    touchpoint_id: str | None = None,
    label: str = "",
) -> Node:
    """Return something to point at: a node that covers ``area``.

    ``shapes`` use the chart's places; ``label`` is what a screen reader says of it.
    """
    drawn = tuple(moved(shape, -area.left, -area.top) for shape in shapes)
    return Node(
        id_,
        "chart",
        area.left,
        area.top,
        area.right - area.left,
        area.bottom - area.top,
        (drawn, label),
        lambda _detail: drawn,
        touchpoint_id=touchpoint_id,
        describe=lambda: label,
    )


def moved(shape: Shape, dx: float, dy: float) -> Shape:
    """Return a shape moved by (dx, dy)."""
    match shape:
        case Path(steps, fill, stroke, line, dash):
            return Path(tuple(_step(step, dx, dy) for step in steps), fill, stroke, line, dash)
        case Box(x, y, width, height, fill, stroke, line, radius, dash):
            return Box(x + dx, y + dy, width, height, fill, stroke, line, radius, dash)
        case Disc(x, y, radius, fill, stroke, line):
            return Disc(x + dx, y + dy, radius, fill, stroke, line)
        case Icon(x, y, name, size, colour):
            return Icon(x + dx, y + dy, name, size, colour)
    return type(shape)(
        shape.x + dx, shape.y + dy, shape.string, shape.font, shape.colour, shape.width
    )


def _step(step: tuple[str | float, ...], dx: float, dy: float) -> tuple[str | float, ...]:
    command, *places = step
    shifts = (dx, dy)
    return (command, *(float(place) + shifts[at % 2] for at, place in enumerate(places)))
